/// Logs, their rows, and the sequencer: one transaction for money, log rows, events and jobs.
///
/// Sequencer shards are virtual threads, one each; everything a shard touches while it runs a batch belongs to that
/// thread. Imports the kernel, the schema and the outbox; money only through the port [Postings].
@NullMarked
package live.chobi.log;

import org.jspecify.annotations.NullMarked;
