package live.chobi.chat.connection;

import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Things that are all due the same time after they were started, so a list in order of starting is in order of time:
/// starting, cancelling and expiring cost the same few steps however many there are. Owner: one event loop.
final class DeadlineQueue<T> {
    private final long delayNanos;
    private final Consumer<T> expire;
    private @Nullable Deadline<T> first;
    private @Nullable Deadline<T> last;

    DeadlineQueue(Duration delay, Consumer<T> expire) {
        this.delayNanos = delay.toNanos();
        this.expire = expire;
    }

    /// @param fromNanos when the time began to run; not earlier than that of the one started before
    Deadline<T> start(T subject, long fromNanos) {
        Deadline<T> deadline = new Deadline<>(this, subject, fromNanos + delayNanos);
        deadline.previous = last;
        if (last == null) {
            first = deadline;
        } else {
            last.next = deadline;
        }
        last = deadline;
        return deadline;
    }

    void expireUntil(long nowNanos) {
        while (first != null && first.isDue(nowNanos)) {
            Deadline<T> due = first;
            due.cancel();
            expire.accept(due.subject);
        }
    }

    boolean isEmpty() {
        return first == null;
    }

    private void unlink(Deadline<T> deadline) {
        if (deadline.previous == null) {
            first = deadline.next;
        } else {
            deadline.previous.next = deadline.next;
        }
        if (deadline.next == null) {
            last = deadline.previous;
        } else {
            deadline.next.previous = deadline.previous;
        }
        deadline.previous = null;
        deadline.next = null;
    }

    /// One started deadline. Owner: that of its queue.
    static final class Deadline<T> {
        private final T subject;
        private final long dueNanos;
        private @Nullable DeadlineQueue<T> queue;
        private @Nullable Deadline<T> previous;
        private @Nullable Deadline<T> next;

        Deadline(DeadlineQueue<T> queue, T subject, long dueNanos) {
            this.queue = queue;
            this.subject = subject;
            this.dueNanos = dueNanos;
        }

        long dueNanos() {
            return dueNanos;
        }

        boolean isDue(long nowNanos) {
            return nowNanos - dueNanos >= 0;
        }

        /// Harmless when it has expired or was cancelled already.
        void cancel() {
            if (queue != null) {
                queue.unlink(this);
                queue = null;
            }
        }
    }
}
