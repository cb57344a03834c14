package live.chobi.server.http;

import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.ScheduledFuture;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// One coarse tick per connection, however many requests run on it: a timer per request would cost more than many
/// requests do. Owner: the connection's event loop.
final class ConnectionTicks {
    private final EventExecutor loop;
    private final long tickNanos;
    private final Set<Runnable> checks = new LinkedHashSet<>();
    private @Nullable ScheduledFuture<?> tick;

    ConnectionTicks(EventExecutor loop, EdgeLimits limits) {
        this.loop = loop;
        this.tickNanos = Math.max(10_000_000, limits.header().toNanos() / 4);
    }

    void add(Runnable check) {
        assert loop.inEventLoop();
        checks.add(check);
        if (tick == null) {
            tick = loop.scheduleWithFixedDelay(() -> new ArrayList<>(checks).forEach(Runnable::run), tickNanos,
                    tickNanos, TimeUnit.NANOSECONDS);
        }
    }

    void remove(Runnable check) {
        assert loop.inEventLoop();
        if (checks.remove(check) && checks.isEmpty() && tick != null) {
            tick.cancel(false);
            tick = null;
        }
    }

    int size() {
        return checks.size();
    }
}
