package live.chobi.chat.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import live.chobi.chat.ChatMetrics;
import live.chobi.chat.connection.EmbeddedClient;
import live.chobi.chat.connection.RecoverySettings;
import live.chobi.chat.connection.SocketIoEndpoint;
import live.chobi.chat.connection.SocketIoSettings;
import live.chobi.chat.room.HistoryLimits;
import live.chobi.chat.room.Rooms;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Problem;
import live.chobi.kernel.Role;
import live.chobi.kernel.SessionId;
import live.chobi.kernel.Turns;
import live.chobi.kernel.UserId;
import live.chobi.log.Logs;
import live.chobi.log.RowViews;
import live.chobi.outbox.Json;
import live.chobi.schema.Database;
import live.chobi.testkit.TestPostgres;
import live.chobi.testkit.Virtually;

/// A gateway whose blocking work waits until the test lets it run, and doors that count who is inside.
final class GatewayStage implements AutoCloseable {
    final Database database = TestPostgres.fresh();
    final PrometheusRegistry registry = new PrometheusRegistry();
    private final ChatMetrics metrics = new ChatMetrics(registry);
    final Rooms rooms;
    final ChatGateway gateway;
    final SocketIoEndpoint endpoint;
    /// How many stand in each session, as the doors have been told.
    final Map<SessionId, Integer> inside = new HashMap<>();
    /// A token is a user's name here.
    private static final Map<String, UserId> USERS = new ConcurrentHashMap<>();

    boolean doorsOpen = true;
    Optional<Duration> validFor = Optional.empty();
    int fewest;
    /// What happens while a call waits for its commit.
    Runnable duringCommit = () -> {
    };
    private final List<Runnable> work = new ArrayList<>();

    /// Nobody comes back to where they were.
    GatewayStage() {
        this(RecoverySettings.OFF, HistoryLimits.NONE);
    }

    GatewayStage(RecoverySettings recovery, HistoryLimits history) {
        rooms = new Rooms(metrics, history, 0);
        gateway = new ChatGateway(new CountingDoors(), rooms, new Logs(database),
                new RowViews(List.of(), _ -> Map.of()), metrics, work::add);
        endpoint = new SocketIoEndpoint(SocketIoSettings.DEFAULT.withEventsPerSecond(0).withRecovery(recovery),
                gateway, metrics);
    }

    private final class CountingDoors implements SocketDoors {
        @Override
        public Admitted authenticate(Optional<String> token, String address) {
            if (token.isPresent() && (token.get().equals("forged") || !Character.isLetter(token.get().charAt(0)))) {
                throw Problem.unauthorized("token_invalid", "this is no access token of this server");
            }
            return new Admitted(token.isPresent()
                    ? new Caller.SignedIn(USERS.computeIfAbsent(token.get(), _ -> UserId.next()), Role.USER, address)
                    : new Caller.Guest(address), validFor);
        }

        @Override
        public Entered enter(Caller caller, SessionId session, Optional<String> accessCode,
                Optional<String> playbackId) {
            if (!doorsOpen) {
                throw Problem.forbidden("private_session", "not for you");
            }
            moved(session, 1);
            return new Entered(live.chobi.log.RowType.Audience.EVERYBODY, Json.MAPPER.createObjectNode(),
                    () -> moved(session, -1));
        }

        private void moved(SessionId session, int by) {
            fewest = Math.min(fewest, inside.merge(session, by, Integer::sum));
        }

        @Override
        public JsonNode call(Caller caller, String procedure, JsonNode input) {
            Turns.giveWay();
            duringCommit.run();
            return Json.MAPPER.createObjectNode().put("called", procedure);
        }
    }

    static UserId user(String token) {
        return USERS.computeIfAbsent(token, _ -> UserId.next());
    }

    EmbeddedClient client(String token) {
        return connected("40{\"token\":\"" + token + "\"}");
    }

    EmbeddedClient client() {
        return connected("40");
    }

    private EmbeddedClient connected(String connect) {
        EmbeddedClient client = EmbeddedClient.open(endpoint);
        client.send(connect);
        runAll();
        var _ = client.received();
        return client;
    }

    double counted(String meter, String label) {
        return registry.scrape(meter::equals).stream().flatMap(it -> ((CounterSnapshot) it).getDataPoints().stream())
                .filter(it -> it.getLabels().stream().anyMatch(each -> each.getValue().equals(label)))
                .mapToDouble(CounterSnapshot.CounterDataPointSnapshot::getValue).sum();
    }

    /// Lets the oldest piece of work run, on a virtual thread.
    void runOne() {
        Runnable oldest = work.removeFirst();
        Virtually.run(oldest::run);
    }

    /// Lets any piece of work run: they belong to different clients, or are exits, which wait for nothing.
    void runAny(Random random) {
        if (!work.isEmpty()) {
            Runnable any = work.remove(random.nextInt(work.size()));
            Virtually.run(any::run);
        }
    }

    void runAll() {
        while (!work.isEmpty()) {
            runOne();
        }
    }

    int inside(SessionId session) {
        return inside.getOrDefault(session, 0);
    }

    @Override
    public void close() {
        database.close();
    }
}
