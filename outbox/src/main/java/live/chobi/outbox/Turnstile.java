package live.chobi.outbox;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A loop on a virtual thread that takes a turn when it is woken, or when the pause that the turn before asked for is
/// over. Closing waits for the turn that is running, a while. Used by one owner; [#wake] from any thread.
public final class Turnstile implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Turnstile.class);

    /// After a turn that failed: a database that is away is retried for as long as it takes.
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);

    /// One turn of the loop.
    public interface Turn {
        /// Returns the longest time until the next; zero for at once.
        Duration take();
    }

    private final Semaphore wakeUps = new Semaphore(0);
    private final Duration stopMax;
    private volatile boolean open = true;
    private volatile @Nullable Thread thread;

    Turnstile() {
        this(Duration.ofSeconds(5));
    }

    /// @param stopMax the longest time [#close] waits
    public Turnstile(Duration stopMax) {
        this.stopMax = stopMax;
    }

    /// Starts the loop; once.
    ///
    /// @param turn what it throws is logged, and tried again after a second
    public void run(String name, Turn turn) {
        thread = Thread.ofVirtual().name(name).start(() -> {
            while (open) {
                Duration pause = AFTER_FAILURE;
                try {
                    pause = turn.take();
                } catch (RuntimeException e) {
                    LOG.warn("{} failed and tries again: {}", name, e.toString());
                } catch (Error e) {
                    // Without this loop everything behind it would stand still, and nothing would say so.
                    LOG.error("{} failed and tries again", name, e);
                }
                pause(pause);
            }
        });
    }

    private void pause(Duration pause) {
        try {
            boolean woken = wakeUps.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS);
            if (woken) {
                wakeUps.drainPermits();
            }
        } catch (InterruptedException e) {
            open = false;
        }
    }

    public boolean isOpen() {
        return open;
    }

    public void wake() {
        wakeUps.release();
    }

    /// Interrupts the turn that is running, for turns that wait on something outside; the loop ends with it.
    public void interrupt() {
        open = false;
        Thread running = thread;
        if (running != null) {
            running.interrupt();
        }
    }

    @Override
    public void close() {
        open = false;
        wake();
        Thread running = thread;
        if (running != null) {
            try {
                var _ = running.join(stopMax);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
