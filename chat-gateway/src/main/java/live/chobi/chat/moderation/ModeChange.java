package live.chobi.chat.moderation;

import java.util.Objects;
import live.chobi.chat.standing.ChatRight;
import live.chobi.chat.standing.ChatRights;
import live.chobi.chat.standing.ChatRole;
import live.chobi.chat.standing.Decisions;
import live.chobi.chat.standing.Person;
import live.chobi.chat.standing.RoomFacts.Room;
import live.chobi.chat.standing.RoomFacts;
import live.chobi.chat.standing.RoomMode;
import live.chobi.kernel.SessionId;
import live.chobi.log.Draft;

/// The chat's modes change; what is not named stays.
record ModeChange(SessionId session, Person actor, SetMode.Input wish) implements RoomCommand {
    @Override
    public String kind() {
        return "mode";
    }

    @Override
    public boolean decide(Room room, ChatRole role, Draft draft) {
        ChatRights.require(role, ChatRight.MODERATE);
        RoomFacts.requireOpen(draft);
        RoomMode now = room.state().mode();
        RoomMode next = new RoomMode(Objects.requireNonNullElse(wish.slowSeconds(), now.slowSeconds()),
                Objects.requireNonNullElse(wish.followersOnly(), now.followersOnly()),
                Objects.requireNonNullElse(wish.emojiOnly(), now.emojiOnly()),
                Objects.requireNonNullElse(wish.uniqueChat(), now.uniqueChat()),
                Objects.requireNonNullElse(wish.linksBlocked(), now.linksBlocked()));
        if (next.equals(now)) {
            return false;
        }
        room.decide(draft, Decisions.SESSION_UPDATED, actor.id(), new Decisions.ModeChanged(next));
        return true;
    }
}
