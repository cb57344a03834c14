/// The servers under load: how each is started, reached and stopped, and what it costs.
@NullMarked
package live.chobi.bench.servers;

import org.jspecify.annotations.NullMarked;
