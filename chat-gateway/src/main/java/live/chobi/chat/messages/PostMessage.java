package live.chobi.chat.messages;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import live.chobi.kernel.Problem;
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
record PostMessage(SessionId session, UserId user, String text, @Nullable String clientMessageId,
        @Nullable UUID replyTo)
        implements
            Command<PostMessage.Answer> {

    record Answer(UUID id, long seq, Instant at, @Nullable Instant mediaAt) {}

    @Override
    public Optional<UUID> log() {
        return Optional.of(session.value());
    }

    @Override
    public Optional<CommandKey> key() {
        return Optional.ofNullable(clientMessageId)
                .map(id -> new CommandKey(user, "message:" + session + ":" + id, text + "\n" + replyTo));
    }

    /// How it is decided.
    record Rule() implements CommandKind<PostMessage, FactSource.None, Answer> {
        @Override
        public FactSource<FactSource.None> facts() {
            return FactSource.NONE;
        }

        @Override
        public Answer decide(PostMessage command, FactSource.None facts, Draft draft) {
            if (draft.phase().equals("ended")) {
                throw Problem.refused("session_ended", "the session is over, and so is its chat");
            }
            UUID id = Uuid7.next();
            LogRow row = draft.append(MessageRow.TYPE, command.user(),
                    new MessageRow(id, command.text(), command.clientMessageId(), command.replyTo()));
            return new Answer(id, row.seq(), row.at(), row.mediaAt());
        }

        @Override
        public Class<Answer> answerType() {
            return Answer.class;
        }
    }
}
