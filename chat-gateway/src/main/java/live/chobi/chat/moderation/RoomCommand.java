package live.chobi.chat.moderation;

import java.util.Optional;
import java.util.UUID;
import live.chobi.chat.standing.ChatRole;
import live.chobi.chat.standing.ChatRights;
import live.chobi.chat.standing.Person;
import live.chobi.chat.standing.RoomFacts;
import live.chobi.chat.standing.RoomFacts.Room;
import live.chobi.kernel.Problem;
import live.chobi.kernel.SessionId;
import live.chobi.log.Command;
import live.chobi.log.CommandKind;
import live.chobi.log.Draft;
import live.chobi.log.FactSource;

/// A decision about one session's chat, made under its log's lock.
sealed interface RoomCommand extends Command<Decided> permits Sanction, Deletion, Pin, ModeChange, FilterChange {
    SessionId session();

    /// Who decides.
    Person actor();

    /// A short word for the meter.
    String kind();

    /// Refuses by a [Problem], or appends what it decides; false when it is so already.
    boolean decide(Room room, ChatRole role, Draft draft);

    @Override
    default Optional<UUID> log() {
        return Optional.of(session().value());
    }

    /// How all of them are decided.
    record Rule(FactSource<RoomFacts> facts) implements CommandKind<RoomCommand, RoomFacts, Decided> {
        @Override
        public Decided decide(RoomCommand command, RoomFacts facts, Draft draft) {
            Room room = facts.of(command.session().value());
            boolean changed = command.decide(room, ChatRights.roleOf(room.state(), command.actor()), draft);
            return new Decided(draft.lastSeq(), changed);
        }

        @Override
        public Class<Decided> answerType() {
            return Decided.class;
        }
    }
}
