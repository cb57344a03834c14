package live.chobi.server.bus;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import live.chobi.kernel.SessionId;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Brings committed rows to the rooms of this node: each once and in order of `seq`, whichever node wrote it and
/// whichever way it came. What is missing is read from the log: a moment after a later row came, and at the latest when
/// the logs of all rooms are looked at.
///
/// Virtual threads, except where a method says otherwise. [#run] is the loop of one thread.
public final class RoomFeeds {
    private static final Logger LOG = LoggerFactory.getLogger(RoomFeeds.class);
    /// A missing row is usually on its way from Redis.
    static final Duration REORDER = Duration.ofMillis(30);
    /// How often the logs are looked at while Redis brings what others write, and while it does not.
    static final Duration LOOK_WITH_BUS = Duration.ofSeconds(2);
    static final Duration LOOK_ALONE = Duration.ofMillis(300);
    static final Duration RETRY = Duration.ofMillis(300);
    /// For viewers who leave and come back.
    static final Duration LINGER = Duration.ofSeconds(10);
    /// Rows of one read, after which other sessions get theirs.
    static final int CHUNK = 500;

    /// The log's own words.
    public interface Source {
        /// The newest `seq` of each of these sessions.
        Map<SessionId, Long> heads(Collection<SessionId> sessions);

        /// Rows after `seq`, oldest first.
        List<FeedRow> after(SessionId session, long seq, int limit);
    }

    /// The rooms of this node. Any thread; must not block.
    public interface Audience {
        /// Whether anybody is in the room, or is expected back.
        boolean isThere(SessionId session);

        /// From one thread at a time for each session.
        void pass(SessionId session, FeedRow row);
    }

    /// Who brings what other nodes write. Any thread; must not block. Calls for one session come in turn.
    public interface Bus {
        void subscribe(SessionId session);

        void unsubscribe(SessionId session);

        /// Whether what others write comes by itself.
        boolean isTrusted();

        Bus NONE = new Bus() {
            @Override
            public void subscribe(SessionId session) {
                // nobody brings anything
            }

            @Override
            public void unsubscribe(SessionId session) {
                // nobody brings anything
            }

            @Override
            public boolean isTrusted() {
                return false;
            }
        };
    }

    private final Source source;
    private final Audience audience;
    private final BusMetrics metrics;
    private final LongSupplier nanos;
    private final Map<SessionId, RoomFeed> feeds = new ConcurrentHashMap<>();
    /// When each session that is behind is to be repaired.
    private final Map<SessionId, Long> behind = new ConcurrentHashMap<>();
    /// Sessions whose log is to be looked at beside the others.
    private final Set<SessionId> doubted = ConcurrentHashMap.newKeySet();
    /// Since when nobody was seen in a room. Of the loop only.
    private final Map<SessionId, Long> emptySince = new ConcurrentHashMap<>();
    private final Semaphore wakeUps = new Semaphore(0);
    private volatile Bus bus = Bus.NONE;
    private volatile boolean isLookDue = true;
    private volatile boolean open = true;
    private long lookedAt;

    /// @param nanos as `System.nanoTime`
    public RoomFeeds(Source source, Audience audience, BusMetrics metrics, LongSupplier nanos) {
        this.source = source;
        this.audience = audience;
        this.metrics = metrics;
        this.nanos = nanos;
    }

    /// Before the first session is opened.
    public void attach(Bus other) {
        bus = other;
    }

    /// Feeds the session's room from now on, until nobody has been in it for a while. To be called after a member took
    /// its place in the room and before the log is read for it; blocks while the log's head is read.
    public void open(SessionId session) {
        RoomFeed feed = feeds.compute(session, (id, existing) -> {
            if (existing != null) {
                return existing;
            }
            bus.subscribe(id);
            metrics.feeds.inc();
            return new RoomFeed(row -> audience.pass(id, row));
        });
        boolean isBehind = feed.begin(() -> source.heads(List.of(session)).getOrDefault(session, 0L));
        if (isBehind) {
            repairIn(session, Duration.ZERO);
        }
    }

    public boolean isOpen(SessionId session) {
        return feeds.containsKey(session);
    }

    /// Subscribes all sessions anew. Any thread.
    void subscribeAll() {
        for (SessionId session : feeds.keySet()) {
            feeds.computeIfPresent(session, (id, feed) -> {
                bus.subscribe(id);
                return feed;
            });
        }
    }

    Set<SessionId> sessions() {
        return Set.copyOf(feeds.keySet());
    }

    /// Rows as somebody brings them, in any order. False when no room here wants them.
    public boolean offer(SessionId session, List<FeedRow> rows) {
        RoomFeed feed = feeds.get(session);
        if (feed == null) {
            return false;
        }
        RoomFeed.Offered offered = feed.offer(rows);
        count("repeated", offered.repeated());
        count("waiting", offered.waiting());
        count("let_go", offered.letGo());
        if (offered.behind()) {
            repairIn(session, bus.isTrusted() ? REORDER : Duration.ZERO);
        }
        return true;
    }

    private void count(String what, int rows) {
        if (rows > 0) {
            metrics.outOfOrder.labelValues(what).inc(rows);
        }
    }

    /// A row was committed that nobody brings. Any thread.
    public void knowOf(SessionId session, long seq) {
        RoomFeed feed = feeds.get(session);
        if (feed != null && feed.knowOf(seq)) {
            repairIn(session, Duration.ZERO);
        }
    }

    /// Something may have been lost: all logs are looked at. Any thread.
    public void look() {
        isLookDue = true;
        wakeUps.release();
    }

    /// Rows of this session may have been lost: its log is looked at. Any thread.
    public void doubt(SessionId session) {
        doubted.add(session);
        wakeUps.release();
    }

    private void repairIn(SessionId session, Duration wait) {
        long due = nanos.getAsLong() + wait.toNanos();
        behind.merge(session, due, Math::min);
        wakeUps.release();
    }

    /// Repairs, looks and closes until [#stop].
    public void run() {
        while (open) {
            Duration pause;
            try {
                pause = turn();
            } catch (RuntimeException e) {
                // The database is away: whatever is missing is still known to be.
                LOG.warn("rooms wait for the log, which is read again: {}", e.toString());
                pause = RETRY;
                isLookDue = true;
            }
            try {
                if (wakeUps.tryAcquire(Math.max(1, pause.toMillis()), TimeUnit.MILLISECONDS)) {
                    wakeUps.drainPermits();
                }
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    public void stop() {
        open = false;
        wakeUps.release();
    }

    /// One turn of the loop; answers when the next is due.
    Duration turn() {
        long now = nanos.getAsLong();
        Duration between = bus.isTrusted() ? LOOK_WITH_BUS : LOOK_ALONE;
        if (isLookDue || now - lookedAt >= between.toNanos()) {
            isLookDue = false;
            lookedAt = now;
            closeEmpty(now);
            lookAt(sessions(), now);
        } else if (!doubted.isEmpty()) {
            Set<SessionId> some = Set.copyOf(doubted);
            doubted.removeAll(some);
            lookAt(some, now);
        }
        long next = lookedAt + between.toNanos();
        for (Map.Entry<SessionId, Long> each : List.copyOf(behind.entrySet())) {
            if (each.getValue() - now <= 0) {
                repair(each.getKey());
            }
        }
        for (long due : behind.values()) {
            next = Math.min(next, due);
        }
        return Duration.ofNanos(Math.max(0, next - nanos.getAsLong()));
    }

    private void lookAt(Set<SessionId> sessions, long now) {
        if (sessions.isEmpty()) {
            return;
        }
        source.heads(sessions).forEach((session, seq) -> {
            RoomFeed feed = feeds.get(session);
            if (feed != null && feed.knowOf(seq)) {
                // A row that has just been committed may be on its way still.
                behind.merge(session, now + (bus.isTrusted() ? REORDER.toNanos() : 0), Math::min);
            }
        });
    }

    /// One chunk; what is left over has its turn after the others.
    private void repair(SessionId session) {
        behind.remove(session);
        RoomFeed feed = feeds.get(session);
        if (feed == null) {
            return;
        }
        var _ = feed.ifBehind(passed -> {
            try {
                List<FeedRow> rows = source.after(session, passed, CHUNK);
                metrics.repairs.inc();
                metrics.repairedRows.inc(rows.size());
                boolean isStillBehind = feed.offer(rows).behind();
                if (isStillBehind) {
                    repairIn(session, rows.isEmpty() ? RETRY : Duration.ZERO);
                }
            } catch (RuntimeException e) {
                repairIn(session, RETRY);
                throw e;
            }
        });
    }

    /// Under the entry's lock, where [#open] makes them: who has just taken a place in the room finds its feed there.
    private void closeEmpty(long now) {
        List<SessionId> lingered = new ArrayList<>();
        for (SessionId session : feeds.keySet()) {
            if (audience.isThere(session)) {
                emptySince.remove(session);
            } else if (now - emptySince.computeIfAbsent(session, _ -> now) >= LINGER.toNanos()) {
                lingered.add(session);
            }
        }
        for (SessionId session : lingered) {
            emptySince.remove(session);
            feeds.computeIfPresent(session, (id, feed) -> audience.isThere(id) ? feed : close(id));
        }
    }

    private @Nullable RoomFeed close(SessionId session) {
        bus.unsubscribe(session);
        behind.remove(session);
        metrics.feeds.dec();
        return null;
    }
}
