package live.chobi.streaming.likes;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import live.chobi.kernel.Problem;
import live.chobi.kernel.UserId;

/// So many likes of one user in a second, over all sessions of this node; one second's worth may be saved up, because
/// clients send theirs together. Any thread; holds its lock for a few instructions.
final class LikeAllowance {
    /// Users remembered; the one who was quiet longest is forgotten first, and has all of it again.
    private static final int USERS_MAX = 100_000;

    private record Left(double likes, Instant at) {}

    private final int perSecond;
    private final InstantSource clock;
    private final Map<UserId, Left> users = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<UserId, Left> eldest) {
            return size() > USERS_MAX;
        }
    };

    /// @param perSecond 0 for no limit
    LikeAllowance(int perSecond, InstantSource clock) {
        this.perSecond = perSecond;
        this.clock = clock;
    }

    /// Takes all of them, or refuses all with the time to wait.
    void take(UserId user, int count) {
        if (perSecond == 0) {
            return;
        }
        Instant now = clock.instant();
        synchronized (users) {
            Left before = users.getOrDefault(user, new Left(2.0 * perSecond, now));
            // A clock that was set back gives nothing and takes nothing.
            double seconds = Math.max(0, Duration.between(before.at(), now).toMillis() / 1000.0);
            double left = Math.min(2.0 * perSecond, before.likes() + seconds * perSecond);
            if (left < count) {
                users.put(user, new Left(left, now));
                throw Problem.tooFast("too_many_likes", "at most " + perSecond + " likes a second, got " + count
                        + " more", Duration.ofMillis((long) Math.ceil((count - left) * 1000 / perSecond)));
            }
            users.put(user, new Left(left - count, now));
        }
    }
}
