package live.chobi.chat.connection;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import live.chobi.chat.connection.AckOutcome.Answered;
import live.chobi.chat.connection.AckOutcome.Disconnected;
import live.chobi.chat.connection.AckOutcome.TimedOut;

/// Acknowledgements that one connection's client still owes us. Owner: the connection's loop.
final class AwaitedAcks {
    private final GatewayLoop loop;
    private final int max;
    private final Map<Long, Awaited> byId = new HashMap<>();
    private long nextId;

    AwaitedAcks(GatewayLoop loop, int max) {
        this.loop = loop;
        this.max = max;
    }

    boolean isFull() {
        return byId.size() >= max;
    }

    /// The id to send with the event.
    long await(CompletableFuture<AckOutcome> outcome, Duration timeout) {
        assert loop.inLoop();
        long id = nextId++;
        var timer = loop.eventLoop().schedule(() -> settle(id, new TimedOut()), timeout.toNanos(),
                TimeUnit.NANOSECONDS);
        byId.put(id, new Awaited(outcome, timer));
        return id;
    }

    /// An answer that nobody waits for any more is dropped.
    void answered(long id, List<JsonNode> arguments) {
        settle(id, new Answered(arguments));
    }

    void connectionEnded() {
        List.copyOf(byId.keySet()).forEach(it -> settle(it, new Disconnected()));
    }

    private void settle(long id, AckOutcome outcome) {
        assert loop.inLoop();
        Awaited awaited = byId.remove(id);
        if (awaited != null) {
            awaited.timer.cancel(false);
            awaited.outcome.complete(outcome);
        }
    }

    private record Awaited(CompletableFuture<AckOutcome> outcome, Future<?> timer) {}
}
