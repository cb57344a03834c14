/// Gifts that an administrator gives back: the giver's coins, the host's diamonds and the platform's fee, by the
/// ledger's reversals. Virtual threads.
@NullMarked
package live.chobi.gifts.refunds;

import org.jspecify.annotations.NullMarked;
