package live.chobi.server.rpc;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Endpoint;
import live.chobi.kernel.Problem;
import live.chobi.outbox.Json;
import live.chobi.server.http.Exchange;
import live.chobi.server.http.Mount;
import live.chobi.server.http.Reply;
import live.chobi.server.http.Route;
import live.chobi.server.rpc.RpcInput.Media;
import live.chobi.server.rpc.RpcRequest.Answering;

/// All procedures, below one prefix. The request is read on the event loop; the calls run on virtual threads, those of
/// a batch at the same time. A subscription has one for as long as it is open.
public final class RpcRoute implements Route, AutoCloseable {
    /// How coarsely deadlines are watched.
    private static final long WATCH_MS = 100;
    private static final String BEARER = "Bearer ";

    /// @param deadline of one call
    /// @param batchMax calls in one request
    /// @param audit told of what administrators do
    /// @param withoutToken procedures that do not look at the token: an old one must not keep its owner from signing in
    public record Rules(Duration deadline, int batchMax, Set<String> withoutToken, SubscriptionLimits subscriptions,
            Audit audit) {
        public static Rules defaults() {
            return new Rules(Duration.ofSeconds(30), 100, Set.of(), SubscriptionLimits.defaults(), Audit.NONE);
        }

        public Rules deadline(Duration each) {
            return new Rules(each, batchMax, withoutToken, subscriptions, audit);
        }

        public Rules withoutToken(Set<String> procedures) {
            return new Rules(deadline, batchMax, Set.copyOf(procedures), subscriptions, audit);
        }

        public Rules subscriptions(SubscriptionLimits limits) {
            return new Rules(deadline, batchMax, withoutToken, limits, audit);
        }

        public Rules audit(Audit log) {
            return new Rules(deadline, batchMax, withoutToken, subscriptions, log);
        }
    }

    private final Map<String, BoundProcedure<?, ?>> procedures = new HashMap<>();
    private final Authenticator authenticator;
    private final RequestLimits limits;
    private final RpcMetrics metrics;
    private final Rules rules;
    private final Subscriptions subscriptions;
    private final Set<RpcCall> running = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("rpc-deadlines").daemon().factory());

    public RpcRoute(List<? extends Endpoint<?, ?>> endpoints, Authenticator authenticator, RequestLimits limits,
            RpcMetrics metrics, Rules rules) {
        this.authenticator = authenticator;
        this.limits = limits;
        this.metrics = metrics;
        this.rules = rules;
        this.subscriptions = new Subscriptions(limits, rules.subscriptions(), metrics.subscriptions());
        var validator = InputReader.validator();
        for (Endpoint<?, ?> endpoint : endpoints) {
            if (procedures.put(endpoint.path(), new BoundProcedure<>(endpoint, validator, rules.audit())) != null) {
                throw new IllegalArgumentException("two procedures called " + endpoint.path());
            }
        }
        var _ = watch.scheduleWithFixedDelay(() -> running.forEach(it -> it.expireAfter(rules.deadline())), WATCH_MS,
                WATCH_MS, TimeUnit.MILLISECONDS);
        var _ = watch.scheduleWithFixedDelay(subscriptions::tick, WATCH_MS, WATCH_MS, TimeUnit.MILLISECONDS);
    }

    /// Calls a procedure for somebody who has come by another door, the socket's, with the same rules: the limits, who
    /// may call, the input's shape. Virtual threads; throws [Problem].
    public JsonNode call(Caller caller, String path, JsonNode input) {
        BoundProcedure<?, ?> procedure = procedures.get(path);
        if (procedure == null || procedure.isSubscription()) {
            throw Problem.notFound("procedure", path);
        }
        limits.admit(caller);
        return Json.MAPPER.valueToTree(procedure.call(caller, () -> new RpcInput.Json(Optional.of(input))));
    }

    /// At `/api/trpc/`, with the contract's limit on bodies.
    public Mount mount(String prefix) {
        return Mount.of("rpc", prefix, this).bodyBytesMax(Mount.MILLION_BYTES).decodingItsPath();
    }

    @Override
    public void handle(Exchange exchange) {
        if (exchange.method().equals("HEAD")) {
            exchange.respond(Reply.empty(204));
            return;
        }
        try {
            start(exchange, RpcRequest.read(exchange, procedures, rules.batchMax()));
        } catch (Problem problem) {
            exchange.respond(RpcAnswer.beforeProcedure(problem));
        }
    }

    private void start(Exchange exchange, RpcRequest request) {
        Optional<String> token = bearer(exchange).or(request::token);
        var admitted = new Once<>(() -> authenticator.authenticate(token, exchange.address()));
        BoundProcedure<?, ?> first = procedures.get(request.paths().getFirst());
        if (first != null && first.isSubscription() && request.answering() == Answering.SINGLE
                && request.media() == Media.JSON) {
            subscriptions.begin(exchange, first, admitted, request.inputs()::resumed);
            return;
        }
        int size = request.paths().size();
        var calls = new ArrayList<RpcCall>(size);
        Runnable startAll = () -> {
            running.addAll(calls);
            calls.forEach(exchange::onVirtualThread);
        };
        Optional<StreamedBatch> lines = request.answering() == Answering.LINES
                ? Optional.of(new StreamedBatch(size, startAll, exchange::onVirtualThread, metrics::cutOff))
                : Optional.empty();
        var pending = new AtomicInteger(size);
        IntConsumer done = index -> {
            RpcCall call = calls.get(index);
            running.remove(call);
            metrics.answered(call);
            if (lines.isPresent()) {
                lines.get().answered(index, call.answer());
            } else if (pending.decrementAndGet() == 0) {
                exchange.respond(RpcAnswer.reply(request.answering() == Answering.BATCH,
                        calls.stream().map(RpcCall::answer).toList()));
            }
        };
        Supplier<Caller> caller = () -> admitted.get().caller();
        Supplier<Caller> guest = () -> new Caller.Guest(exchange.address());
        for (int i = 0; i < size; i++) {
            int index = i;
            String path = request.paths().get(i);
            calls.add(new RpcCall(exchange, path, Optional.ofNullable(procedures.get(path)),
                    rules.withoutToken().contains(path) ? guest : caller, limits, () -> request.inputs().of(index),
                    () -> done.accept(index)));
        }
        if (lines.isPresent()) {
            exchange.respond(RpcAnswer.streamed(lines.get()));
        } else {
            startAll.run();
        }
    }

    private static Optional<String> bearer(Exchange exchange) {
        return exchange.header("authorization")
                .filter(it -> it.regionMatches(true, 0, BEARER, 0, BEARER.length()))
                .map(it -> it.substring(BEARER.length()).trim());
    }

    /// Ends the subscriptions, which otherwise go on for as long as their clients listen.
    public void hangUp() {
        subscriptions.stop();
    }

    @Override
    public void close() {
        hangUp();
        watch.shutdownNow();
    }
}
