package live.chobi.log;

import java.time.Duration;
import java.util.List;
import live.chobi.log.RowType.Audience;

/// Reads one log, row after row: no gap, no repetition. Of one virtual thread.
public final class LogFollower implements AutoCloseable {
    private final LogTail tail;
    private final Runnable leave;
    private long seq;
    private boolean isAtEnd;
    private boolean isClosed;
    private long nudges;

    LogFollower(LogTail tail, long after, Runnable leave) {
        this.tail = tail;
        this.seq = after;
        this.leave = leave;
        this.nudges = tail.nudges();
    }

    /// The next rows as this reader may see them. Waits for them when all have been read; none when none came in time,
    /// or when who may read the log has changed.
    public List<RowView> next(Audience reader, Duration wait) throws InterruptedException {
        List<RowView> rows = isAtEnd ? tail.after(seq, reader) : history(reader);
        if (rows.isEmpty()) {
            tail.await(seq, nudges, wait);
            long now = tail.nudges();
            boolean isNudged = now != nudges;
            nudges = now;
            rows = isNudged ? List.of() : tail.after(seq, reader);
        }
        if (!rows.isEmpty()) {
            seq = rows.getLast().seq();
        }
        return rows;
    }

    private List<RowView> history(Audience reader) {
        List<RowView> rows = tail.read(seq, reader);
        isAtEnd = rows.size() < LogTails.PAGE;
        return rows;
    }

    /// Whether all rows that the log had were handed out.
    public boolean isAtEnd() {
        return isAtEnd;
    }

    @Override
    public void close() {
        if (!isClosed) {
            isClosed = true;
            leave.run();
        }
    }
}
