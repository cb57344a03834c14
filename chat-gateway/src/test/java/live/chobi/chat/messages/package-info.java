/// The rules of a session's chat: the flood gate with a clock that is set, messages on a real PostgreSQL.
@NullMarked
package live.chobi.chat.messages;

import org.jspecify.annotations.NullMarked;
