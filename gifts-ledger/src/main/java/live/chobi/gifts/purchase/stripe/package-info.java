/// Stripe as a payment provider: Checkout Sessions, refunds and webhooks. The only package that knows its library.
/// Virtual threads.
@NullMarked
package live.chobi.gifts.purchase.stripe;

import org.jspecify.annotations.NullMarked;
