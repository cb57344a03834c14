/// What rooms promise their members: each row once and in order, or a notice; and what a slow one costs the others.
@NullMarked
package live.chobi.chat.room;

import org.jspecify.annotations.NullMarked;
