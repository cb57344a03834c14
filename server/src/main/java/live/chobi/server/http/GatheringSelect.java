package live.chobi.server.http;

import io.netty.channel.SelectStrategy;
import io.netty.channel.SelectStrategyFactory;
import io.netty.util.IntSupplier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

/// Lets a busy event loop rest a moment before it looks for work again, so that what comes meanwhile is done in one go.
///
/// A hundred encoders send some eight thousand small pieces a second. Woken for each, a loop pays more for falling
/// asleep and waking than for the work. Above [#WAKES_PER_SECOND] it rests for [#REST_NANOS] instead of waiting for the
/// first piece: nothing is later by more than that, and the work of a rest comes at the price of one wake. A loop with
/// less to do waits as usual, and one with more to do finds its work ready and never rests long.
///
/// Owner: one event loop.
final class GatheringSelect implements SelectStrategy {
    static final SelectStrategyFactory FACTORY = () -> new GatheringSelect(System::nanoTime, LockSupport::parkNanos);
    static final long REST_NANOS = TimeUnit.MILLISECONDS.toNanos(1);
    static final int WAKES_PER_SECOND = 1_500;

    private static final long WINDOW_NANOS = TimeUnit.MILLISECONDS.toNanos(50);
    private static final int WAKES_PER_WINDOW = (int) (WAKES_PER_SECOND * WINDOW_NANOS / TimeUnit.SECONDS.toNanos(1));
    /// At most this many rests fit into a window; where about half of them found work, the loop is still busy.
    private static final int RESTS_PER_WINDOW = (int) (WINDOW_NANOS / REST_NANOS) / 2;

    /// Of the loop's thread.
    interface Rest {
        void park(long nanos);
    }

    private final LongSupplier nanos;
    private final Rest rest;
    private long windowStart;
    private int wakes;
    private boolean gathering;
    private boolean rested;

    GatheringSelect(LongSupplier nanos, Rest rest) {
        this.nanos = nanos;
        this.rest = rest;
        this.windowStart = nanos.getAsLong();
    }

    @Override
    public int calculateStrategy(IntSupplier selectNow, boolean hasTasks) throws Exception {
        if (hasTasks) {
            return selectNow.get();
        }
        judge();
        if (!gathering || rested) {
            // Nothing came in a rest: the loop waits for as long as it takes.
            rested = false;
            wakes++;
            return SelectStrategy.SELECT;
        }
        rest.park(REST_NANOS);
        int ready = selectNow.get();
        rested = ready == 0;
        wakes += rested ? 0 : 1;
        return ready;
    }

    private void judge() {
        long now = nanos.getAsLong();
        if (now - windowStart >= WINDOW_NANOS) {
            boolean full = now - windowStart < 2 * WINDOW_NANOS;
            gathering = full && wakes >= (gathering ? RESTS_PER_WINDOW : WAKES_PER_WINDOW);
            windowStart = now;
            wakes = 0;
        }
    }
}
