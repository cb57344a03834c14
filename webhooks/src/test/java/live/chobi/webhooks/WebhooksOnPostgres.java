package live.chobi.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import live.chobi.identity.secrets.MasterKey;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Endpoint;
import live.chobi.kernel.Problem;
import live.chobi.kernel.ProblemCode;
import live.chobi.kernel.Role;
import live.chobi.kernel.UserId;
import live.chobi.kernel.outward.Reach;
import live.chobi.outbox.Json;
import live.chobi.schema.Database;
import live.chobi.testkit.SetClock;
import live.chobi.testkit.TestPostgres;
import live.chobi.webhooks.delivery.Delivery;
import live.chobi.webhooks.delivery.Happening;
import live.chobi.webhooks.endpoints.EventType;

/// The feature on a database of its own, called as the edge calls it. What messages say is `{n: …}`, as the test said
/// when it happened.
final class WebhooksOnPostgres implements AutoCloseable {
    static final Caller GUEST = new Caller.Guest("192.0.2.1");
    private static final Duration DEADLINE = Duration.ofMillis(1_500);

    final SetClock clock = new SetClock();
    final Database database = TestPostgres.fresh();
    private final PrometheusRegistry registry = new PrometheusRegistry();
    final Webhooks webhooks;

    WebhooksOnPostgres(Reach reach) {
        webhooks = new Webhooks(database, new MasterKey(new byte[32]),
                happenings -> happenings.stream().map(Happening::facts).toList(),
                new Delivery.Terms(reach, DEADLINE, true), new WebhookMetrics(registry), clock);
    }

    static Caller somebody() {
        return new Caller.SignedIn(UserId.next(), Role.USER, "192.0.2.1");
    }

    /// Something of no session.
    void happens(Caller who, EventType type, int n) {
        write(new Happening(who.user(), type, clock.instant(), Optional.empty(), says(n)));
    }

    /// A row of a session's log; `seq` is also what it says.
    void happens(Caller who, EventType type, UUID session, long seq) {
        write(new Happening(who.user(), type, clock.instant(), Optional.of(new Happening.Place(session, seq)),
                says((int) seq)));
    }

    private static JsonNode says(int n) {
        return Json.MAPPER.createObjectNode().put("n", n);
    }

    void write(Happening... happenings) {
        database.transact(tx -> webhooks.fanOut().write(tx, List.of(happenings)));
    }

    /// What waits is due at once; says how many lanes were told.
    int pump() {
        database.transact(tx -> tx.execute("update webhooks.lane set due_at = clock_timestamp()"));
        return webhooks.pump().turn();
    }

    /// The answer, from an input as JSON with `'` for `"`.
    @SuppressWarnings("unchecked")
    JsonNode call(Caller caller, String procedure, String input) {
        var endpoint = (Endpoint<Object, Object>) webhooks.procedures().stream()
                .filter(it -> it.path().equals("webhooks." + procedure)).findFirst().orElseThrow();
        endpoint.admit(caller);
        return Json.tree(Json.write(endpoint.procedure().handle(caller,
                Json.read(input.replace('\'', '"'), endpoint.inputType()))));
    }

    JsonNode endpoint(Caller caller) {
        return call(caller, "getEndpoints", "{}").at("/items/0");
    }

    /// `type state attempts`, the newest first.
    List<String> deliveries(Caller caller, String id) {
        return call(caller, "getDeliveries", "{'endpointId':'" + id + "','limit':100}").path("items").valueStream()
                .map(it -> it.path("type").asText() + " " + it.path("state").asText() + " "
                        + it.path("attempts").asInt())
                .toList();
    }

    int count(String table) {
        return database.read(sql -> sql.fetchCount(org.jooq.impl.DSL.table(table)));
    }

    /// @param counter with its `_total`, which the registry leaves out
    double counted(String counter, String label) {
        String meter = counter.substring(0, counter.length() - "_total".length());
        return registry.scrape(meter::equals).stream().flatMap(it -> ((CounterSnapshot) it).getDataPoints().stream())
                .filter(it -> it.getLabels().stream().anyMatch(each -> each.getValue().equals(label)))
                .mapToDouble(CounterSnapshot.CounterDataPointSnapshot::getValue).sum();
    }

    static Problem refuses(ProblemCode code, String reason, Callable<?> work) {
        Problem problem = catchThrowableOfType(Problem.class, work::call);
        assertThat(problem).as("a refusal " + reason).isNotNull();
        assertThat(problem.reason()).isEqualTo(reason);
        assertThat(problem.code()).isEqualTo(code);
        return problem;
    }

    @Override
    public void close() {
        database.close();
    }
}
