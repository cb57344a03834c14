package live.chobi.media.recording;

import java.time.Instant;
import live.chobi.kernel.SessionId;

/// Who keeps the list of recordings. Called on virtual threads: it may block. What throws is told again later, so that
/// every call may come twice.
public interface RecordingListener {
    /// The recording of a session has begun on this node.
    void started(SessionId session, Instant at);

    /// Its files are complete and stay where they are until [#deleted].
    void ready(Recording recording);

    /// Nothing of it can be played: nothing was written, or its index cannot be read.
    void failed(SessionId session);

    /// Its files are about to be removed to make room.
    void deleted(SessionId session);

    /// Whether nothing more will ever come of the session.
    boolean isOver(SessionId session);
}
