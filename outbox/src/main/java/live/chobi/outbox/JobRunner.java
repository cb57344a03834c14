package live.chobi.outbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import live.chobi.schema.Bundle;
import live.chobi.schema.Database;
import org.jooq.impl.DSL;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs due jobs, by the database's clock. A job is leased, not locked, while it runs: when its node dies, another
/// takes it after the lease. Owner: its own virtual thread, started by [#start].
public final class JobRunner implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(JobRunner.class);
    /// How soon somebody else's new job is seen here. What is due sooner is known from the last look.
    private static final Duration LOOK = Duration.ofSeconds(1);
    /// Between two turns of what is not hurried, and when another node has taken what was due.
    private static final Duration BREATH = Duration.ofMillis(250);
    private static final Duration LEASE = Duration.ofSeconds(60);
    /// How many are claimed at a time; they run one after the other within the lease.
    private static final int CLAIM = 32;

    /// In milliseconds. One that is leased comes again only when its lease has run out.
    private static final String NEXT = """
            select ceil(1000 * extract(epoch from run_at - clock_timestamp())) from outbox.job
            where kind = any (?) and (leased_until is null or leased_until < clock_timestamp())
            order by run_at limit 1
            """;

    private final Database database;
    private final Map<String, JobKind> kinds;
    private final int claim;
    private final Turnstile turnstile = new Turnstile();

    public JobRunner(Database database, Collection<JobKind> kinds) {
        this(database, kinds, CLAIM);
    }

    /// For work that waits for others, so that it keeps no other jobs waiting: two at a time, at most eight in a
    /// second. Each must end within half the lease.
    public static JobRunner unhurried(Database database, JobKind kind) {
        return new JobRunner(database, List.of(kind), 2);
    }

    private JobRunner(Database database, Collection<JobKind> kinds, int claim) {
        this.claim = claim;
        this.database = database;
        this.kinds = kinds.stream().collect(Collectors.toUnmodifiableMap(JobKind::name, kind -> kind));
    }

    public void start() {
        turnstile.run(claim == CLAIM ? "jobs" : "unhurried jobs", this::turn);
    }

    private Duration turn() {
        Duration wait = untilNext();
        if (wait.isPositive()) {
            return wait;
        }
        return runDue() > 0 && claim == CLAIM ? Duration.ZERO : BREATH;
    }

    /// How long nothing will be due, by what is there now: at most [#LOOK]. Most looks find nothing, so this one costs
    /// a single statement. Public for tests.
    public Duration untilNext() {
        long[] ms = {LOOK.toMillis()};
        return database.read(db -> {
            new Bundle(db).query(NEXT, row -> ms[0] = Math.clamp(row.getLong(1), 0, LOOK.toMillis()), (Object) names())
                    .run();
            return Duration.ofMillis(ms[0]);
        });
    }

    /// Claims due jobs, runs them and says how many. Public for tests; the product calls [#start].
    public int runDue() {
        List<Claimed> due = claim();
        due.forEach(this::run);
        return due.size();
    }

    /// @param lease the mark by which a job that was replaced while it ran is told from the one that was claimed
    private record Claimed(String key, String kind, JsonNode payload, int attempts, OffsetDateTime lease) {}

    private List<Claimed> claim() {
        return database.transaction(tx -> tx
                .fetch("""
                        update outbox.job set leased_until = clock_timestamp() + make_interval(secs => {0}), attempts = attempts + 1
                        where key in (select key from outbox.job
                                      where run_at <= clock_timestamp()
                                        and (leased_until is null or leased_until < clock_timestamp()) and kind = any ({1})
                                      order by run_at limit {2} for update skip locked)
                        returning key, kind, payload::text as payload, attempts, leased_until
                        """,
                        DSL.val(LEASE.toSeconds()), DSL.val(names()), DSL.val(claim))
                .map(row -> new Claimed(row.get("key", String.class), row.get("kind", String.class),
                        Json.tree(row.get("payload", String.class)), row.get("attempts", Integer.class),
                        row.get("leased_until", OffsetDateTime.class))));
    }

    private String[] names() {
        return kinds.keySet().toArray(String[]::new);
    }

    private void run(Claimed job) {
        try {
            // Only kinds of the map are claimed.
            Objects.requireNonNull(kinds.get(job.kind())).work().run(job.payload());
        } catch (RuntimeException e) {
            LOG.warn("job {} failed at attempt {} and comes again", job.key(), job.attempts(), e);
            postpone(job, e);
            return;
        }
        database.transact(tx -> tx.execute("delete from outbox.job where key = {0} and leased_until = {1}",
                DSL.val(job.key()), DSL.val(job.lease())));
    }

    private void postpone(Claimed job, RuntimeException error) {
        long seconds = Math.min(300, 1L << Math.min(8, job.attempts()));
        database.transact(tx -> tx.execute("""
                update outbox.job set leased_until = null, run_at = clock_timestamp() + make_interval(secs => {2}),
                    last_error = {3}
                where key = {0} and leased_until = {1}
                """, DSL.val(job.key()), DSL.val(job.lease()), DSL.val(seconds), DSL.val(String.valueOf(error))));
    }

    /// Looks for due jobs at once.
    public void wake() {
        turnstile.wake();
    }

    @Override
    public void close() {
        turnstile.close();
    }
}
