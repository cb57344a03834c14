/// Decisions about a session's chat on a real PostgreSQL: who may take them, what they write, who sees what of it.
@NullMarked
package live.chobi.chat.moderation;

import org.jspecify.annotations.NullMarked;
