/// Polls: a question, two to six options, a time, and one vote for each user. The database counts.
///
/// Procedures run on virtual threads, commands on the sequencer's shards.
@NullMarked
package live.chobi.chat.polls;

import org.jspecify.annotations.NullMarked;
