package live.chobi.media.packaging;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// Runs things later. Any thread.
public interface Later {
    /// @param task must not block
    void run(Duration delay, Runnable task);

    static Later system() {
        return (delay, task) -> CompletableFuture.delayedExecutor(delay.toMillis(), TimeUnit.MILLISECONDS)
                .execute(task);
    }
}
