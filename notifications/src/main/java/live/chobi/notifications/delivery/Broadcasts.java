package live.chobi.notifications.delivery;

import live.chobi.kernel.SessionId;
import live.chobi.notifications.inbox.Kind;

/// What news of a session is worth at this moment. Supplied from the feature that knows. Virtual threads.
public interface Broadcasts {
    /// Whether followers are still to be told: the session is for everybody, and on air, or about to begin.
    boolean isNews(Kind kind, SessionId session);
}
