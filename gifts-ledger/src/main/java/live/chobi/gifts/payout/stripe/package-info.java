/// Stripe Connect as a payout provider: transfers to hosts' connected accounts, and webhooks. Virtual threads.
@NullMarked
package live.chobi.gifts.payout.stripe;

import org.jspecify.annotations.NullMarked;
