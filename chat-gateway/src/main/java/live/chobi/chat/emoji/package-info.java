/// Custom emoji: small pictures that a channel's owner names, and that stand in its messages as `:name:`.
/// Virtual threads.
@NullMarked
package live.chobi.chat.emoji;

import org.jspecify.annotations.NullMarked;
