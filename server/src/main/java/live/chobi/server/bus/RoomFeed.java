package live.chobi.server.bus;

import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// The rows of one session on their way to its room on this node, in order. Shared; guarded by itself, so that the room
/// gets them from one thread at a time.
final class RoomFeed {
    /// What became of one offer.
    ///
    /// @param behind whether a row is missing now
    record Offered(int repeated, int waiting, int letGo, boolean behind) {}

    private final Consumer<FeedRow> room;
    private final ReentrantLock lock = new ReentrantLock();
    /// Beside the other, because the log is read under it, and writers must not wait for that.
    private final ReentrantLock beginning = new ReentrantLock();
    private @Nullable RowOrder order;
    private long knownBefore;

    RoomFeed(Consumer<FeedRow> room) {
        this.room = room;
    }

    /// Returns once it is decided after which row the room is fed; blocks while the log is read for that. A member that
    /// takes its place in the room before this, and reads the log after it, misses nothing.
    ///
    /// @param head reads the log's newest `seq`
    /// @return whether rows are missing already
    boolean begin(LongSupplier head) {
        beginning.lock();
        try {
            if (hasBegun()) {
                return false;
            }
            long from = head.getAsLong();
            lock.lock();
            try {
                RowOrder begun = new RowOrder(from);
                begun.knowOf(knownBefore);
                order = begun;
                return begun.isBehind();
            } finally {
                lock.unlock();
            }
        } finally {
            beginning.unlock();
        }
    }

    private boolean hasBegun() {
        lock.lock();
        try {
            return order != null;
        } finally {
            lock.unlock();
        }
    }

    Offered offer(List<FeedRow> rows) {
        lock.lock();
        try {
            int repeated = 0;
            int waiting = 0;
            int letGo = 0;
            for (FeedRow row : rows) {
                if (order == null) {
                    knownBefore = Math.max(knownBefore, row.seq());
                    continue;
                }
                switch (order.offer(row, room)) {
                    case DUE -> {
                        // the usual case
                    }
                    case WAITING -> waiting++;
                    case REPEATED -> repeated++;
                    case LET_GO -> letGo++;
                }
            }
            return new Offered(repeated, waiting, letGo, order != null && order.isBehind());
        } finally {
            lock.unlock();
        }
    }

    /// The log has rows up to this one at least. True when some are missing here.
    boolean knowOf(long seq) {
        lock.lock();
        try {
            if (order == null) {
                knownBefore = Math.max(knownBefore, seq);
                return false;
            }
            order.knowOf(seq);
            return order.isBehind();
        } finally {
            lock.unlock();
        }
    }

    /// Calls with the last row that was passed on, when more are known of.
    boolean ifBehind(Consumer<Long> repair) {
        long passed;
        lock.lock();
        try {
            if (order == null || !order.isBehind()) {
                return false;
            }
            passed = order.passed();
        } finally {
            lock.unlock();
        }
        repair.accept(passed);
        return true;
    }
}
