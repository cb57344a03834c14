package live.chobi.server.bus;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.DefaultClientResources;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import live.chobi.kernel.SessionId;
import live.chobi.kernel.Uuid7;
import live.chobi.server.bus.RowsMessage.Malformed;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells the other nodes through Redis what this one wrote and how many watch here, and hears them. Nothing rests on
/// it: what it drops, and what Redis loses, is read from the log by [RoomFeeds].
///
/// Two virtual threads: one connects, speaks and looks whether it hears itself; one takes in what was heard. Any thread
/// may call the public methods, which never block.
public final class RedisBus implements RoomFeeds.Bus, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RedisBus.class);
    static final int QUEUE_MAX = 4_096;
    /// What is written in so short a time goes in one message for each session.
    private static final Duration TICK = Duration.ofMillis(5);
    private static final Duration BEAT = Duration.ofSeconds(1);
    /// Every so many beats all counts are said again, for those who came later.
    private static final int BEATS_PER_FULL_COUNT = 5;
    /// Without hearing ourselves for this long we read the log as if there were no Redis.
    private static final Duration TRUST = Duration.ofMillis(2_500);
    /// Without hearing ourselves for this long the connections are made anew.
    private static final Duration SILENCE_MAX = Duration.ofSeconds(5);
    private static final Duration ANSWER_MAX = Duration.ofSeconds(3);
    private static final Duration STOP_MAX = Duration.ofMillis(150);
    private static final Duration BACKOFF_MIN = Duration.ofMillis(200);
    private static final Duration BACKOFF_MAX = Duration.ofSeconds(5);

    private record Written(SessionId session, List<FeedRow> rows) {}

    /// What was heard and is to be taken in.
    private interface Heard {
        void take() throws Malformed;
    }

    private final UUID self = Uuid7.next();
    private final RedisURI url;
    private final RoomFeeds feeds;
    private final NodeCounts counts;
    private final Supplier<Map<SessionId, Integer>> countsHere;
    private final BusMetrics metrics;
    private final Clock clock;
    private final ArrayBlockingQueue<Written> written = new ArrayBlockingQueue<>(QUEUE_MAX);
    private final ArrayBlockingQueue<Heard> heard = new ArrayBlockingQueue<>(QUEUE_MAX);
    private final Map<SessionId, Integer> told = new HashMap<>();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean isFullCountDue = true;
    private int beats;
    private volatile @Nullable RedisLink link;
    private volatile long heardSelfAt;
    private volatile boolean isBeatDue;
    private volatile boolean open = true;

    /// @param url as in `redis.url`
    /// @param countsHere how many watch each session on this node
    public RedisBus(String url, RoomFeeds feeds, NodeCounts counts, Supplier<Map<SessionId, Integer>> countsHere,
            BusMetrics metrics, Clock clock) {
        this.url = RedisURI.create(url);
        this.url.setTimeout(ANSWER_MAX);
        this.feeds = feeds;
        this.counts = counts;
        this.countsHere = countsHere;
        this.metrics = metrics;
        this.clock = clock;
    }

    public void start() {
        feeds.attach(this);
        threads.add(Thread.ofVirtual().name("bus-speak").start(this::speak));
        threads.add(Thread.ofVirtual().name("bus-hear").start(this::hear));
    }

    /// Whether there are other nodes to tell anything.
    public boolean hasPeers() {
        return counts.peers() > 0;
    }

    /// Tells the other nodes of committed rows, if there are any; soon, or not at all.
    public void publish(SessionId session, List<FeedRow> rows) {
        if (!hasPeers()) {
            return;
        }
        if (link == null) {
            drop("down", 1);
        } else if (!written.offer(new Written(session, rows))) {
            drop("queue_full", 1);
        }
    }

    private void drop(String reason, int messages) {
        metrics.dropped.labelValues(reason).inc(messages);
    }

    @Override
    public boolean isTrusted() {
        return link != null && System.nanoTime() - heardSelfAt < TRUST.toNanos() && hasPeers();
    }

    @Override
    public void subscribe(SessionId session) {
        RedisLink current = link;
        if (current != null) {
            current.subscribe(session);
            metrics.subscriptions.set(current.subscriptions());
        }
    }

    @Override
    public void unsubscribe(SessionId session) {
        RedisLink current = link;
        if (current != null) {
            current.unsubscribe(session);
            metrics.subscriptions.set(current.subscriptions());
        }
    }

    private void speak() {
        ClientResources resources = DefaultClientResources.builder().ioThreadPoolSize(2).computationThreadPoolSize(2)
                .build();
        RedisClient client = RedisClient.create(resources, url);
        client.setOptions(ClientOptions.builder().autoReconnect(false)
                .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
                .socketOptions(SocketOptions.builder().connectTimeout(ANSWER_MAX).build()).build());
        Duration backoff = BACKOFF_MIN;
        while (open) {
            long since = System.nanoTime();
            try (RedisLink fresh = RedisLink.open(client, new Ear())) {
                metrics.connects.labelValues("done").inc();
                LOG.info("the bus between nodes is up{}", fresh.isSharded() ? ", on sharded channels" : "");
                begin(fresh);
                converse(fresh);
            } catch (InterruptedException e) {
                break;
            } catch (RuntimeException e) {
                metrics.connects.labelValues(link == null ? "failed" : "lost").inc();
                LOG.warn("the bus between nodes is down, the log is read instead: {}", e.toString());
            } finally {
                end();
            }
            boolean held = System.nanoTime() - since > BACKOFF_MAX.toNanos() + SILENCE_MAX.toNanos();
            backoff = held ? BACKOFF_MIN : backoff;
            if (!pause(backoff)) {
                break;
            }
            backoff = backoff.multipliedBy(2).compareTo(BACKOFF_MAX) < 0 ? backoff.multipliedBy(2) : BACKOFF_MAX;
        }
        // Nobody waits for the client's threads: they are daemons.
        var _ = client.shutdownAsync(0, 100, TimeUnit.MILLISECONDS);
        var _ = resources.shutdown(0, 100, TimeUnit.MILLISECONDS);
    }

    /// With a random share, so that the nodes do not return all at once.
    private static boolean pause(Duration backoff) {
        try {
            Thread.sleep(backoff.toMillis() / 2 + ThreadLocalRandom.current().nextLong(backoff.toMillis()));
            return true;
        } catch (InterruptedException e) {
            return false;
        }
    }

    private void begin(RedisLink fresh) {
        heardSelfAt = System.nanoTime();
        isFullCountDue = true;
        // Before the sessions are gone through: one that is opened meanwhile finds it, or is found.
        link = fresh;
        feeds.subscribeAll();
        feeds.look();
        metrics.connected.set(1);
    }

    private void end() {
        link = null;
        metrics.connected.set(0);
        metrics.subscriptions.set(0);
        int left = written.size();
        written.clear();
        if (left > 0) {
            drop("down", left);
        }
        feeds.look();
    }

    private void converse(RedisLink current) throws InterruptedException {
        try {
            long nextBeat = System.nanoTime();
            while (open) {
                long now = System.nanoTime();
                if (now - nextBeat >= 0 || isBeatDue) {
                    isBeatDue = false;
                    requireHearing(current, now);
                    counts.expire();
                    metrics.peers.set(counts.peers());
                    beat(current);
                    nextBeat = now + BEAT.toNanos();
                }
                Written first = written.poll(Math.max(1, nextBeat - now), TimeUnit.NANOSECONDS);
                if (first != null) {
                    tell(current, first);
                    Thread.sleep(TICK);
                }
            }
        } finally {
            if (!open && current.isOpen()) {
                CountsMessage.encode(self, clock.millis(), true, Map.of()).forEach(current::sayToNodes);
                current.flush();
            }
        }
    }

    private void requireHearing(RedisLink current, long now) {
        if (!current.isOpen()) {
            throw new IllegalStateException("Redis has closed a connection");
        }
        if (now - heardSelfAt > SILENCE_MAX.toNanos()) {
            throw new IllegalStateException("Redis has brought nothing for " + SILENCE_MAX.toSeconds() + " s");
        }
    }

    /// A sign of life, with the counts that have changed; every few times with all.
    private void beat(RedisLink current) {
        boolean isFull = isFullCountDue || beats % BEATS_PER_FULL_COUNT == 0;
        isFullCountDue = false;
        beats++;
        Map<SessionId, Integer> now = countsHere.get();
        Map<SessionId, Integer> say = new LinkedHashMap<>();
        now.forEach((session, count) -> {
            Integer before = told.put(session, count);
            if (isFull || !count.equals(before)) {
                say.put(session, count);
            }
        });
        Set<SessionId> gone = new TreeSet<>(Comparator.comparing(SessionId::value));
        gone.addAll(told.keySet());
        gone.removeAll(now.keySet());
        gone.forEach(session -> {
            say.put(session, 0);
            told.remove(session);
        });
        for (byte[] message : CountsMessage.encode(self, clock.millis(), false, say)) {
            count(current.sayToNodes(message));
        }
        current.flush();
    }

    private void tell(RedisLink current, Written first) {
        List<Written> all = new ArrayList<>();
        all.add(first);
        written.drainTo(all);
        Map<SessionId, List<FeedRow>> bySession = new LinkedHashMap<>();
        all.forEach(it -> bySession.computeIfAbsent(it.session(), _ -> new ArrayList<>()).addAll(it.rows()));
        long at = clock.millis();
        bySession.forEach((session, rows) -> RowsMessage.encode(self, at, rows)
                .forEach(message -> count(current.say(session, message))));
        current.flush();
    }

    private void count(boolean said) {
        if (said) {
            metrics.messages.labelValues("sent").inc();
        } else {
            drop("unanswered", 1);
        }
    }

    /// On a thread of the client's.
    private final class Ear implements RedisLink.Ear {
        @Override
        public void rows(SessionId session, byte[] message) {
            if (!heard.offer(() -> takeRows(session, message))) {
                drop("heard_too_much", 1);
                feeds.doubt(session);
            }
        }

        @Override
        public void counts(byte[] message) {
            if (!heard.offer(() -> takeCounts(CountsMessage.decode(message)))) {
                drop("heard_too_much", 1);
            }
        }

        @Override
        public void subscribed(SessionId session) {
            feeds.doubt(session);
        }
    }

    private void hear() {
        while (open) {
            try {
                Heard next = heard.take();
                metrics.messages.labelValues("heard").inc();
                next.take();
            } catch (InterruptedException e) {
                return;
            } catch (Malformed e) {
                drop("malformed", 1);
                LOG.warn("a message on the bus cannot be read: {}", e.getMessage());
            } catch (RuntimeException e) {
                LOG.error("a message on the bus was not taken in", e);
            }
        }
    }

    private void takeRows(SessionId session, byte[] bytes) throws Malformed {
        RowsMessage message = RowsMessage.decode(bytes);
        if (message.sender().equals(self)) {
            observeLag(message.sentAt());
        } else {
            var _ = feeds.offer(session, message.rows());
        }
    }

    private void takeCounts(CountsMessage message) {
        if (message.sender().equals(self)) {
            observeLag(message.sentAt());
            boolean wasDeaf = System.nanoTime() - heardSelfAt > TRUST.toNanos();
            heardSelfAt = System.nanoTime();
            if (wasDeaf) {
                feeds.look();
            }
        } else if (counts.heard(message)) {
            // It shall know of us at once, with all our counts, and may have written before it did.
            isFullCountDue = true;
            isBeatDue = true;
            feeds.look();
        }
    }

    /// Only of what this node said itself: two clocks would not agree to the millisecond.
    private void observeLag(long sentAt) {
        metrics.lagSeconds.observe(Math.max(0, clock.millis() - sentAt) / 1_000.0);
    }

    /// Says goodbye, so that the viewers of this node are counted elsewhere no more.
    @Override
    public void close() {
        open = false;
        threads.forEach(Thread::interrupt);
        for (Thread thread : threads) {
            try {
                var _ = thread.join(STOP_MAX);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
