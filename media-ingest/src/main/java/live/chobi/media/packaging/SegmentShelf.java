package live.chobi.media.packaging;

import java.time.Duration;
import java.util.Optional;

/// Keeps the segments of one rendition when memory does not any more. Owner: the stream's event loop; never blocks.
interface SegmentShelf {
    /// For streams that are only kept in memory.
    SegmentShelf NONE = new SegmentShelf() {
        @Override
        public Duration window() {
            return Duration.ZERO;
        }

        @Override
        public void offer(Segment segment, boolean wanted) {
        }

        @Override
        public Optional<Segment.Media.OnDisk> find(long sequence) {
            return Optional.empty();
        }

        @Override
        public void release(long sequence) {
        }

        @Override
        public void close() {
        }
    };

    /// How long a segment is listed.
    Duration window();

    /// A segment that has just been listed; it may be stored, soon, or not.
    ///
    /// @param wanted somebody is watching, and will fetch it
    void offer(Segment segment, boolean wanted);

    /// Empty when it was not stored, or is not yet.
    Optional<Segment.Media.OnDisk> find(long sequence);

    /// Nobody fetches this segment any more, nor those before it.
    void release(long sequence);

    /// Nobody fetches anything any more.
    void close();
}
