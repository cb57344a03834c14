package live.chobi.media.recording;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/// The bounded queue between a stream's event loop and its writer. The loop offers and finishes; the writer is called
/// on one thread of the executor at a time, in order.
///
/// What does not fit is refused and stays the caller's: nothing blocks and nothing grows.
final class Handover {
    /// Half a minute of 6 Mbit/s, which is longer than disks stall.
    static final long BYTES_MAX = 24L << 20;
    /// Half a minute of 60 pictures and 47 pieces of sound a second, and some.
    static final int FRAMES_MAX = 4_096;

    /// Where batches go. Called on the executor.
    interface Writer {
        /// Borrows the batch.
        void write(Batch batch);

        /// Once, after everything.
        void end();
    }

    /// What all streams of the node may keep waiting together. Any thread.
    static final class Budget {
        static final long BYTES_MAX = 256L << 20;

        private final AtomicLong taken = new AtomicLong();

        private boolean take(long bytes) {
            if (taken.addAndGet(bytes) <= BYTES_MAX) {
                return true;
            }
            taken.addAndGet(-bytes);
            return false;
        }
    }

    private final Queue<Batch> batches = new ConcurrentLinkedQueue<>();
    private final AtomicLong bytes = new AtomicLong();
    private final AtomicInteger frames = new AtomicInteger();
    private final AtomicBoolean scheduled = new AtomicBoolean();
    private final AtomicBoolean ended = new AtomicBoolean();
    private final Budget budget;
    private final Executor executor;
    private final Writer writer;
    private volatile boolean finished;

    Handover(Budget budget, Executor executor, Writer writer) {
        this.budget = budget;
        this.executor = executor;
        this.writer = writer;
    }

    /// Takes over the batch, or answers false.
    boolean offer(Batch batch) {
        if (bytes.get() + batch.bytes() > BYTES_MAX || frames.get() + batch.frames().size() > FRAMES_MAX
                || !budget.take(batch.bytes())) {
            return false;
        }
        bytes.addAndGet(batch.bytes());
        frames.addAndGet(batch.frames().size());
        batches.add(batch);
        schedule();
        return true;
    }

    /// Nothing more is offered.
    void finish() {
        finished = true;
        schedule();
    }

    private void schedule() {
        if (scheduled.compareAndSet(false, true)) {
            try {
                executor.execute(this::drain);
            } catch (RejectedExecutionException serverStops) {
                discard();
            }
        }
    }

    private void drain() {
        try {
            // Read before the queue is: what was offered before the end is written before it.
            boolean last = finished;
            for (Batch batch = batches.poll(); batch != null; batch = batches.poll()) {
                try {
                    writer.write(batch);
                } finally {
                    leave(batch);
                }
            }
            if (last && ended.compareAndSet(false, true)) {
                writer.end();
            }
        } finally {
            scheduled.set(false);
            if (!batches.isEmpty() || (finished && !ended.get())) {
                schedule();
            }
        }
    }

    /// The next start finds the recording unfinished, and goes on with it.
    private void discard() {
        for (Batch batch = batches.poll(); batch != null; batch = batches.poll()) {
            leave(batch);
        }
    }

    private void leave(Batch batch) {
        bytes.addAndGet(-batch.bytes());
        frames.addAndGet(-batch.frames().size());
        budget.taken.addAndGet(-batch.bytes());
        batch.release();
    }
}
