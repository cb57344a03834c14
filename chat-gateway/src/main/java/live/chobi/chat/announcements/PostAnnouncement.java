package live.chobi.chat.announcements;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import live.chobi.chat.standing.ChatRight;
import live.chobi.chat.standing.ChatRights;
import live.chobi.chat.standing.Person;
import live.chobi.chat.standing.RoomFacts;
import live.chobi.chat.standing.Wording;
import live.chobi.kernel.SessionId;
import live.chobi.kernel.Uuid7;
import live.chobi.log.Command;
import live.chobi.log.CommandKey;
import live.chobi.log.CommandKind;
import live.chobi.log.Draft;
import live.chobi.log.FactSource;
import live.chobi.log.LogRow;
import org.jspecify.annotations.Nullable;

/// Appends an announcement to a session's log. The client's own id for it makes a retry harmless.
record PostAnnouncement(SessionId session, Person person, String text, Wording wording,
        @Nullable String clientMessageId)
        implements
            Command<PostAnnouncement.Answer> {

    record Answer(UUID id, long seq, Instant at, @Nullable Instant mediaAt) {}

    @Override
    public Optional<UUID> log() {
        return Optional.of(session.value());
    }

    @Override
    public Optional<CommandKey> key() {
        return Optional.ofNullable(clientMessageId)
                .map(id -> new CommandKey(person.id(), "announcement:" + session + ":" + id, text));
    }

    /// How it is decided.
    record Rule(FactSource<RoomFacts> facts) implements CommandKind<PostAnnouncement, RoomFacts, Answer> {
        @Override
        public Answer decide(PostAnnouncement command, RoomFacts facts, Draft draft) {
            RoomFacts.Room room = facts.of(command.session().value());
            ChatRights.require(ChatRights.roleOf(room.state(), command.person()), ChatRight.MODERATE);
            RoomFacts.requireOpen(draft);
            room.requireMaySay(command.person(), command.wording(), Optional.empty(), draft.now());
            UUID id = Uuid7.next();
            LogRow row = draft.append(AnnouncementRow.TYPE, command.person().id(),
                    new AnnouncementRow(id, command.text(), command.clientMessageId()));
            return new Answer(id, row.seq(), row.at(), row.mediaAt());
        }

        @Override
        public Class<Answer> answerType() {
            return Answer.class;
        }
    }
}
