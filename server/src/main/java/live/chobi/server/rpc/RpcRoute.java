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
import live.chobi.kernel.Caller;
import live.chobi.kernel.Endpoint;
import live.chobi.kernel.Problem;
import live.chobi.outbox.Json;
import live.chobi.server.http.Exchange;
import live.chobi.server.http.Mount;
import live.chobi.server.http.Reply;
import live.chobi.server.http.Route;

/// All procedures, below one prefix. The request is read on the event loop; the calls run on virtual threads, those of
/// a batch at the same time.
public final class RpcRoute implements Route, AutoCloseable {
    /// How coarsely deadlines are watched.
    private static final long WATCH_MS = 100;
    private static final String BEARER = "Bearer ";

    /// @param deadline of one call
    /// @param batchMax calls in one request
    /// @param withoutToken procedures that do not look at the token: an old one must not keep its owner from signing in
    public record Rules(Duration deadline, int batchMax, Set<String> withoutToken) {
        public static Rules defaults() {
            return new Rules(Duration.ofSeconds(30), 100, Set.of());
        }

        public Rules deadline(Duration each) {
            return new Rules(each, batchMax, withoutToken);
        }

        public Rules withoutToken(Set<String> procedures) {
            return new Rules(deadline, batchMax, Set.copyOf(procedures));
        }
    }

    private final Map<String, BoundProcedure<?, ?>> procedures = new HashMap<>();
    private final Authenticator authenticator;
    private final RequestLimits limits;
    private final RpcMetrics metrics;
    private final Rules rules;
    private final Set<RpcCall> running = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("rpc-deadlines").daemon().factory());

    public RpcRoute(List<? extends Endpoint<?, ?>> endpoints, Authenticator authenticator, RequestLimits limits,
            RpcMetrics metrics, Rules rules) {
        this.authenticator = authenticator;
        this.limits = limits;
        this.metrics = metrics;
        this.rules = rules;
        var validator = InputReader.validator();
        for (Endpoint<?, ?> endpoint : endpoints) {
            if (procedures.put(endpoint.path(), new BoundProcedure<>(endpoint, validator)) != null) {
                throw new IllegalArgumentException("two procedures called " + endpoint.path());
            }
        }
        var _ = watch.scheduleWithFixedDelay(() -> running.forEach(it -> it.expireAfter(rules.deadline())), WATCH_MS,
                WATCH_MS, TimeUnit.MILLISECONDS);
    }

    /// Calls a procedure for somebody who has come by another door, the socket's, with the same rules: the limits, who
    /// may call, the input's shape. Virtual threads; throws [Problem].
    public JsonNode call(Caller caller, String path, JsonNode input) {
        BoundProcedure<?, ?> procedure = procedures.get(path);
        if (procedure == null) {
            throw Problem.notFound("procedure", path);
        }
        limits.admit(caller);
        return Json.MAPPER.valueToTree(procedure.call(caller, () -> Optional.of(input)));
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
        int size = request.paths().size();
        var pending = new AtomicInteger(size);
        var calls = new ArrayList<RpcCall>(size);
        var caller = new Once<>(() -> authenticator.authenticate(bearer(exchange), exchange.address()));
        Once<Caller> guest = new Once<>(() -> new Caller.Guest(exchange.address()));
        for (int i = 0; i < size; i++) {
            int index = i;
            String path = request.paths().get(i);
            calls.add(new RpcCall(exchange, path, Optional.ofNullable(procedures.get(path)),
                    rules.withoutToken().contains(path) ? guest : caller, limits, () -> request.inputs().of(index),
                    () -> {
                        if (pending.decrementAndGet() == 0) {
                            finish(exchange, request, calls);
                        }
                    }));
        }
        running.addAll(calls);
        calls.forEach(exchange::onVirtualThread);
    }

    private void finish(Exchange exchange, RpcRequest request, List<RpcCall> calls) {
        calls.forEach(running::remove);
        exchange.respond(RpcAnswer.reply(request.batch(), calls.stream().map(RpcCall::answer).toList()));
        calls.forEach(metrics::answered);
    }

    private static Optional<String> bearer(Exchange exchange) {
        return exchange.header("authorization")
                .filter(it -> it.regionMatches(true, 0, BEARER, 0, BEARER.length()))
                .map(it -> it.substring(BEARER.length()).trim());
    }

    @Override
    public void close() {
        watch.shutdownNow();
    }
}
