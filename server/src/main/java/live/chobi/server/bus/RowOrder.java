package live.chobi.server.bus;

import java.util.TreeMap;
import java.util.function.Consumer;

/// Puts the rows of one log in order, whatever the order in which they come: each once, none left out. Rows that come
/// too early wait in a small window; what does not fit is let go, since the log has it. No thread, no clock.
final class RowOrder {
    /// At 20 rows a second from each of several nodes, many seconds; a repair takes milliseconds.
    static final int WINDOW_MAX = 256;

    /// What became of a row.
    enum Taken {
        /// Passed on, and with it those that waited for it.
        DUE,
        /// One before it is missing.
        WAITING,
        /// Passed on before, or waiting already.
        REPEATED,
        /// Too far ahead of what is missing: to be read from the log again.
        LET_GO
    }

    private final TreeMap<Long, FeedRow> waiting = new TreeMap<>();
    private long passed;
    private long known;

    /// @param passed the last row that needs no passing on
    RowOrder(long passed) {
        this.passed = passed;
        this.known = passed;
    }

    /// @param due is given what is next, in order
    Taken offer(FeedRow row, Consumer<FeedRow> due) {
        if (row.seq() <= passed || waiting.containsKey(row.seq())) {
            return Taken.REPEATED;
        }
        knowOf(row.seq());
        if (row.seq() > passed + 1) {
            return keep(row);
        }
        pass(row, due);
        while (!waiting.isEmpty() && waiting.firstKey() == passed + 1) {
            pass(waiting.pollFirstEntry().getValue(), due);
        }
        return Taken.DUE;
    }

    /// The rows nearest to the gap are worth the most: they follow the repair at once.
    private Taken keep(FeedRow row) {
        if (waiting.size() < WINDOW_MAX) {
            waiting.put(row.seq(), row);
            return Taken.WAITING;
        }
        if (row.seq() < waiting.lastKey()) {
            waiting.pollLastEntry();
            waiting.put(row.seq(), row);
        }
        return Taken.LET_GO;
    }

    private void pass(FeedRow row, Consumer<FeedRow> due) {
        passed = row.seq();
        due.accept(row);
    }

    /// The log has rows up to this one at least.
    void knowOf(long seq) {
        known = Math.max(known, seq);
    }

    long passed() {
        return passed;
    }

    /// Whether rows are known of that were not passed on.
    boolean isBehind() {
        return known > passed;
    }
}
