/// Overlays: pages that a host lays over their own picture in the broadcasting program. Whoever has an overlay's
/// address sees what viewers of that host see, private sessions too, and can do nothing.
@NullMarked
package live.chobi.streaming.overlays;

import org.jspecify.annotations.NullMarked;
