package live.chobi.server.http;

import java.time.Duration;
import java.util.function.Consumer;

/// Notices a conversation that stays in one phase for too long: slow senders, slow readers, idlers. Owner: the
/// connection's event loop. A time-out is late by a tick at most: a quarter of the shortest.
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

    private final ConnectionTicks ticks;
    private final EdgeLimits limits;
    private final Consumer<Phase> expired;
    private final Runnable check = this::check;
    private Phase phase = Phase.IDLE;
    private long deadlineNanos;

    ConnectionClock(ConnectionTicks ticks, EdgeLimits limits, Consumer<Phase> expired) {
        this.ticks = ticks;
        this.limits = limits;
        this.expired = expired;
    }

    void start() {
        enter(Phase.IDLE);
        deadlineNanos = System.nanoTime() + limits.header().toNanos();
        ticks.add(check);
    }

    void stop() {
        ticks.remove(check);
    }

    Phase phase() {
        return phase;
    }

    void enter(Phase next) {
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
