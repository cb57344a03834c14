package live.chobi.outbox;

import java.util.Collection;
import java.util.List;
import live.chobi.schema.Bundle;
import org.jooq.DSLContext;

/// Enqueues, replaces and cancels jobs inside the caller's transaction.
public final class Jobs {
    private static final String ENQUEUE = """
            insert into outbox.job (key, kind, payload, run_at)
            select key, kind, payload::jsonb, now() + make_interval(secs => delay)
            from unnest(?::text[], ?::text[], ?::text[], ?::float8[]) as t (key, kind, payload, delay)
            on conflict (key) do update set kind = excluded.kind, payload = excluded.payload,
                run_at = excluded.run_at, leased_until = null, attempts = 0, last_error = null""";
    private static final String CANCEL = "delete from outbox.job where key = any (?)";

    private Jobs() {
    }

    /// Keys must differ within one call.
    public static void enqueue(DSLContext tx, List<NewJob> jobs) {
        Bundle bundle = new Bundle(tx);
        enqueue(bundle, jobs);
        bundle.run();
    }

    /// Keys must differ within one call.
    public static void enqueue(Bundle bundle, List<NewJob> jobs) {
        if (jobs.isEmpty()) {
            return;
        }
        bundle.update(ENQUEUE, jobs.stream().map(NewJob::key).toArray(String[]::new),
                jobs.stream().map(NewJob::kind).toArray(String[]::new),
                jobs.stream().map(job -> Json.write(job.payload())).toArray(String[]::new),
                jobs.stream().map(job -> job.delay().toMillis() / 1000.0).toArray(Double[]::new));
    }

    public static void cancel(Bundle bundle, Collection<String> keys) {
        if (!keys.isEmpty()) {
            bundle.update(CANCEL, (Object) keys.toArray(String[]::new));
        }
    }
}
