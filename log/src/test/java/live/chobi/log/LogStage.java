package live.chobi.log;

import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import live.chobi.kernel.Problem;
import live.chobi.kernel.UserId;
import live.chobi.kernel.Uuid7;
import live.chobi.outbox.Json;
import live.chobi.schema.Database;
import live.chobi.testkit.TestPostgres;
import org.jooq.impl.DSL;

/// Some logs on a real PostgreSQL, and nodes that write them.
final class LogStage implements AutoCloseable {
    static final Instant NOW = Instant.parse("2026-01-02T03:04:05.678912Z");
    static final Instant PICTURE = Instant.parse("2026-01-02T03:04:04.321Z");

    final Database database = TestPostgres.fresh();
    final Purses purses = new Purses();
    final List<LogRow> published = Collections.synchronizedList(new ArrayList<>());
    final Sequencer sequencer = node(1, published);
    private final List<Sequencer> others = new ArrayList<>();

    /// Another process on the same database.
    Sequencer another(int shards, List<LogRow> rows) {
        Sequencer node = node(shards, rows);
        others.add(node);
        return node;
    }

    private Sequencer node(int shards, List<LogRow> rows) {
        return new Sequencer(database, purses, _ -> Optional.of(PICTURE), Clock.fixed(NOW, ZoneOffset.UTC),
                new LogMetrics(new PrometheusRegistry()), shards, rows::addAll);
    }

    UUID log() {
        UUID log = Uuid7.next();
        database.transact(tx -> Logs.open(tx, log, UserId.next(), "live"));
        return log;
    }

    /// Sends all of them so that they meet in one batch, and says what became of each.
    List<String> together(List<Say> commands) {
        Say.Hold hold = Say.Hold.early();
        var holding = sequencer.submit(new Say.Slowly(hold), Say.plain(log(), UserId.next(), "hold"));
        hold.held().join();
        List<CompletableFuture<Say.Said>> waiting = commands.stream()
                .map(it -> sequencer.submit(new Say.Rule(), it)).toList();
        hold.release().complete(true);
        var _ = outcome(holding);
        return waiting.stream().map(LogStage::outcome).toList();
    }

    /// `<text> at <seq>`, a refusal's reason, or the fault.
    static String outcome(CompletableFuture<Say.Said> waiting) {
        try {
            Say.Said said = waiting.get(30, TimeUnit.SECONDS);
            return said.text() + " at " + said.seq();
        } catch (ExecutionException e) {
            return e.getCause() instanceof Problem problem ? problem.reason() : "fault";
        } catch (java.util.concurrent.TimeoutException e) {
            return "no answer";
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /// `<text> at <seq>` of each row.
    List<String> rows(UUID log) {
        return new Logs(database).rowsAfter(log, 0, 1_000_000).stream().map(LogStage::told).toList();
    }

    static String told(LogRow row) {
        return Json.tree(row.payload()).path("text").asText() + " at " + row.seq();
    }

    /// The texts of a column in some order of their own.
    List<String> events() {
        return database.read(db -> db.fetch("select payload->>'text' || ' at ' || seq from outbox.event order by seq")
                .map(row -> row.get(0, String.class)));
    }

    List<String> jobs() {
        return database.read(db -> db.fetch("select payload->>'text' from outbox.job order by key")
                .map(row -> row.get(0, String.class)));
    }

    int keys() {
        return database.read(db -> db.fetchCount(DSL.table("outbox.idempotency")));
    }

    @Override
    public void close() {
        others.forEach(Sequencer::close);
        sequencer.close();
        database.close();
    }
}
