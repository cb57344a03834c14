package live.chobi.chat.connection;

import java.util.concurrent.TimeUnit;

/// How many events a session may still send: refilled at a steady rate up to two seconds' worth. Owner: the
/// session's loop.
final class EventAllowance {
    private static final int BURST_SECONDS = 2;

    private final int perSecond;
    private final long nanosPerEvent;
    /// When the allowance would be full again; the further ahead of now, the less is left.
    private long fullAtNanos;

    EventAllowance(int perSecond, long nowNanos) {
        this.perSecond = perSecond;
        this.nanosPerEvent = perSecond == 0 ? 0 : TimeUnit.SECONDS.toNanos(1) / perSecond;
        this.fullAtNanos = nowNanos;
    }

    /// False: one event too many.
    boolean take(long nowNanos) {
        if (perSecond == 0) {
            return true;
        }
        long from = fullAtNanos - nowNanos < 0 ? nowNanos : fullAtNanos;
        if (from + nanosPerEvent - nowNanos > TimeUnit.SECONDS.toNanos(BURST_SECONDS)) {
            return false;
        }
        fullAtNanos = from + nanosPerEvent;
        return true;
    }
}
