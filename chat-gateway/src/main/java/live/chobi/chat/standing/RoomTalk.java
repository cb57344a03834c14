package live.chobi.chat.standing;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import live.chobi.kernel.UserId;

/// Who has said what lately in one session, while a mode asks for it. Any thread; holds its lock for a
/// few instructions.
final class RoomTalk {
    static final Duration UNIQUE_FOR = Duration.ofMinutes(10);
    static final int TEXTS_MAX = 2_000;
    static final int USERS_MAX = 20_000;

    /// The one who was quiet longest is forgotten first.
    private final Map<UserId, Instant> last = bounded(USERS_MAX);
    private final Map<Long, Instant> texts = bounded(TEXTS_MAX);

    private static <K> Map<K, Instant> bounded(int max) {
        return new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<K, Instant> eldest) {
                return size() > max;
            }
        };
    }

    synchronized void spoke(UserId user, Instant at) {
        last.merge(user, at, (a, b) -> a.isAfter(b) ? a : b);
    }

    synchronized void said(long fingerprint, Instant at) {
        texts.merge(fingerprint, at, (a, b) -> a.isAfter(b) ? a : b);
    }

    synchronized Optional<Instant> lastOf(UserId user) {
        return Optional.ofNullable(last.get(user));
    }

    synchronized boolean wasSaid(long fingerprint, Instant now) {
        Instant at = texts.get(fingerprint);
        return at != null && at.plus(UNIQUE_FOR).isAfter(now);
    }
}
