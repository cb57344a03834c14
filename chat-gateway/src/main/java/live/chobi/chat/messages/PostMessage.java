package live.chobi.chat.messages;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import live.chobi.chat.references.References;
import live.chobi.chat.standing.Person;
import live.chobi.chat.standing.RoomFacts;
import live.chobi.chat.standing.Wording;
import live.chobi.kernel.SessionId;
import live.chobi.kernel.UserId;
import live.chobi.kernel.Uuid7;
import live.chobi.log.Command;
import live.chobi.log.CommandKey;
import live.chobi.log.CommandKind;
import live.chobi.log.Draft;
import live.chobi.log.FactSource;
import live.chobi.log.LogRow;
import org.jspecify.annotations.Nullable;

/// Appends a message to a session's log. The client's own id for it makes a retry harmless.
///
/// @param wording of the text
/// @param found what the text refers to; the same words are the same message, whoever bears a name by now
/// @param follows whether the user follows the host; empty where the mode did not ask for it
record PostMessage(SessionId session, Person person, String text, Wording wording, References.Found found,
        Optional<Boolean> follows,
        @Nullable String clientMessageId, @Nullable UUID replyTo)
        implements
            Command<PostMessage.Answer> {

    record Answer(UUID id, long seq, Instant at, @Nullable Instant mediaAt) {}

    /// For readers outside; the row it names says the rest.
    record Event(UserId sender, List<UserId> mentions) {}

    @Override
    public Optional<UUID> log() {
        return Optional.of(session.value());
    }

    @Override
    public Optional<CommandKey> key() {
        return Optional.ofNullable(clientMessageId)
                .map(id -> new CommandKey(person.id(), "message:" + session + ":" + id, text + "\n" + replyTo));
    }

    /// How it is decided: on the state of the chat as it is under the log's lock.
    record Rule(FactSource<RoomFacts> facts) implements CommandKind<PostMessage, RoomFacts, Answer> {
        @Override
        public Answer decide(PostMessage command, RoomFacts facts, Draft draft) {
            RoomFacts.requireOpen(draft);
            RoomFacts.Room room = facts.of(command.session().value());
            room.requireMaySay(command.person(), command.wording(), command.follows(), draft.now());
            UUID id = Uuid7.next();
            LogRow row = draft.append(MessageRow.TYPE, command.person().id(),
                    new MessageRow(id, command.text(), command.clientMessageId(), command.replyTo(),
                            command.found().mentions(), command.found().emoji()));
            if (!command.found().mentions().isEmpty()) {
                draft.event(MessageRow.MENTIONED, new Event(command.person().id(), command.found().mentions()));
            }
            room.said(command.person().id(), command.wording(), draft.now());
            return new Answer(id, row.seq(), row.at(), row.mediaAt());
        }

        @Override
        public Class<Answer> answerType() {
            return Answer.class;
        }
    }
}
