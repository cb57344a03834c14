/// The JSON dialect as tables; events and jobs on a real PostgreSQL, their readers turned by hand.
@NullMarked
package live.chobi.outbox;

import org.jspecify.annotations.NullMarked;
