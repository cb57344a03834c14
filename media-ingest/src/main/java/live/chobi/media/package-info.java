/// Media on its way through one node: encoders publish over RTMP ([live.chobi.media.rtmp]), a neutral stream
/// ([live.chobi.media.stream]) carries the frames, packaging ([live.chobi.media.packaging]) makes HLS of them. This
/// package holds the public door: the server, its ports to the rest of Chobi and its metrics.
///
/// Netty's event loops own everything; the few methods that any thread may call say so. Imports kernel, Netty,
/// Prometheus and SLF4J only.
@NullMarked
package live.chobi.media;

import org.jspecify.annotations.NullMarked;
