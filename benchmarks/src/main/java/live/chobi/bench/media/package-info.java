/// Load for media servers over their public protocols: RTMP encoders and players, HLS viewers. Knows no server's
/// inside, so that all are treated alike.
@NullMarked
package live.chobi.bench.media;

import org.jspecify.annotations.NullMarked;
