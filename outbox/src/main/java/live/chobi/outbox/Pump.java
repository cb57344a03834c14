package live.chobi.outbox;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Does what waits in a queue of the database, each piece on a virtual thread, so many at a time. Leases make it safe:
/// a piece that fails here, or whose node dies, is claimed again when its lease has run out. Owner: a virtual thread of
/// its own, started by [#start]; [#wake] from any thread.
public final class Pump implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Pump.class);
    public static final int UNDER_WAY_MAX = 64;
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration STOP_MAX = Duration.ofMillis(200);

    /// Where the work waits.
    public interface Queue {
        /// One cheap question, asked every second at least.
        boolean isDue();

        /// Leases what is due, and says what is to be done with it.
        List<? extends Runnable> claim(int max);
    }

    private final String name;
    private final Queue queue;
    private final int roomToLook;
    private final Turnstile turnstile = new Turnstile(STOP_MAX);
    /// For what may be under way at a time. Taken by the loop alone.
    private final Semaphore room = new Semaphore(UNDER_WAY_MAX);

    /// @param name of its threads
    /// @param roomToLook what ends makes the loop look again where there is room for so many: for one where its end
    /// makes more due, for many where claiming a few at a time would cost more than the wait for the next look
    public Pump(String name, int roomToLook, Queue queue) {
        this.name = name;
        this.roomToLook = roomToLook;
        this.queue = queue;
    }

    public void start() {
        turnstile.run(name, this::beginAll);
    }

    /// Something was queued here.
    public void wake() {
        turnstile.wake();
    }

    /// False from the beginning of [#close]: what is long should end.
    public boolean isOpen() {
        return turnstile.isOpen();
    }

    private Duration beginAll() {
        int free = room.availablePermits();
        return free > 0 && queue.isDue() && begin().size() >= free ? Duration.ZERO : POLL;
    }

    /// Does what is due, as much as there is room for, waits for its end, and says how much it was. For tests; the
    /// product calls [#start], which waits for nobody.
    public int turn() {
        List<Thread> begun = begin();
        for (Thread each : begun) {
            try {
                each.join();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
        return begun.size();
    }

    private List<Thread> begin() {
        int free = room.drainPermits();
        List<Thread> begun = new ArrayList<>();
        try {
            for (Runnable piece : free == 0 ? List.<Runnable>of() : queue.claim(free)) {
                begun.add(Thread.ofVirtual().name(name).start(() -> run(piece)));
            }
            return begun;
        } finally {
            // Those that were begun give theirs back when they end; of those that were not, the lease runs out.
            room.release(free - begun.size());
        }
    }

    private void run(Runnable piece) {
        try {
            piece.run();
        } catch (RuntimeException e) {
            LOG.warn("{}: something failed and is done again: {}", name, e.toString());
        } finally {
            room.release();
            if (room.availablePermits() >= roomToLook) {
                wake();
            }
        }
    }

    @Override
    public void close() {
        turnstile.close();
    }
}
