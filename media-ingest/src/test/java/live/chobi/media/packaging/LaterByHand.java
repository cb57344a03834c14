package live.chobi.media.packaging;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;

/// Later is when the test says so.
final class LaterByHand implements Later {
    private final Queue<Runnable> tasks = new ArrayDeque<>();

    @Override
    public void run(Duration delay, Runnable task) {
        tasks.add(task);
    }

    /// Runs what waits now, not what that adds.
    void runAll() {
        for (int left = tasks.size(); left > 0; left--) {
            tasks.remove().run();
        }
    }

    int size() {
        return tasks.size();
    }
}
