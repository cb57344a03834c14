package live.chobi.gifts.goals;

import java.util.List;
import live.chobi.log.RowType;

/// The rows of goals; the payload of each is a [Goal.View].
public final class GoalRows {
    /// By who set it. What was the session's goal before is it no longer.
    static final String SET = "goal_set";
    /// By who gave the gift that reached it; once for each goal.
    static final String REACHED = "goal_reached";
    static final String REMOVED = "goal_removed";
    public static final List<RowType> ALL = List.of(RowType.broadcastByUser(SET, SET),
            RowType.broadcastByUser(REACHED, REACHED), RowType.broadcastByUser(REMOVED, REMOVED));

    private GoalRows() {
    }
}
