package live.chobi.chat.messages;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.Map;
import live.chobi.kernel.Problem;
import live.chobi.kernel.UserId;

/// At most so many messages of one user in ten seconds, over all rooms of this node. Any thread; holds its lock for a
/// few instructions.
public final class FloodGate {
    static final Duration WINDOW = Duration.ofSeconds(10);
    /// Users remembered; the one who was quiet longest is forgotten first.
    private static final int USERS_MAX = 100_000;

    private final int perWindow;
    private final InstantSource clock;
    private final Map<UserId, ArrayDeque<Instant>> sent = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<UserId, ArrayDeque<Instant>> eldest) {
            return size() > USERS_MAX;
        }
    };

    /// @param perWindow messages per ten seconds; 0 for no limit
    public FloodGate(int perWindow, InstantSource clock) {
        this.perWindow = perWindow;
        this.clock = clock;
    }

    /// Throws TOO_MANY_REQUESTS with the time until the next message is taken. A refused message does not count.
    public void pass(UserId user) {
        if (perWindow == 0) {
            return;
        }
        Instant now = clock.instant();
        synchronized (sent) {
            ArrayDeque<Instant> times = sent.computeIfAbsent(user, _ -> new ArrayDeque<>());
            // What is later than now was noted before the clock was set back, and would lock its user out until then.
            times.removeIf(it -> !it.plus(WINDOW).isAfter(now) || it.isAfter(now));
            if (times.size() >= perWindow) {
                throw Problem.tooFast("chat_flood",
                        "at most " + perWindow + " messages in " + WINDOW.toSeconds() + " s",
                        Duration.between(now, times.getFirst().plus(WINDOW)));
            }
            times.addLast(now);
        }
    }
}
