/// Giving: the command, its streaks and its procedure.
///
/// The command is decided on the sequencer's shards.
@NullMarked
package live.chobi.gifts.sending;

import org.jspecify.annotations.NullMarked;
