package live.chobi.server;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import live.chobi.outbox.EventReader;
import live.chobi.schema.Database;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Recurring work of this node, each piece on a virtual thread of its own; one that fails is logged and comes again.
final class Housekeeping implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);
    private static final Duration KEEP = Duration.ofDays(1);

    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("housekeeping").daemon().factory());

    void every(Duration pause, Runnable work) {
        var _ = clock.scheduleWithFixedDelay(() -> Virtual.THREADS.execute(() -> run(work)), pause.toMillis(),
                pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static void run(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            LOG.warn("housekeeping failed and comes again", e);
        }
    }

    /// Removes what has served its purpose, and makes room for next month's rows.
    ///
    /// @param consumers of the outbox
    static Runnable sweep(Database database, List<String> consumers) {
        return () -> {
            database.transact(tx -> {
                int events = EventReader.sweep(tx, consumers, KEEP);
                int batches = tx.execute("delete from log.batch where at < now() - interval '1 day'");
                LOG.info("swept {} read events and {} batch ids", events, batches);
            });
            database.transact(tx -> tx.execute("call log.ensure_partitions(now(), 3)"));
        };
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
