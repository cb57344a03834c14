/// On a real PostgreSQL.
@NullMarked
package live.chobi.chat.emoji;

import org.jspecify.annotations.NullMarked;
