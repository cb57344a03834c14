/// On a real PostgreSQL.
@NullMarked
package live.chobi.chat.polls;

import org.jspecify.annotations.NullMarked;
