package live.chobi.server.bus;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import live.chobi.kernel.SessionId;

/// How many watch each session on the other nodes, as they said last; what was not said again in time holds no more, so
/// that the viewers of a dead node go with it. Guarded by itself; any thread.
///
/// Somebody who watches through two nodes counts at both.
public final class NodeCounts {
    /// Three times as long as a node takes to say everything again.
    static final Duration COUNT_HOLDS = Duration.ofSeconds(15);
    /// Without a sign of life for this long a node is no peer.
    static final Duration NODE_HOLDS = Duration.ofSeconds(5);

    /// Sessions with viewers elsewhere; counts of more are not kept, and only look smaller.
    static final int SESSIONS_MAX = 100_000;

    private record Said(int count, long at) {}

    private final LongSupplier nanos;
    private final Consumer<SessionId> changed;
    private final Map<SessionId, Map<UUID, Said>> counts = new HashMap<>();
    private final Map<UUID, Long> heardAt = new HashMap<>();

    /// @param nanos as `System.nanoTime`
    /// @param changed told of each session whose count elsewhere is another; must be quick
    public NodeCounts(LongSupplier nanos, Consumer<SessionId> changed) {
        this.nanos = nanos;
        this.changed = changed;
    }

    /// What another node said.
    ///
    /// @return whether it is the first we hear of that node
    boolean heard(CountsMessage message) {
        Set<SessionId> others = new HashSet<>();
        boolean isNew;
        synchronized (this) {
            long now = nanos.getAsLong();
            if (message.leaving()) {
                heardAt.remove(message.sender());
                remove((node, _) -> node.equals(message.sender()), others);
                isNew = false;
            } else {
                isNew = heardAt.put(message.sender(), now) == null;
                message.counts().forEach((session, count) -> say(message.sender(), session, count, now, others));
            }
        }
        others.forEach(changed);
        return isNew;
    }

    private void say(UUID node, SessionId session, int count, long now, Set<SessionId> others) {
        if (counts.size() >= SESSIONS_MAX && !counts.containsKey(session)) {
            return;
        }
        Map<UUID, Said> of = counts.computeIfAbsent(session, _ -> new HashMap<>());
        Said before = count == 0 ? of.remove(node) : of.put(node, new Said(count, now));
        if ((before == null ? 0 : before.count()) != count) {
            others.add(session);
        }
        if (of.isEmpty()) {
            counts.remove(session);
        }
    }

    private interface Condition {
        boolean holds(UUID node, Said said);
    }

    private void remove(Condition gone, Set<SessionId> others) {
        for (Iterator<Map.Entry<SessionId, Map<UUID, Said>>> each = counts.entrySet().iterator(); each.hasNext();) {
            Map.Entry<SessionId, Map<UUID, Said>> of = each.next();
            if (of.getValue().entrySet().removeIf(said -> gone.holds(said.getKey(), said.getValue()))) {
                others.add(of.getKey());
            }
            if (of.getValue().isEmpty()) {
                each.remove();
            }
        }
    }

    /// Lets go what holds no more. Called every second.
    void expire() {
        Set<SessionId> others = new HashSet<>();
        synchronized (this) {
            long now = nanos.getAsLong();
            heardAt.values().removeIf(at -> now - at > NODE_HOLDS.toNanos());
            remove((_, said) -> now - said.at() > COUNT_HOLDS.toNanos(), others);
        }
        others.forEach(changed);
    }

    /// How many watch on the other nodes.
    public synchronized int elsewhere(SessionId session) {
        Map<UUID, Said> of = counts.get(session);
        return of == null ? 0 : of.values().stream().mapToInt(Said::count).sum();
    }

    /// How many other nodes there are; counted when called for.
    public synchronized int peers() {
        return heardAt.size();
    }
}
