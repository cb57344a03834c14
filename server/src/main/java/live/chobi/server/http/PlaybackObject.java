package live.chobi.server.http;

import io.netty.buffer.ByteBuf;
import java.util.Optional;

/// Bytes that all viewers of a session share. Each receiver gets both buffers retained for it, with its own indices.
///
/// @param gzipped the same bytes compressed once by the source; playlists have it, media does not
/// @param immutable never changes under its name, so that caches keep it: media, not playlists
public record PlaybackObject(ByteBuf content, Optional<ByteBuf> gzipped, String contentType, boolean immutable) {
    void release() {
        content.release();
        gzipped.ifPresent(ByteBuf::release);
    }
}
