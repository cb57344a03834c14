package live.chobi.streaming.cohosts;

import java.util.List;
import live.chobi.kernel.UserId;
import live.chobi.log.RowType;

/// The row of an appointment and of its end; who decided it is the row's actor.
///
/// @param userId the co-host, shown as `user`: {id, username, displayName}
public record CoHostRow(Action action, UserId userId) {
    public static final String TYPE = "co_host";
    public static final List<RowType> ALL = List.of(RowType.broadcastAboutUser(TYPE, "co_host"));

    public enum Action {
        ADDED, REMOVED
    }
}
