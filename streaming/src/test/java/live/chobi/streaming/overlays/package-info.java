/// Where else a session is sent, on a real PostgreSQL, with media played by the test.
@NullMarked
package live.chobi.streaming.overlays;

import org.jspecify.annotations.NullMarked;
