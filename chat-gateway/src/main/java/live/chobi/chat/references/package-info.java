/// What a message refers to: the one it answers, the people it mentions, the emoji it shows.
///
/// Procedures run on virtual threads, commands on the sequencer's shards.
@NullMarked
package live.chobi.chat.references;

import org.jspecify.annotations.NullMarked;
