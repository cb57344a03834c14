package live.chobi.notifications.inbox;

import java.util.List;
import java.util.Set;
import live.chobi.kernel.UserId;
import org.jooq.DSLContext;

/// Between whom nothing is told: one has blocked the other. Supplied from the feature that knows. Virtual threads.
public interface Barriers {
    /// The places of those pairs, asked for all at once, in the caller's transaction.
    ///
    /// @param others as many as `ones`
    Set<Integer> among(DSLContext tx, List<UserId> ones, List<UserId> others);
}
