package live.chobi.media.play;

import java.util.concurrent.TimeUnit;
import live.chobi.media.MediaSettings.Profile;

/// How long frames are gathered before they are sent. Pure.
///
/// A write to a socket costs about 10 µs beside its bytes, so `players × 120 µs` keeps that cost at a twelfth of a
/// loop's time: 60 ms for 500 players, 300 ms for 2,500. A handful of players gets frames at the end of the read that
/// brought them.
final class BatchInterval {
    static final long NANOS_PER_PLAYER = TimeUnit.MICROSECONDS.toNanos(120);
    /// Below it a timer costs more than it saves.
    static final long NANOS_MIN = TimeUnit.MILLISECONDS.toNanos(2);
    static final long AUTO_NANOS_MAX = TimeUnit.MILLISECONDS.toNanos(300);
    static final long LOW_LATENCY_NANOS_MAX = TimeUnit.MILLISECONDS.toNanos(70);
    static final long ECONOMY_NANOS = TimeUnit.MILLISECONDS.toNanos(300);

    private BatchInterval() {
    }

    /// @param loopPlayers how many players the busiest of the loops has that the stream is sent on
    /// @return 0 sends at the end of the read
    static long nanos(Profile profile, int loopPlayers) {
        long fair = loopPlayers * NANOS_PER_PLAYER;
        long due = switch (profile) {
            case ECONOMY -> ECONOMY_NANOS;
            case LOW_LATENCY -> Math.min(fair, LOW_LATENCY_NANOS_MAX);
            case AUTO -> Math.min(fair, AUTO_NANOS_MAX);
        };
        return due < NANOS_MIN ? 0 : due;
    }
}
