/// Co-hosts, on a real PostgreSQL.
@NullMarked
package live.chobi.streaming.cohosts;

import org.jspecify.annotations.NullMarked;
