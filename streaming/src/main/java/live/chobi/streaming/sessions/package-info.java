/// The life of a session: created, live, interrupted, ended; its procedures, its log commands, its key.
///
/// Procedures run on virtual threads; commands are decided on the sequencer's shards.
@NullMarked
package live.chobi.streaming.sessions;

import org.jspecify.annotations.NullMarked;
