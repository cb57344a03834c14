package live.chobi.chat.moderation;

import java.util.Optional;
import live.chobi.chat.standing.ChatRight;
import live.chobi.chat.standing.ChatRights;
import live.chobi.chat.standing.ChatRole;
import live.chobi.chat.standing.Decisions;
import live.chobi.chat.standing.Decisions.Pinned;
import live.chobi.chat.standing.Person;
import live.chobi.chat.standing.RoomFacts.Room;
import live.chobi.kernel.Problem;
import live.chobi.kernel.SessionId;
import live.chobi.log.Draft;
import org.jspecify.annotations.Nullable;

/// A message is taken back, and its pin with it. Also after the session's end, since its chat can still be read.
///
/// @param author empty when the account is gone
record Deletion(SessionId session, Person actor, Pinned message, Optional<Person> author,
        @Nullable String reason) implements RoomCommand {
    @Override
    public String kind() {
        return "delete";
    }

    @Override
    public boolean decide(Room room, ChatRole role, Draft draft) {
        ChatRights.require(role, ChatRight.MODERATE);
        ChatRole its = author.map(it -> ChatRights.roleOf(room.state(), it)).orElse(ChatRole.VIEWER);
        boolean isOwn = author.filter(it -> it.id().equals(actor.id())).isPresent();
        if (!ChatRights.mayDelete(role, its, isOwn)) {
            throw Problem.forbidden("cannot_moderate", "this message is not yours to delete").about("messageId");
        }
        if (room.state().deleted().test(message.messageSeq())) {
            return false;
        }
        boolean wasPinned = room.state().pinned().filter(message::equals).isPresent();
        room.decide(draft, Decisions.MESSAGE_DELETED, actor.id(), new Decisions.Deleted(message.messageId(),
                message.messageSeq(), author.map(Person::id).orElse(null), reason));
        if (wasPinned) {
            room.decide(draft, Decisions.SESSION_UPDATED, actor.id(), new Decisions.PinChanged(null));
        }
        return true;
    }
}
