/// Likes, on a real PostgreSQL and a clock that is set.
@NullMarked
package live.chobi.streaming.likes;

import org.jspecify.annotations.NullMarked;
