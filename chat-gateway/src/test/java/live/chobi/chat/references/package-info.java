/// On a real PostgreSQL.
@NullMarked
package live.chobi.chat.references;

import org.jspecify.annotations.NullMarked;
