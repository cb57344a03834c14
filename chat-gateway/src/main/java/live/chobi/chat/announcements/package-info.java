/// Announcements: what the people who run a session tell everybody in it.
///
/// Procedures run on virtual threads, commands on the sequencer's shards.
@NullMarked
package live.chobi.chat.announcements;

import org.jspecify.annotations.NullMarked;
