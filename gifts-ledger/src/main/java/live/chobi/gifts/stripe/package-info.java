/// Stripe's library, and what everything that talks to Stripe shares: the account, what its errors mean, its amounts
/// and its signed messages. Only the packages `stripe` know that library. Virtual threads.
@NullMarked
package live.chobi.gifts.stripe;

import org.jspecify.annotations.NullMarked;
