package live.chobi.testkit;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;

/// Runs a test's body where the product runs it: on a virtual thread.
public final class Virtually {
    private Virtually() {
    }

    /// Work that may throw anything.
    public interface Body {
        void run() throws Exception;
    }

    public static void run(Body body) {
        var _ = call(() -> {
            body.run();
            return true;
        });
    }

    public static <T> T call(Callable<T> body) {
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            return executor.submit(body).get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException runtime) {
                throw runtime;
            }
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
