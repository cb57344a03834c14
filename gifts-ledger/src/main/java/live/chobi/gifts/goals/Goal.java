package live.chobi.gifts.goals;

import java.time.Instant;
import java.util.UUID;
import live.chobi.kernel.SessionId;
import live.chobi.kernel.UserId;
import org.jspecify.annotations.Nullable;

/// A goal as stored. Immutable.
///
/// @param target coins
/// @param progress coins of the gifts whose rows come after `since`, and not after `until`
/// @param since the row that tells of it
/// @param until null while it is the session's
/// @param reachedAt null until its target is there; it stays reached, also when coins are given back
public record Goal(UUID id, SessionId session, String title, long target, long progress, UserId setBy, Instant setAt,
        long since, @Nullable Long until, @Nullable Instant reachedAt) {

    /// A goal as clients see it, in answers and flat in rows and events.
    ///
    /// @param coins that it takes
    /// @param progress coins so far: the sum of `delta` of the gifts since, less what was given back of them
    public record View(UUID id, String title, long coins, long progress, boolean reached, Instant setAt) {}

    Goal plus(long coins) {
        return new Goal(id, session, title, target, Math.addExact(progress, coins), setBy, setAt, since, until,
                reachedAt);
    }

    Goal reached(Instant at) {
        return new Goal(id, session, title, target, progress, setBy, setAt, since, until, at);
    }

    Goal closed(long last) {
        return new Goal(id, session, title, target, progress, setBy, setAt, since, last, reachedAt);
    }

    boolean isReachedNow() {
        return reachedAt == null && progress >= target;
    }

    public View view() {
        return new View(id, title, target, progress, reachedAt != null, setAt);
    }
}
