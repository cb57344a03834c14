package live.chobi.media.packaging;

import io.netty.buffer.ByteBuf;
import java.nio.file.Path;
import java.util.Optional;

/// What the origin has for a player.
///
/// Buffers are on the heap, shared by all viewers and freed by the collector: releasing one does nothing, and each call
/// answers a duplicate with indexes of its own, which may be written to a channel as it is. Their bytes are never to
/// be changed.
public sealed interface HlsAnswer permits HlsAnswer.Bytes, HlsAnswer.FilePart, HlsAnswer.Growing, HlsAnswer.Refused,
        HlsAnswer.Missing {
    /// How long anybody may keep it.
    enum Caching {
        /// Its name is never used for other bytes.
        IMMUTABLE,
        /// A playlist as it is now; it grows by a part a moment later.
        PLAYLIST,
        /// A playlist that was asked for by the media it must have, so that the question tells its age.
        BLOCKED_PLAYLIST
    }

    /// Something that is complete and in memory. Immutable, any thread.
    final class Bytes implements HlsAnswer {
        private final SharedBytes bytes;
        private final String contentType;
        private final Caching caching;

        Bytes(SharedBytes bytes, String contentType, Caching caching) {
            this.bytes = bytes;
            this.contentType = contentType;
            this.caching = caching;
        }

        public ByteBuf content() {
            return bytes.content();
        }

        /// The same, compressed once for all who ask; empty for media.
        public Optional<ByteBuf> gzipped() {
            return caching == Caching.IMMUTABLE ? Optional.empty() : Optional.of(bytes.gzipped());
        }

        public String contentType() {
            return contentType;
        }

        public Caching caching() {
            return caching;
        }
    }

    /// Media on disk. The file can be opened as long as a playlist lists it.
    record FilePart(Path file, long offset, long length, String contentType, Caching caching) implements HlsAnswer {}

    /// A part that is still being made.
    record Growing(String contentType, Caching caching, GrowingBody source) implements HlsAnswer {}

    /// @param status 400, 503
    record Refused(int status, String reason, String message) implements HlsAnswer {}

    /// Never was there, or has left the list.
    record Missing() implements HlsAnswer {}
}
