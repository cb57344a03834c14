package live.chobi.streaming.sessions;

import java.util.List;
import live.chobi.log.RowType;

/// The rows of a session's life and of its viewers.
public final class StreamingRows {
    public static final String SESSION_LIVE = "session_live";
    public static final String SESSION_INTERRUPTED = "session_interrupted";
    public static final String SESSION_ENDED = "session_ended";
    public static final String VIEWER_JOINED = "viewer_joined";
    public static final String VIEWER_LEFT = "viewer_left";

    public static final List<RowType> ALL = List.of(RowType.broadcast(SESSION_LIVE, "session_updated"),
            RowType.broadcast(SESSION_INTERRUPTED, "session_updated"),
            RowType.broadcast(SESSION_ENDED, "session_ended"),
            RowType.broadcastByUser(VIEWER_JOINED, "viewer_joined"),
            RowType.broadcastByUser(VIEWER_LEFT, "viewer_left"));

    private StreamingRows() {
    }
}
