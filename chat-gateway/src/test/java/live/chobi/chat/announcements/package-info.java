/// On a real PostgreSQL.
@NullMarked
package live.chobi.chat.announcements;

import org.jspecify.annotations.NullMarked;
