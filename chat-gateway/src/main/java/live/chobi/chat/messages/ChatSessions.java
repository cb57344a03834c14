package live.chobi.chat.messages;

import live.chobi.kernel.Caller;
import live.chobi.kernel.SessionId;

/// Who may read and write a session's chat. A port: streaming implements it through the bridge.
public interface ChatSessions {
    /// Throws [live.chobi.kernel.Problem]: NOT_FOUND, or FORBIDDEN for a private session that is not the caller's
    /// to see.
    void requireVisible(Caller caller, SessionId session);
}
