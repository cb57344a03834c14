package live.chobi.identity.accounts;

import java.text.Normalizer;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import live.chobi.kernel.Problem;

/// Hashes and checks passwords on platform threads of its own: on virtual threads a few sign-ins would hold every
/// carrier for tens of milliseconds. Their number bounds memory, the queue bounds waiting; beyond it callers are told to
/// come again. Callers block, so they are virtual threads.
public final class Passwords implements AutoCloseable {
    /// At some 50 ms each, the last in the queue waits about as long as a client does.
    private static final int WAITING_MAX = 256;

    private final Argon2id argon2id;
    private final ThreadPoolExecutor threads;
    private final LongAdder refused = new LongAdder();
    /// Checked in place of the hash of an account that does not exist, so that the time tells nothing.
    private final String nobodys;

    public Passwords(int threads) {
        this(Argon2id.Cost.STANDARD, threads, WAITING_MAX);
    }

    Passwords(Argon2id.Cost cost, int threads, int waitingMax) {
        this.argon2id = new Argon2id(cost);
        this.threads = new ThreadPoolExecutor(threads, threads, 0, TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(waitingMax), Thread.ofPlatform().daemon().name("argon2id-", 0).factory());
        this.nobodys = argon2id.hash("nobody's password");
    }

    public String hash(String password) {
        return compute(() -> argon2id.hash(normalized(password)));
    }

    /// Takes the same time whether there is a stored hash or not.
    public boolean matches(String password, Optional<String> stored) {
        return compute(() -> Argon2id.matches(normalized(password), stored.orElse(nobodys))) && stored.isPresent();
    }

    /// True when the stored hash has another cost than new ones get.
    public boolean isOutdated(String stored) {
        return !argon2id.isCurrent(stored);
    }

    /// How many callers found the queue full.
    public long refused() {
        return refused.sum();
    }

    /// The same password typed on keyboards that compose accents differently is the same (RFC 8265 §4.2).
    private static String normalized(String password) {
        return Normalizer.normalize(password, Normalizer.Form.NFC);
    }

    private <T> T compute(Callable<T> work) {
        try {
            return threads.submit(work).get();
        } catch (RejectedExecutionException e) {
            refused.increment();
            throw Problem.busy("sign_in_busy", "too many are signing in at this moment; try again in a few seconds");
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
