package live.chobi.server.bridge;

import java.time.InstantSource;
import live.chobi.chat.standing.ChatRight;
import live.chobi.chat.standing.ChatRights;
import live.chobi.chat.standing.ChatRole;
import live.chobi.chat.standing.Person;
import live.chobi.chat.standing.RoomFacts;
import live.chobi.chat.standing.RoomState;
import live.chobi.chat.standing.RoomStates;
import live.chobi.kernel.Caller;
import live.chobi.kernel.SessionId;
import live.chobi.kernel.UserId;
import live.chobi.log.RowType.Audience;
import live.chobi.streaming.sessions.Doorkeeper;

/// A session's door asks its chat: who was banned, and who moderates. Virtual threads.
public final class ChatToSessions implements Doorkeeper {
    private final RoomStates rooms;
    private final InstantSource clock;

    public ChatToSessions(RoomStates rooms, InstantSource clock) {
        this.rooms = rooms;
        this.clock = clock;
    }

    @Override
    public void admit(Caller caller, SessionId session) {
        RoomState room = rooms.current(session);
        if (caller.userIfAny().filter(room::isBanned).isPresent()) {
            throw RoomFacts.banned();
        }
    }

    @Override
    public boolean isBanned(UserId user, SessionId session) {
        return rooms.current(session).isBanned(user);
    }

    @Override
    public void requireMayTakePart(Caller caller, SessionId session) {
        RoomFacts.requireMaySpeak(rooms.current(session), Person.of(caller), clock.instant());
    }

    @Override
    public Audience reader(Caller caller, SessionId session) {
        ChatRole role = ChatRights.roleOf(rooms.current(session), caller);
        if (ChatRights.may(role, ChatRight.APPOINT)) {
            return Audience.OWNER;
        }
        return ChatRights.may(role, ChatRight.MODERATE) ? Audience.MODERATORS : Audience.EVERYBODY;
    }
}
