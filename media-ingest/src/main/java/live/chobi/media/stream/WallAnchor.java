package live.chobi.media.stream;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// Ties the stream's timeline to the wall clock, for programme date-time. Owner: the stream's event loop.
///
/// Encoders' clocks drift and networks stall, so frames come early and late; only a large and lasting difference moves
/// the anchor, since each move is a discontinuity for every player.
final class WallAnchor {
    static final Duration DRIFT_MAX = Duration.ofSeconds(10);

    private Instant zero = Instant.EPOCH;
    private boolean set;

    /// Whether the anchor had to move.
    boolean observe(long mediaUs, Instant now) {
        Instant fresh = now.minusNanos(mediaUs * 1_000).truncatedTo(ChronoUnit.MILLIS);
        if (!set) {
            set = true;
            zero = fresh;
            return false;
        }
        if (Duration.between(zero, fresh).abs().compareTo(DRIFT_MAX) <= 0) {
            return false;
        }
        zero = fresh;
        return true;
    }

    /// The wall clock's time at zero of the timeline.
    Instant zero() {
        return zero;
    }

    Instant at(long mediaUs) {
        return zero.plusNanos(mediaUs * 1_000);
    }
}
