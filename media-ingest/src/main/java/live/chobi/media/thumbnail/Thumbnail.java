package live.chobi.media.thumbnail;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.time.Duration;
import java.time.Instant;

/// A JPEG of what a stream showed. Immutable.
///
/// @param content on the heap and shared: releasing it does nothing. Each call answers a duplicate with indexes of its
/// own; its bytes are never to be changed
/// @param madeAt no two of a session have the same, so that it can stand in an ETag
public record Thumbnail(ByteBuf content, Instant madeAt) {
    public static final String CONTENT_TYPE = "image/jpeg";
    /// How often a stream gets a new one, while it has key frames and the machine has time.
    public static final Duration EVERY = Duration.ofSeconds(12);

    static Thumbnail of(byte[] jpeg, Instant madeAt) {
        return new Thumbnail(Unpooled.unreleasableBuffer(Unpooled.wrappedBuffer(jpeg)), madeAt);
    }

    @Override
    public ByteBuf content() {
        return content.duplicate();
    }
}
