package live.chobi.server.http;

import java.util.Optional;
import live.chobi.kernel.SessionId;

/// Who may watch. Called on event loops for every object: it never blocks and asks nobody.
public interface PlaybackGate {
    enum Verdict {
        ALLOWED,
        /// A private session, and no valid token for it.
        FORBIDDEN,
        /// No such session, or none that can be watched any more.
        UNKNOWN
    }

    Verdict check(SessionId session, Optional<String> token);
}
