/// Sessions on a real PostgreSQL: their phases, and who may do what with them.
@NullMarked
package live.chobi.streaming.sessions;

import org.jspecify.annotations.NullMarked;
