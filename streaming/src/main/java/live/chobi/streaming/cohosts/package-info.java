/// Co-hosts: who shares a host's rights in a session's chat. Appointed by its owner and administrators only.
///
/// Procedures run on virtual threads, commands on the sequencer's shards.
@NullMarked
package live.chobi.streaming.cohosts;

import org.jspecify.annotations.NullMarked;
