package live.chobi.media.packaging;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The segments a playlist lists, and those that have just left it and are still fetched by players with an older list.
/// Owner: the stream's event loop.
///
/// The recent ones are in memory until the shelf has them, a moment later; the others are on the shelf. An older segment
/// that it has not cannot be listed, nor can those before it, since sequence numbers have no holes.
final class SegmentWindow {
    static final long MEMORY_US = 60_000_000;
    /// 60 s of 10 Mbit/s.
    static final long BYTES_MAX = 80L << 20;
    /// RFC 8216bis §6.2.2 keeps a removed segment for its own duration and that of the list it was in; players that are
    /// that far behind are about to be told so anyway, a few are enough.
    private static final int LEAVING_MAX = 6;
    /// RFC 8216bis §6.2.2: a live list keeps at least three target durations, as far as the bytes allow.
    private static final int LISTED_MIN = 3;
    /// Parts are fetched for a while after they have left the list, as segments are.
    private static final long PARTS_KEPT_US = 2 * MediaPlaylist.PARTS_LISTED_US;

    /// Hears what can be fetched.
    interface Changes {
        void arrived(Segment segment);

        void moved(Segment onDisk);

        /// @param init whether its init segment has gone with it
        void gone(Segment segment, boolean init);

        void partsGone(Segment segment);

        /// Whether anybody has asked for anything lately. Asked once for each segment.
        boolean isWatched();
    }

    private final SegmentShelf shelf;
    private final Changes changes;
    private final ArrayDeque<Segment> stored = new ArrayDeque<>();
    private final ArrayDeque<Segment> recent = new ArrayDeque<>();
    private final ArrayDeque<Segment> leaving = new ArrayDeque<>();
    /// Those that only memory has.
    private final ArrayDeque<Segment> unshelved = new ArrayDeque<>();
    private final ArrayDeque<Segment> withParts = new ArrayDeque<>();
    private long listedUs;
    private long recentUs;
    private long memoryBytes;
    private long partsUs;
    private long discontinuitySequence;
    private int dependent;
    private List<Segment> listed = List.of();

    SegmentWindow(long firstSequence, SegmentShelf shelf, Changes changes) {
        this.discontinuitySequence = firstSequence;
        this.shelf = shelf;
        this.changes = changes;
    }

    void add(Segment segment) {
        recent.addLast(segment);
        withParts.addLast(segment);
        listedUs += segment.durationUs();
        recentUs += segment.durationUs();
        memoryBytes += segment.bytes();
        partsUs += segment.durationUs();
        dependent += segment.independent() ? 0 : 1;
        changes.arrived(segment);
        serveFromShelf();
        unshelved.addLast(segment);
        shelf.offer(segment, changes.isWatched());
        while (partsUs - withParts.getFirst().durationUs() >= PARTS_KEPT_US) {
            Segment first = withParts.removeFirst();
            partsUs -= first.durationUs();
            changes.partsGone(first);
        }
        while (recent.size() > LISTED_MIN
                && (recentUs - recent.getFirst().durationUs() >= MEMORY_US || memoryBytes > BYTES_MAX)) {
            shelve(recent.removeFirst());
        }
        while (!stored.isEmpty() && listedUs - stored.getFirst().durationUs() >= shelf.window().toNanos() / 1_000) {
            leave(stored.removeFirst());
        }
        listed = Stream.concat(stored.stream(), recent.stream()).toList();
    }

    /// What lies on disk is sent from there, by the kernel, and memory lets go of it.
    private void serveFromShelf() {
        while (!unshelved.isEmpty()) {
            Optional<Segment.Media.OnDisk> place = shelf.find(unshelved.getFirst().sequence());
            if (place.isEmpty()) {
                return;
            }
            Segment moved = unshelved.removeFirst().movedTo(place.get());
            memoryBytes -= moved.bytes();
            replace(recent, moved);
            replace(withParts, moved);
            changes.moved(moved);
        }
    }

    private static void replace(ArrayDeque<Segment> segments, Segment moved) {
        for (int i = segments.size(); i > 0; i--) {
            Segment each = segments.removeFirst();
            segments.addLast(each.sequence() == moved.sequence() ? moved : each);
        }
    }

    private void shelve(Segment segment) {
        recentUs -= segment.durationUs();
        if (segment.media() instanceof Segment.Media.OnDisk) {
            stored.addLast(segment);
            return;
        }
        memoryBytes -= segment.bytes();
        unshelved.remove(segment);
        while (!stored.isEmpty()) {
            leave(stored.removeFirst());
        }
        leave(segment);
    }

    private void leave(Segment segment) {
        listedUs -= segment.durationUs();
        discontinuitySequence += segment.discontinuity() ? 1 : 0;
        dependent -= segment.independent() ? 0 : 1;
        leaving.addLast(segment);
        while (leaving.size() > LEAVING_MAX) {
            Segment gone = leaving.removeFirst();
            changes.gone(gone, leaving.getFirst().newMap());
            shelf.release(gone.sequence());
        }
    }

    /// The numbers go on elsewhere, and a list cannot have a hole: what is listed leaves it.
    void restart(long newDiscontinuitySequence) {
        stored.forEach(this::leave);
        stored.clear();
        recent.forEach(this::leave);
        recent.clear();
        unshelved.clear();
        recentUs = 0;
        memoryBytes = 0;
        withParts.forEach(changes::partsGone);
        withParts.clear();
        partsUs = 0;
        discontinuitySequence = newDiscontinuitySequence;
        listed = List.of();
    }

    boolean isEmpty() {
        return listed.isEmpty();
    }

    /// Immutable.
    List<Segment> listed() {
        return listed;
    }

    long discontinuitySequence() {
        return discontinuitySequence;
    }

    boolean isIndependent() {
        return dependent == 0;
    }
}
