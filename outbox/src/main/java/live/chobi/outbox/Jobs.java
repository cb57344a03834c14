package live.chobi.outbox;

import java.util.Collection;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;

/// Enqueues, replaces and cancels jobs inside the caller's transaction.
public final class Jobs {
    private Jobs() {
    }

    /// Keys must differ within one call.
    public static void enqueue(DSLContext tx, List<NewJob> jobs) {
        if (jobs.isEmpty()) {
            return;
        }
        tx.execute("""
                insert into outbox.job (key, kind, payload, run_at)
                select key, kind, payload::jsonb, now() + make_interval(secs => delay)
                from unnest({0}::text[], {1}::text[], {2}::text[], {3}::float8[]) as t (key, kind, payload, delay)
                on conflict (key) do update set kind = excluded.kind, payload = excluded.payload,
                    run_at = excluded.run_at, leased_until = null, attempts = 0, last_error = null
                """,
                array(jobs.stream().map(NewJob::key).toArray(String[]::new)),
                array(jobs.stream().map(NewJob::kind).toArray(String[]::new)),
                array(jobs.stream().map(job -> Json.write(job.payload())).toArray(String[]::new)),
                array(jobs.stream().map(job -> job.delay().toMillis() / 1000.0).toArray(Double[]::new)));
    }

    public static void cancel(DSLContext tx, Collection<String> keys) {
        if (!keys.isEmpty()) {
            tx.execute("delete from outbox.job where key = any ({0})", array(keys.toArray(String[]::new)));
        }
    }

    private static Field<?> array(Object[] values) {
        return DSL.val(values);
    }
}
