package live.chobi.media.packaging;

import java.util.concurrent.atomic.AtomicInteger;
import live.chobi.media.stream.TimeSource;

/// How many requests may wait on this node, whatever for. Any thread.
final class WaitingPlaces {
    /// Some 300 bytes each.
    static final int PLACES = 50_000;

    private final TimeSource time;
    private final Later later;
    private final PackagingEvents events;
    private final AtomicInteger taken = new AtomicInteger();

    WaitingPlaces(TimeSource time, Later later, PackagingEvents events) {
        this.time = time;
        this.later = later;
        this.events = events;
    }

    /// False when all are taken; then [#free] is not to be called.
    boolean take() {
        if (taken.incrementAndGet() <= PLACES) {
            return true;
        }
        taken.decrementAndGet();
        events.turnedAway();
        return false;
    }

    void free() {
        taken.decrementAndGet();
    }

    int taken() {
        return taken.get();
    }

    long nanos() {
        return time.nanos();
    }

    Later later() {
        return later;
    }
}
