package live.chobi.kernel;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/// A bounded queue in front of one owner. Any thread may [#offer]; the handler runs on the owner's executor only, one
/// command at a time, in order.
///
/// When it is full the command is refused and the sender must say so to its user; nothing blocks and nothing grows.
public final class Mailbox<T> {
    /// How many commands one turn handles before others of the same executor get theirs.
    private static final int TURN = 256;

    private final ArrayBlockingQueue<T> queue;
    private final Executor owner;
    private final Consumer<T> handler;
    private final AtomicBoolean scheduled = new AtomicBoolean();

    public Mailbox(int capacity, Executor owner, Consumer<T> handler) {
        this.queue = new ArrayBlockingQueue<>(capacity);
        this.owner = owner;
        this.handler = handler;
    }

    /// False when the mailbox is full.
    public boolean offer(T command) {
        if (!queue.offer(command)) {
            return false;
        }
        schedule();
        return true;
    }

    private void schedule() {
        if (scheduled.compareAndSet(false, true)) {
            owner.execute(this::drain);
        }
    }

    private void drain() {
        try {
            for (int i = 0; i < TURN; i++) {
                T command = queue.poll();
                if (command == null) {
                    break;
                }
                handler.accept(command);
            }
        } finally {
            scheduled.set(false);
            if (!queue.isEmpty()) {
                schedule();
            }
        }
    }
}
