package live.chobi.chat.connection;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// The open sessions of one endpoint, found by id from any loop, and the limits of its doors. Shared; any thread.
final class EngineSessions {
    private final DoorLimits limits;
    private final ConcurrentHashMap<String, EngineSession> byId = new ConcurrentHashMap<>();
    private final AtomicInteger count = new AtomicInteger();
    private final ConcurrentHashMap<String, Integer> perAddress = new ConcurrentHashMap<>();
    /// The second that the counts of handshakes are of. They are forgotten with it, so the map is bounded by the node's
    /// own rate, and by what a second can bring where that is lifted.
    private long second;
    private int handshakes;
    private final Map<String, Integer> handshakesPerAddress = new HashMap<>();

    EngineSessions(DoorLimits limits) {
        this.limits = limits;
    }

    /// A place for one more, to be followed by [#add]; else why there is none.
    Optional<EngineError> takePlace(String address, long nowNanos) {
        Optional<EngineError> tooFast = countHandshake(address, nowNanos);
        if (tooFast.isPresent()) {
            return tooFast;
        }
        if (DoorLimits.isOver(count.incrementAndGet(), limits.sessions())) {
            count.decrementAndGet();
            return Optional.of(EngineError.OVERLOADED);
        }
        if (DoorLimits.isOver(perAddress.merge(address, 1, Integer::sum), limits.sessionsPerAddress())) {
            giveBack(address);
            return Optional.of(EngineError.ADDRESS_OVER_SESSIONS);
        }
        return Optional.empty();
    }

    /// A handful of instructions, so loops may meet here; only handshakes do.
    private synchronized Optional<EngineError> countHandshake(String address, long nowNanos) {
        long now = TimeUnit.NANOSECONDS.toSeconds(nowNanos);
        if (now != second) {
            second = now;
            handshakes = 0;
            handshakesPerAddress.clear();
        }
        // One address over its own limit must not use up everybody's.
        if (limits.handshakesPerSecondPerAddress() > 0 && DoorLimits.isOver(
                handshakesPerAddress.merge(address, 1, Integer::sum), limits.handshakesPerSecondPerAddress())) {
            return Optional.of(EngineError.ADDRESS_TOO_FAST);
        }
        handshakes++;
        return DoorLimits.isOver(handshakes, limits.handshakesPerSecond())
                ? Optional.of(EngineError.TOO_MANY_HANDSHAKES)
                : Optional.empty();
    }

    private void giveBack(String address) {
        count.decrementAndGet();
        perAddress.computeIfPresent(address, (_, sessions) -> sessions > 1 ? sessions - 1 : null);
    }

    void add(EngineSession session) {
        byId.put(session.id(), session);
    }

    void remove(EngineSession session) {
        if (byId.remove(session.id(), session)) {
            giveBack(session.handshake().address());
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
