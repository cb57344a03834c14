package live.chobi.chat.moderation;

import java.util.Optional;
import live.chobi.chat.standing.ChatRight;
import live.chobi.chat.standing.ChatRights;
import live.chobi.chat.standing.ChatRole;
import live.chobi.chat.standing.Decisions.Pinned;
import live.chobi.chat.standing.Decisions;
import live.chobi.chat.standing.Person;
import live.chobi.chat.standing.RoomFacts.Room;
import live.chobi.chat.standing.RoomFacts;
import live.chobi.kernel.Problem;
import live.chobi.kernel.SessionId;
import live.chobi.log.Draft;

/// One message is shown above the others, or none.
///
/// @param message instead of the one that is pinned now
record Pin(SessionId session, Person actor, Optional<Pinned> message) implements RoomCommand {
    @Override
    public String kind() {
        return message.isPresent() ? "pin" : "unpin";
    }

    @Override
    public boolean decide(Room room, ChatRole role, Draft draft) {
        ChatRights.require(role, ChatRight.MODERATE);
        RoomFacts.requireOpen(draft);
        if (message.filter(it -> room.state().deleted().test(it.messageSeq())).isPresent()) {
            throw Problem.refused("message_deleted", "the message was deleted").about("messageId");
        }
        if (room.state().pinned().equals(message)) {
            return false;
        }
        room.decide(draft, Decisions.SESSION_UPDATED, actor.id(), new Decisions.PinChanged(message.orElse(null)));
        return true;
    }
}
