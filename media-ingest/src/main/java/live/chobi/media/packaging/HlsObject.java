package live.chobi.media.packaging;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;

/// One answer of the origin.
///
/// @param content on the heap, shared by all viewers and freed by the collector: releasing it does nothing. Each call
/// answers a duplicate with indexes of its own, which may be written to a channel as it is; its bytes are never to
/// be changed
public record HlsObject(ByteBuf content, String contentType, Cache cache) {
    /// How long anybody may keep it.
    public enum Cache {
        /// Its name is never used for other bytes.
        IMMUTABLE,
        /// Grows by a segment every other second.
        PLAYLIST
    }

    @Override
    public ByteBuf content() {
        return content.duplicate();
    }

    static ByteBuf shared(byte[] bytes) {
        return Unpooled.unreleasableBuffer(Unpooled.wrappedBuffer(bytes));
    }
}
