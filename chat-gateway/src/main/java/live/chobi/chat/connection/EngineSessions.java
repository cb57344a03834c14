package live.chobi.chat.connection;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// The open sessions of one endpoint, found by id from any loop, and the doors' two limits: how many there may be, and
/// how many may come per second. Shared; any thread.
final class EngineSessions {
    private final ConcurrentHashMap<String, EngineSession> byId = new ConcurrentHashMap<>();
    private final AtomicInteger count = new AtomicInteger();
    private final int sessionsMax;
    private final int handshakesPerSecond;
    private long second;
    private int handshakesInSecond;

    EngineSessions(int sessionsMax, int handshakesPerSecond) {
        this.sessionsMax = sessionsMax;
        this.handshakesPerSecond = handshakesPerSecond;
    }

    /// A place for one more, to be followed by [#add] or [#giveBack]. False: refuse.
    boolean takePlace(long nowNanos) {
        if (count.incrementAndGet() > sessionsMax || !isWithinRate(nowNanos)) {
            count.decrementAndGet();
            return false;
        }
        return true;
    }

    void giveBack() {
        count.decrementAndGet();
    }

    /// A handful of instructions, so loops may meet here; only handshakes do.
    private synchronized boolean isWithinRate(long nowNanos) {
        long now = TimeUnit.NANOSECONDS.toSeconds(nowNanos);
        if (now != second) {
            second = now;
            handshakesInSecond = 0;
        }
        return handshakesPerSecond == 0 || ++handshakesInSecond <= handshakesPerSecond;
    }

    void add(EngineSession session) {
        byId.put(session.id(), session);
    }

    void remove(EngineSession session) {
        if (byId.remove(session.id(), session)) {
            count.decrementAndGet();
        }
    }

    Optional<EngineSession> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    List<EngineSession> all() {
        return List.copyOf(byId.values());
    }

    int count() {
        return count.get();
    }
}
