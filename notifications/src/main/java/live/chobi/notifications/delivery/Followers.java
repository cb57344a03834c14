package live.chobi.notifications.delivery;

import java.time.Instant;
import java.util.List;
import live.chobi.kernel.UserId;
import org.jooq.DSLContext;

/// Who follows a host. Supplied from the feature that knows. Virtual threads.
public interface Followers {
    /// @param since when they began to
    record Follower(UserId user, Instant since) {}

    /// Those that come after a place, the newest first, then by id downwards; at most `limit`. In the
    /// caller's transaction.
    List<Follower> after(DSLContext tx, UserId host, Follower place, int limit);
}
