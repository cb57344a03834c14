package live.chobi.chat.room;

import java.util.concurrent.TimeUnit;

/// Decides when a shard delivers next. No thread, no clock.
///
/// What comes after a rest goes at once. In a small or quiet room so does everything else, as soon as the loop gets to
/// it. In a hot one a socket write for each viewer and message would cost more than all the rest, so messages gather for
/// some milliseconds, which nobody sees in a chat, and each viewer is written to once for all of them.
final class Pace {
    /// Deliveries a second of one shard above which gathering pays.
    static final int GATHERING_FROM = 2_000;
    static final long GATHER_NANOS_MIN = TimeUnit.MILLISECONDS.toNanos(10);
    /// Reached at about 130,000 deliveries a second.
    static final long GATHER_NANOS_MAX = TimeUnit.MILLISECONDS.toNanos(80);
    /// Ten times the deliveries gather three times as long: 32 ms at 20,000 a second.
    private static final double GATHER_EXPONENT = 0.5;
    /// A room that takes its loop long leaves it to others for as long, but keeps its viewers waiting no longer
    /// than so.
    static final long YIELD_NANOS_MAX = TimeUnit.MILLISECONDS.toNanos(100);

    private static final double NANOS_PER_SECOND = 1e9;

    /// Deliveries, each forgotten by and by over a second or so: at a steady rate, the rate.
    private double deliveriesPerSecond;
    private long ratedAtNanos;
    private boolean isRated;
    private long nextAtNanos;

    /// How long to wait before delivering; 0 for not at all.
    long waitNanos(long nowNanos) {
        return isRated ? Math.max(0, nextAtNanos - nowNanos) : 0;
    }

    /// @param deliveries how many events to how many members, multiplied
    void delivered(long beganNanos, long endedNanos, long deliveries) {
        double age = isRated ? (endedNanos - ratedAtNanos) / NANOS_PER_SECOND : 0;
        deliveriesPerSecond = deliveriesPerSecond * Math.exp(-age) + deliveries;
        ratedAtNanos = endedNanos;
        isRated = true;
        nextAtNanos = endedNanos + pauseNanos(endedNanos - beganNanos);
    }

    private long pauseNanos(long tookNanos) {
        if (deliveriesPerSecond < GATHERING_FROM) {
            return 0;
        }
        double heat = deliveriesPerSecond / GATHERING_FROM;
        long gather = Math.min((long) (GATHER_NANOS_MIN * Math.pow(heat, GATHER_EXPONENT)), GATHER_NANOS_MAX);
        return Math.max(gather, Math.min(tookNanos, YIELD_NANOS_MAX));
    }
}
