package live.chobi.kernel;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/// The work of one client, begun in the order in which it came. A piece begins when the one before it has ended or has
/// given way: whoever only waits for a commit, with the place in its order taken, lets the next begin, so that a client
/// with much to say does not wait for the disk between one thing and the next.
///
/// Bounded: beyond `capacity` begun and waiting pieces the next is refused, and the sender must say so to its user;
/// nothing blocks and nothing grows. Any thread.
public final class Turns {
    private static final ScopedValue<Turn> CURRENT = ScopedValue.newInstance();

    private final int capacity;
    private final Executor executor;
    private final Object lock = new Object();
    // Guarded by lock.
    /// Null until there is somebody to wait: most clients only listen.
    private @Nullable Queue<Turn> waiting;
    private int unfinished;
    private boolean isTaken;

    /// @param executor a thread for each piece, which may block
    public Turns(int capacity, Executor executor) {
        this.capacity = capacity;
        this.executor = executor;
    }

    private final class Turn implements Runnable {
        private final Runnable work;
        private final boolean mayGiveWay;
        /// Of the thread that does the work.
        private boolean isOver;

        Turn(Runnable work, boolean mayGiveWay) {
            this.work = work;
            this.mayGiveWay = mayGiveWay;
        }

        @Override
        public void run() {
            try {
                ScopedValue.where(CURRENT, this).run(work);
            } finally {
                pass();
                finished();
            }
        }

        private void pass() {
            if (!isOver) {
                isOver = true;
                next();
            }
        }
    }

    /// False when there is too much already.
    ///
    /// @param mayGiveWay whether what comes after may begin before this has ended
    public boolean offer(Runnable work, boolean mayGiveWay) {
        Turn turn = new Turn(work, mayGiveWay);
        synchronized (lock) {
            if (unfinished == capacity) {
                return false;
            }
            unfinished++;
            if (isTaken) {
                queue().add(turn);
                return true;
            }
            isTaken = true;
        }
        executor.execute(turn);
        return true;
    }

    /// Says that what the calling thread does has its place in the order, and that only an answer is waited for.
    /// Nothing happens outside such work, or where it may not give way, or did already.
    public static void giveWay() {
        if (CURRENT.isBound() && CURRENT.get().mayGiveWay) {
            CURRENT.get().pass();
        }
    }

    private Queue<Turn> queue() {
        Queue<Turn> made = waiting;
        if (made == null) {
            made = new ArrayDeque<>(2);
            waiting = made;
        }
        return made;
    }

    private void next() {
        Turn turn;
        synchronized (lock) {
            turn = waiting == null ? null : waiting.poll();
            isTaken = turn != null;
        }
        if (turn != null) {
            executor.execute(turn);
        }
    }

    private void finished() {
        synchronized (lock) {
            unfinished--;
        }
    }
}
