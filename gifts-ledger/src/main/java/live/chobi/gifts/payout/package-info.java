/// Paying hosts for their diamonds: a request, what people decide about it, and what its money does.
///
/// A request sets its diamonds aside by a hold of the ledger and fixes what they bring. What a provider tells of it
/// comes by signed messages and reports, in any order and more than once; each is merged, the state follows from all
/// that is known, and the diamonds follow the state in the same transaction. Procedures and jobs run on virtual threads,
/// commands on the sequencer's shards, under the lock of the host's earnings.
@NullMarked
package live.chobi.gifts.payout;

import org.jspecify.annotations.NullMarked;
