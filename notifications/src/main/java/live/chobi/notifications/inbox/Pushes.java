package live.chobi.notifications.inbox;

import java.util.List;
import java.util.UUID;
import live.chobi.kernel.UserId;
import org.jooq.DSLContext;

/// Takes what is to be pushed to users' devices. Virtual threads.
public interface Pushes {
    /// In the caller's transaction.
    ///
    /// @param users whose each notification is; as many as `notifications`
    void enqueue(DSLContext tx, List<UUID> notifications, List<UserId> users);
}
