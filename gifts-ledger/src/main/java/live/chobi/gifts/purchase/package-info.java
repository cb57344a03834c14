/// Buying coins: a purchase and what becomes of it.
///
/// A purchase's terms are fixed when it is made. What a payment provider tells about it comes by signed messages, in any
/// order and more than once; each is merged into the purchase's [live.chobi.gifts.purchase.Standing], from which follows
/// how many coins it is worth. The sequencer posts the difference in the same transaction. Procedures run on virtual
/// threads, commands on the sequencer's shards, under the lock of the buyer's wallet.
@NullMarked
package live.chobi.gifts.purchase;

import org.jspecify.annotations.NullMarked;
