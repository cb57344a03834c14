/// Messages: sending one, and reading those that were sent.
///
/// Procedures run on virtual threads, commands on the sequencer's shards.
@NullMarked
package live.chobi.chat.messages;

import org.jspecify.annotations.NullMarked;
