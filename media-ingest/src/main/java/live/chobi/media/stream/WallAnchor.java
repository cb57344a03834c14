package live.chobi.media.stream;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// Ties the stream's timeline to the wall clock, for programme date-time. Owner: the stream's event loop.
///
/// Encoders' clocks drift and networks stall, so frames come early and late; only a large and lasting difference moves
/// the anchor, since each move is a discontinuity for every player. But encoders also send what they have gathered all
/// at once when they begin, which makes frames seem newer than they are: so at first the anchor settles on the lowest
/// difference seen.
final class WallAnchor {
    static final Duration DRIFT_MAX = Duration.ofSeconds(10);

    /// About as long as bursts at the beginning are; a first segment takes longer.
    static final Duration SETTLING = Duration.ofMillis(900);
    /// Less is not worth telling.
    static final Duration SETTLED_STEP = Duration.ofMillis(20);

    enum Move {
        NONE,
        /// The same anchor, better known.
        SETTLED,
        /// What follows has no relation to what was before.
        JUMPED
    }

    private Instant zero = Instant.EPOCH;
    private Instant settledAt = Instant.EPOCH;
    private boolean set;

    Move observe(long mediaUs, Instant now) {
        Instant fresh = now.minusNanos(mediaUs * 1_000).truncatedTo(ChronoUnit.MILLIS);
        Duration later = Duration.between(zero, fresh);
        if (!set || later.abs().compareTo(DRIFT_MAX) > 0) {
            Move move = set ? Move.JUMPED : Move.NONE;
            set = true;
            zero = fresh;
            settledAt = now.plus(SETTLING);
            return move;
        }
        if (now.isBefore(settledAt) && later.negated().compareTo(SETTLED_STEP) >= 0) {
            zero = fresh;
            return Move.SETTLED;
        }
        return Move.NONE;
    }

    /// The wall clock's time at zero of the timeline.
    Instant zero() {
        return zero;
    }

    Instant at(long mediaUs) {
        return zero.plusNanos(mediaUs * 1_000);
    }
}
