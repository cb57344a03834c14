/// Money: accounts, transfers, entries, hash chains. The only writer of the `ledger` schema; knows nothing of gifts.
///
/// Writing happens on the sequencer's shards, through the port [live.chobi.log.Postings]; reading on virtual threads.
/// Imports the kernel, the schema, the outbox and the log.
@NullMarked
package live.chobi.ledger;

import org.jspecify.annotations.NullMarked;
