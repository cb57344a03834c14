package live.chobi.chat.room;

import live.chobi.kernel.SessionId;

/// The event `skipped {sessionId, fromSeq, toSeq, reason}`: rows a client was not given and may read from the log.
final class SkipNotice {
    static final String EVENT = "skipped";

    private SkipNotice() {
    }

    static String json(SessionId session, long fromSeq, long toSeq, SkipReason reason) {
        return "{\"sessionId\":\"" + session + "\",\"fromSeq\":" + fromSeq + ",\"toSeq\":" + toSeq + ",\"reason\":\""
                + reason.onWire() + "\"}";
    }
}
