package live.chobi.log;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import live.chobi.kernel.Problem;
import live.chobi.kernel.Uuid7;
import live.chobi.schema.Database;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One writer: takes what is waiting and runs it as one batch; with money, without lingering. Owner: its own virtual
/// thread; other threads may only [#offer].
final class Shard {
    private static final Logger LOG = LoggerFactory.getLogger(Shard.class);
    /// Above it the database gains nothing more from larger batches, and the first command waits longer.
    static final int BATCH_MAX = 512;
    /// About a second of work at full speed; what comes on top is refused at once.
    static final int QUEUE_MAX = 4096;
    private static final int YIELDS_MAX = 16;
    /// Nothing is missed by sleeping: whoever brings something wakes. This only bounds what a defect could do.
    private static final Duration SLEEP_MAX = Duration.ofSeconds(10);
    private static final Duration RETRY_PAUSE_MAX = Duration.ofSeconds(1);

    private final ArrayBlockingQueue<Submission<?, ?, ?>> queue = new ArrayBlockingQueue<>(QUEUE_MAX);
    private final String name;
    private final Database database;
    private final Postings postings;
    private final MediaClock mediaClock;
    private final Clock clock;
    private final LogMetrics metrics;
    private final Consumer<List<LogRow>> published;
    private final Thread thread;
    private volatile boolean open = true;
    private volatile boolean asleep;
    private final BatchPace pace = new BatchPace();

    Shard(int index, Database database, Postings postings, MediaClock mediaClock, Clock clock, LogMetrics metrics,
            Consumer<List<LogRow>> published) {
        this.name = Integer.toString(index);
        this.database = database;
        this.postings = postings;
        this.mediaClock = mediaClock;
        this.clock = clock;
        this.metrics = metrics;
        this.published = published;
        this.thread = Thread.ofVirtual().name("sequencer-" + index).start(this::loop);
    }

    void offer(Submission<?, ?, ?> submission) {
        if (!open) {
            submission.fail(stopping());
        } else if (!queue.offer(submission)) {
            metrics.overload.inc();
            submission.fail(Problem.busy("overloaded", "too many commands are waiting; nothing was taken"));
        } else if (!open && queue.remove(submission)) {
            // The stop came between the look and the offer: the loop may have ended without seeing it.
            submission.fail(stopping());
        } else {
            wake();
        }
    }

    private void wake() {
        if (asleep) {
            LockSupport.unpark(thread);
        }
    }

    private static Problem stopping() {
        return Problem.busy("stopping", "the server is stopping; nothing was taken");
    }

    void refuseNew() {
        open = false;
        wake();
    }

    /// Waits until everything that was taken is answered; false when the deadline came first.
    ///
    /// @param deadline of `System.nanoTime`
    boolean finishUntil(long deadline) {
        try {
            return thread.join(Duration.ofNanos(Math.max(1, deadline - System.nanoTime())));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    void giveUp() {
        thread.interrupt();
    }

    private void loop() {
        List<Submission<?, ?, ?>> batch = new ArrayList<>(BATCH_MAX);
        while (open || !queue.isEmpty()) {
            batch.clear();
            try {
                Submission<?, ?, ?> first = queue.poll();
                if (first == null) {
                    sleep();
                    continue;
                }
                batch.add(first);
                gather(batch);
                metrics.queued.labelValues(name).set(queue.size());
                runOrSplit(batch);
                letThemAskAgain(batch.size());
            } catch (InterruptedException e) {
                batch.forEach(it -> it.fail(Problem.busy("outcome_unknown", "the server stopped before the answer")));
                queue.forEach(it -> it.fail(stopping()));
                return;
            } catch (RuntimeException | StackOverflowError | AssertionError | LinkageError e) {
                // Whatever it was, the shard goes on: without its thread a quarter of all sessions would fall silent.
                LOG.error("a batch of {} failed", batch.size(), e);
                RuntimeException reason = e instanceof RuntimeException bug ? bug : new IllegalStateException(e);
                batch.forEach(it -> it.fail(reason));
            }
        }
    }

    /// Until something comes, or the stop. An idle shard costs nothing.
    private void sleep() throws InterruptedException {
        asleep = true;
        if (open && queue.isEmpty()) {
            LockSupport.parkNanos(this, SLEEP_MAX.toNanos());
        }
        asleep = false;
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
    }

    /// Adds those who wait to the first, and those who come until the batch is due: at once where money waits.
    private void gather(List<Submission<?, ?, ?>> batch) throws InterruptedException {
        long now = System.nanoTime();
        long wait = pace.waitNanos(now);
        Submission<?, ?, ?> latest = batch.getFirst();
        while (open && latest != null && latest.command().accounts().isEmpty() && batch.size() < BATCH_MAX) {
            latest = queue.poll(now + wait - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (latest != null) {
                batch.add(latest);
            }
        }
        queue.drainTo(batch, BATCH_MAX - batch.size());
        pace.begins(System.nanoTime(), wait > 0, batch.size());
    }

    /// Those who have just had their answer may ask again at once: what they ask belongs in the next batch, which would
    /// else begin with one command, while they are still waking up. The processor is left to them, but no time
    /// is waited.
    @SuppressWarnings("ThreadPriorityCheck") // nothing rests on it but the size of a batch
    private void letThemAskAgain(int answered) {
        for (int i = 0; i < YIELDS_MAX && queue.size() < answered; i++) {
            Thread.yield();
        }
    }

    /// A command that cannot be written must not sink the others of its batch.
    private void runOrSplit(List<Submission<?, ?, ?>> batch) throws InterruptedException {
        try {
            run(batch);
        } catch (UnwritableBatch e) {
            metrics.splits.inc();
            for (Submission<?, ?, ?> alone : batch) {
                runAlone(alone);
            }
        }
    }

    private void runAlone(Submission<?, ?, ?> submission) throws InterruptedException {
        try {
            run(List.of(submission));
        } catch (UnwritableBatch e) {
            metrics.commands.labelValues("failed").inc();
            submission.fail(e.reason);
        }
    }

    private void run(List<Submission<?, ?, ?>> batch) throws InterruptedException {
        UUID id = Uuid7.next();
        for (int attempt = 0;; attempt++) {
            try {
                List<LogRow> rows = metrics.batchSeconds.timeChecked(() -> commit(id, batch));
                metrics.batchSize.observe(batch.size());
                batch.forEach(this::tell);
                publish(rows);
                return;
            } catch (RuntimeException e) {
                if (Thread.currentThread().isInterrupted()) {
                    // Not the batch's fault: the stop reached it while it waited for the database.
                    throw new InterruptedException();
                }
                if (!DatabaseFault.mayRunAgain(e)) {
                    throw new UnwritableBatch(e);
                }
                metrics.reruns.inc();
                LOG.warn("a batch of {} runs again: {}", batch.size(), e.toString());
                Thread.sleep(Math.min(RETRY_PAUSE_MAX.toMillis(), 5L << Math.min(attempt, 10)));
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /// The rows of the attempt whose outcome is not yet known.
    private List<LogRow> unpublished = List.of();

    private List<LogRow> commit(UUID id, List<Submission<?, ?, ?>> batch) {
        postings.open(batch.stream().flatMap(it -> it.command().accounts().stream()).distinct().toList());
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return database.transaction(tx -> {
            // If an earlier attempt made it, its decisions stand.
            unpublished = new Batch(tx, postings, mediaClock, now).run(id, batch).orElse(unpublished);
            return unpublished;
        });
    }

    private void tell(Submission<?, ?, ?> submission) {
        metrics.commands.labelValues(submission.isRefused() ? "refused" : "accepted").inc();
        submission.tell();
    }

    private void publish(List<LogRow> rows) {
        unpublished = List.of();
        if (rows.isEmpty()) {
            return;
        }
        try {
            published.accept(rows);
        } catch (RuntimeException e) {
            // What was committed stays committed; readers find it in the log.
            LOG.error("publishing {} rows failed", rows.size(), e);
        }
    }

    /// Running the same batch again would fail again.
    private static final class UnwritableBatch extends RuntimeException {
        final RuntimeException reason;

        UnwritableBatch(RuntimeException reason) {
            super(reason);
            this.reason = reason;
        }
    }
}
