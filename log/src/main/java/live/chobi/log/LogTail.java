package live.chobi.log;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import live.chobi.log.RowType.Audience;

/// The end of one log that somebody follows. Shared by its followers; `signal` guards what they wait for and is never
/// held while the log is read, `reading` is held by the one who reads for all.
final class LogTail {
    /// The newest rows, without gaps, as each kind of reader sees them. Immutable.
    ///
    /// @param last the `seq` of the newest, or the one before the first where it is empty
    private record Window(long last, List<LogRow> rows, Map<Audience, List<RowView>> views) {
        static Window emptyAfter(long seq) {
            return new Window(seq, List.of(), Map.of());
        }

        /// Whether it has everything after this row.
        boolean reachesBackTo(long seq) {
            return seq >= last - rows.size();
        }

        <T> List<T> after(long seq, List<T> ofRows) {
            int known = Math.clamp(rows.size() - (last - seq), 0, rows.size());
            return ofRows.subList(known, Math.min(ofRows.size(), known + LogTails.PAGE));
        }
    }

    private final UUID log;
    private final LogTails.Source source;
    private final LogTails.Views views;
    private final Predicate<LogRow> takesBack;
    private final ReentrantLock signal = new ReentrantLock();
    private final Condition news = signal.newCondition();
    private final ReentrantLock reading = new ReentrantLock();
    private volatile Optional<Window> window = Optional.empty();
    private long known;
    private long nudges;
    private int followers;

    LogTail(UUID log, LogTails.Source source, LogTails.Views views, Predicate<LogRow> takesBack) {
        this.log = log;
        this.source = source;
        this.views = views;
        this.takesBack = takesBack;
    }

    /// Under the lock of its entry, as [#leave].
    void enter() {
        followers++;
    }

    /// True when nobody is left.
    boolean leave() {
        return --followers == 0;
    }

    void knowOf(long seq) {
        signal.lock();
        try {
            if (seq > known) {
                known = seq;
                news.signalAll();
            }
        } finally {
            signal.unlock();
        }
    }

    void nudge() {
        signal.lock();
        try {
            nudges++;
            news.signalAll();
        } finally {
            signal.unlock();
        }
    }

    private long known() {
        signal.lock();
        try {
            return known;
        } finally {
            signal.unlock();
        }
    }

    long nudges() {
        signal.lock();
        try {
            return nudges;
        } finally {
            signal.unlock();
        }
    }

    /// From the log itself, whatever is known here.
    List<RowView> read(long after, Audience reader) {
        return views.of(source.after(log, after, LogTails.PAGE), reader);
    }

    /// What has come after a row; empty when nothing has.
    List<RowView> after(long seq, Audience reader) {
        long newest = known();
        if (newest <= seq) {
            return List.of();
        }
        Window now = window.filter(it -> it.last() > seq).orElseGet(() -> load(seq, newest));
        if (!now.reachesBackTo(seq)) {
            return read(seq, reader);
        }
        List<RowView> seen = now.views().get(reader);
        return seen != null ? now.after(seq, seen) : views.of(now.after(seq, now.rows()), reader);
    }

    /// Brings the window up to the newest row, unless somebody else has meanwhile.
    private Window load(long seq, long newest) {
        reading.lock();
        try {
            Window before = window.orElseGet(() -> Window.emptyAfter(seq));
            if (before.last() >= newest) {
                return before;
            }
            List<LogRow> rows = source.after(log, before.last(), LogTails.KEPT);
            if (rows.isEmpty()) {
                forget(newest, before.last());
            }
            Window after = with(before, rows);
            window = Optional.of(after);
            return after;
        } finally {
            reading.unlock();
        }
    }

    private Window with(Window before, List<LogRow> more) {
        if (more.isEmpty()) {
            return before;
        }
        long last = more.getLast().seq();
        if (more.stream().anyMatch(takesBack)) {
            return Window.emptyAfter(last);
        }
        List<LogRow> rows = newest(before.rows(), more);
        // The usual reader's view is made for all of them at once; moderators and owners are few.
        Map<Audience, List<RowView>> seen = new EnumMap<>(Audience.class);
        seen.put(Audience.EVERYBODY, newest(before.views().getOrDefault(Audience.EVERYBODY, List.of()),
                views.of(more, Audience.EVERYBODY)));
        return new Window(last, rows, seen);
    }

    private static <T> List<T> newest(List<T> some, List<T> more) {
        List<T> all = new ArrayList<>(some);
        all.addAll(more);
        return List.copyOf(all.subList(Math.max(0, all.size() - LogTails.KEPT), all.size()));
    }

    /// A row that was told of is not there after all: nobody is to look for it again and again.
    private void forget(long told, long last) {
        signal.lock();
        try {
            if (known == told) {
                known = last;
            }
        } finally {
            signal.unlock();
        }
    }

    /// Waits for a row after this one, or for a nudge after so many; at most so long.
    void await(long seq, long nudgesSeen, Duration wait) throws InterruptedException {
        signal.lock();
        try {
            long leftNanos = wait.toNanos();
            while (leftNanos > 0 && nudges == nudgesSeen && known <= seq) {
                leftNanos = news.awaitNanos(leftNanos);
            }
        } finally {
            signal.unlock();
        }
    }
}
