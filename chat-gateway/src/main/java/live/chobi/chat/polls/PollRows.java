package live.chobi.chat.polls;

import java.util.List;
import live.chobi.log.RowType;

/// The rows of a poll's beginning and end; their payload is a [Poll.View]. Votes between them are no rows: what they
/// come to is told as `poll_updated`, and exactly by the last row.
public final class PollRows {
    public static final String OPENED = "poll_opened";
    public static final String CLOSED = "poll_closed";
    public static final List<RowType> ALL = List.of(RowType.broadcastByUser(OPENED, "poll_opened"),
            RowType.broadcastByUser(CLOSED, "poll_closed"));

    private PollRows() {
    }
}
