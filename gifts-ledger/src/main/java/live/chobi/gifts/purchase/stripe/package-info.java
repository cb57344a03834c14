/// Stripe as a payment provider: Checkout Sessions, refunds and webhooks. Virtual threads.
@NullMarked
package live.chobi.gifts.purchase.stripe;

import org.jspecify.annotations.NullMarked;
