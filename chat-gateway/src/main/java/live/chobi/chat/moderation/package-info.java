/// The decisions of those who moderate a session's chat: one procedure and one command each. What they add up to is the
/// business of [live.chobi.chat.standing].
///
/// Procedures run on virtual threads, commands on the sequencer's shards.
@NullMarked
package live.chobi.chat.moderation;

import org.jspecify.annotations.NullMarked;
