package live.chobi.server.http;

import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.ScheduledFuture;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Notices a connection that stays in one phase for too long: slow senders, slow readers, idlers. Owner: the
/// connection's event loop.
///
/// One coarse tick per connection rather than a timer per request, which would cost more than many requests do; a
/// time-out is late by a quarter of the shortest at most.
final class ConnectionClock {
    enum Phase {
        /// Nothing of the next request has come.
        IDLE,
        /// Its headers are coming.
        HEADERS,
        /// Its body is coming.
        BODY,
        /// A route works on the answer; its time is the route's own affair.
        ANSWERING,
        /// The client takes the answer.
        WRITING,
        /// Refused; what it still sends is thrown away.
        LINGERING
    }

    private final EventExecutor loop;
    private final EdgeLimits limits;
    private final Consumer<Phase> expired;
    private final long tickNanos;
    private Phase phase = Phase.IDLE;
    private long deadlineNanos;
    private @Nullable ScheduledFuture<?> tick;

    ConnectionClock(EventExecutor loop, EdgeLimits limits, Consumer<Phase> expired) {
        this.loop = loop;
        this.limits = limits;
        this.expired = expired;
        this.tickNanos = Math.max(10_000_000, limits.header().toNanos() / 4);
    }

    void start() {
        enter(Phase.IDLE);
        deadlineNanos = System.nanoTime() + limits.header().toNanos();
        tick = loop.scheduleWithFixedDelay(this::check, tickNanos, tickNanos, TimeUnit.NANOSECONDS);
    }

    void stop() {
        if (tick != null) {
            tick.cancel(false);
        }
    }

    Phase phase() {
        return phase;
    }

    void enter(Phase next) {
        assert loop.inEventLoop();
        phase = next;
        Duration patience = switch (next) {
            case IDLE -> limits.idle();
            case HEADERS -> limits.header();
            case BODY -> limits.body();
            case ANSWERING -> Duration.ofDays(1);
            case WRITING -> limits.write();
            case LINGERING -> limits.linger();
        };
        deadlineNanos = System.nanoTime() + patience.toNanos();
    }

    private void check() {
        if (System.nanoTime() - deadlineNanos >= 0) {
            expired.accept(phase);
        }
    }
}
