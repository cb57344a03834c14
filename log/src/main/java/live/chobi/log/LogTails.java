package live.chobi.log;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import live.chobi.log.RowType.Audience;

/// Followers of logs on this node: each reads a log from wherever it likes to its end, and then what is written, as it
/// is written. What is new is read once for all who follow a log. Virtual threads, except where a method says otherwise.
public final class LogTails {
    /// Rows of one read.
    static final int PAGE = 200;
    /// The newest rows of a followed log that are kept for those who are a little behind. Who is further behind reads
    /// the log by itself.
    static final int KEPT = 500;

    /// Reads rows above a `seq`, oldest first.
    public interface Source {
        List<LogRow> after(UUID log, long seq, int limit);
    }

    /// Rows as one reader may see them.
    public interface Views {
        List<RowView> of(List<LogRow> rows, Audience reader);
    }

    private final Source source;
    private final Views views;
    private final Predicate<LogRow> takesBack;
    private final Map<UUID, LogTail> tails = new ConcurrentHashMap<>();

    /// @param takesBack rows after which older ones are to be seen differently: what was kept of those is let go
    public LogTails(Source source, Views views, Predicate<LogRow> takesBack) {
        this.source = source;
        this.views = views;
        this.takesBack = takesBack;
    }

    /// Begins to follow a log. Whoever says [#knowOf] must know from now on, and before the follower reads.
    ///
    /// @param after the last row that the follower has; 0 for none
    public LogFollower follow(UUID log, long after) {
        LogTail tail = tails.compute(log, (id, known) -> {
            LogTail it = known == null ? new LogTail(id, source, views, takesBack) : known;
            it.enter();
            return it;
        });
        return new LogFollower(tail, after, () -> leave(log));
    }

    private void leave(UUID log) {
        tails.computeIfPresent(log, (_, tail) -> tail.leave() ? null : tail);
    }

    /// Any thread; does not block.
    public boolean isFollowed(UUID log) {
        return tails.containsKey(log);
    }

    /// The log has rows up to this one at least. Any thread; does not block.
    public void knowOf(UUID log, long seq) {
        LogTail tail = tails.get(log);
        if (tail != null) {
            tail.knowOf(seq);
        }
    }

    /// Who may read the log has changed: its followers look up, also when no row has come. Any thread; does not block.
    public void nudge(UUID log) {
        LogTail tail = tails.get(log);
        if (tail != null) {
            tail.nudge();
        }
    }
}
