/// Tests of the bus between nodes.
@NullMarked
package live.chobi.server.bus;

import org.jspecify.annotations.NullMarked;
