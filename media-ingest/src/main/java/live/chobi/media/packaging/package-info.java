/// Packaging: frames of a stream to fragmented MP4 segments and HLS playlists (RFC 8216, ISO/IEC 14496-12).
///
/// A packager belongs to its stream's event loop; what it has published is immutable and read by any thread through
/// [HlsOrigin]. Imports `stream`, never a protocol.
@NullMarked
package live.chobi.media.packaging;

import org.jspecify.annotations.NullMarked;
