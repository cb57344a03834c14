package live.chobi.chat.messages;

import live.chobi.chat.standing.ChatRight;
import live.chobi.chat.standing.ChatRights;
import live.chobi.chat.standing.RoomState;
import live.chobi.chat.standing.RoomStates;
import live.chobi.kernel.Caller;
import live.chobi.kernel.SessionId;

/// Lets callers do what not everybody may do in a session's chat. It refuses early, on a state that may be a moment
/// old; the command decides again, under the log's lock. Virtual threads.
public final class ChatDoor {
    private final ChatSessions sessions;
    private final RoomStates rooms;

    public ChatDoor(ChatSessions sessions, RoomStates rooms) {
        this.sessions = sessions;
        this.rooms = rooms;
    }

    /// Throws [live.chobi.kernel.Problem]: NOT_FOUND, or FORBIDDEN for a session that is not the caller's to see, or as
    /// [ChatRights#require] says.
    public RoomState require(Caller caller, SessionId session, ChatRight right) {
        sessions.requireVisible(caller, session);
        RoomState room = rooms.current(session);
        ChatRights.require(ChatRights.roleOf(room, caller), right);
        return room;
    }
}
