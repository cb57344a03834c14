/// MPEG-TS for old players: made from finished fragments when somebody asks, so it costs nothing otherwise. Pure
/// functions of a fragment and its configurations, for any thread; a segment weighs a millisecond or two.
///
/// Imports `codec` and Netty's buffers.
@NullMarked
package live.chobi.media.packaging.ts;

import org.jspecify.annotations.NullMarked;
