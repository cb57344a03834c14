package live.chobi.gifts.battles;

import java.util.List;
import live.chobi.log.RowType;

/// The rows of battles, in the logs of both sessions; the payload of each is a [Battle.View].
public final class BattleRows {
    /// Only hosts learn of a challenge, and that nothing came of it.
    static final String PROPOSED = "battle_proposed";
    static final String CLOSED = "battle_closed";
    static final String STARTED = "battle_started";
    static final String ENDED = "battle_ended";
    public static final List<RowType> ALL = List.of(
            named(RowType.unannounced(PROPOSED, RowType.Audience.OWNER)),
            named(RowType.unannounced(CLOSED, RowType.Audience.OWNER)), named(RowType.broadcast(STARTED, STARTED)),
            named(RowType.broadcast(ENDED, ENDED)));

    private BattleRows() {
    }

    private static RowType named(RowType type) {
        return type.naming("challenger").naming("opponent").naming("winner");
    }
}
