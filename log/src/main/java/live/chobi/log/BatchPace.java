package live.chobi.log;

import java.util.concurrent.TimeUnit;

/// Decides how long the first command of a batch waits for others to share its commit, which costs more than they do.
/// No thread, no clock.
///
/// Nobody waits who comes after a rest, and nobody waits where waiting has lately brought nobody, such as behind a
/// client that says one thing after the other. Money never waits; that is the shard's to see.
final class BatchPace {
    static final long BETWEEN_NANOS = TimeUnit.MILLISECONDS.toNanos(20);
    /// How many batches wait for nobody after one that waited in vain.
    static final int AT_ONCE = 16;

    private boolean hasBegun;
    private long begunAtNanos;
    private int atOnce;

    /// How long a command that came now may wait; 0 for not at all.
    long waitNanos(long nowNanos) {
        return hasBegun && atOnce == 0 ? Math.max(0, begunAtNanos + BETWEEN_NANOS - nowNanos) : 0;
    }

    /// A batch begins.
    ///
    /// @param waited for others, who may have come or not
    void begins(long nowNanos, boolean waited, int size) {
        hasBegun = true;
        begunAtNanos = nowNanos;
        atOnce = waited && size == 1 ? AT_ONCE : Math.max(0, atOnce - 1);
    }
}
