package live.chobi.server.http;

import io.netty.buffer.ByteBuf;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// What a source has for a player.
public sealed interface PlaybackAnswer {
    /// Bytes that all viewers of a session share. Each receiver gets both buffers retained for it, with its own
    /// indices.
    ///
    /// @param gzipped the same bytes compressed once by the source; playlists have it, media does not
    record Bytes(ByteBuf content, Optional<ByteBuf> gzipped, String contentType, Caching caching)
            implements
                PlaybackAnswer {}

    /// Bytes that change now and then under one name: a picture of what is on air. Shared as above.
    ///
    /// @param etag strong: never the same for other bytes of this name (RFC 9110 §8.8.3)
    /// @param maxAge how long anybody may keep it without asking
    record Versioned(ByteBuf content, String contentType, String etag, Duration maxAge) implements PlaybackAnswer {}

    /// Media on disk. The file can be opened for as long as a playlist lists it.
    record FilePart(Path file, long offset, long length, String contentType, Caching caching)
            implements
                PlaybackAnswer {}

    /// A part that is still being made.
    record Growing(String contentType, Caching caching, GrowingBody source) implements PlaybackAnswer {}

    /// @param status 400, 503
    record Refused(int status, String reason, String message) implements PlaybackAnswer {}

    record Missing() implements PlaybackAnswer {}

    /// How long anybody may keep it.
    enum Caching {
        /// Its name is never used for other bytes: media.
        IMMUTABLE,
        /// A playlist as it is now.
        PLAYLIST,
        /// A playlist that was asked for by the media it must have (`_HLS_msn`).
        BLOCKED_PLAYLIST
    }

    /// When nobody takes it any more.
    default void release() {
        if (this instanceof Bytes(var content, var gzipped, _, _)) {
            content.release();
            gzipped.ifPresent(ByteBuf::release);
        } else if (this instanceof Versioned versioned) {
            versioned.content().release();
        }
    }
}
