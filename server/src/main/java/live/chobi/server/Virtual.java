package live.chobi.server;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;

/// Virtual threads for work that may block.
final class Virtual {
    /// A new thread for each task; what is scarce is bounded where it is used.
    static final Executor THREADS = work -> Thread.ofVirtual().name("work").start(work);

    private Virtual() {
    }

    /// Runs it there and waits here.
    static <T> T call(Callable<T> work) throws Exception {
        FutureTask<T> task = new FutureTask<>(work);
        THREADS.execute(task);
        try {
            return task.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Exception cause) {
                throw cause;
            }
            throw e;
        }
    }
}
