package live.chobi.chat.moderation;

import java.util.List;
import live.chobi.chat.standing.ChatRight;
import live.chobi.chat.standing.ChatRights;
import live.chobi.chat.standing.ChatRole;
import live.chobi.chat.standing.Decisions;
import live.chobi.chat.standing.Person;
import live.chobi.chat.standing.RoomFacts.Room;
import live.chobi.chat.standing.RoomFacts;
import live.chobi.kernel.SessionId;
import live.chobi.log.Draft;

/// The filter has these words from now on, and no others.
record FilterChange(SessionId session, Person actor, List<String> words) implements RoomCommand {
    @Override
    public String kind() {
        return "filter";
    }

    @Override
    public boolean decide(Room room, ChatRole role, Draft draft) {
        ChatRights.require(role, ChatRight.MODERATE);
        RoomFacts.requireOpen(draft);
        if (room.state().filter().words().equals(words)) {
            return false;
        }
        room.decide(draft, Decisions.CHAT_FILTER, actor.id(), new Decisions.Filter(words));
        return true;
    }
}
