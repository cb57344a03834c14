package live.chobi.server.rpc;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import live.chobi.kernel.Feed;
import live.chobi.server.http.Exchange;
import live.chobi.server.http.Reply;
import live.chobi.server.rpc.Authenticator.Admitted;

/// The open subscriptions of this node. Any thread.
final class Subscriptions {
    private final RequestLimits calls;
    private final SubscriptionLimits limits;
    private final SubscriptionMetrics metrics;
    private final SubscriptionSeats seats;
    private final Set<SubscriptionStream> open = ConcurrentHashMap.newKeySet();

    Subscriptions(RequestLimits calls, SubscriptionLimits limits, SubscriptionMetrics metrics) {
        this.calls = calls;
        this.limits = limits;
        this.metrics = metrics;
        this.seats = new SubscriptionSeats(limits, metrics);
    }

    /// Answers with the events of this procedure, which is a subscription. What is refused is said in an event too, as
    /// the reference does: an `EventSource` shows its page no other answer.
    void begin(Exchange exchange, BoundProcedure<?, ?> procedure, Supplier<Admitted> caller,
            Supplier<RpcInput> input) {
        var stream = new SubscriptionStream(exchange, procedure.endpoint().path(),
                () -> open(exchange, procedure, caller, input), limits, metrics, open, System::nanoTime);
        Reply reply = RpcAnswer.events(stream);
        exchange.respond(
                exchange.method().equals(procedure.method()) ? reply : reply.with("allow", procedure.method()));
    }

    private SubscriptionStream.Opened open(Exchange exchange, BoundProcedure<?, ?> procedure,
            Supplier<Admitted> caller, Supplier<RpcInput> input) {
        procedure.requireMethod(exchange.method());
        Admitted admitted = caller.get();
        calls.admit(admitted.caller());
        Runnable giveBack = seats.take(exchange.connection(), admitted.caller());
        Optional<Feed<?>> feed = Optional.empty();
        try {
            feed = Optional.of((Feed<?>) procedure.call(admitted.caller(), input));
        } finally {
            if (feed.isEmpty()) {
                giveBack.run();
            }
        }
        return new SubscriptionStream.Opened(feed.get(), admitted.validFor(), giveBack);
    }

    void tick() {
        open.forEach(SubscriptionStream::tick);
    }

    /// Cuts all off; their clients come back, to another node or to this one's successor.
    void stop() {
        open.forEach(SubscriptionStream::stop);
    }
}
