package live.chobi.streaming.viewers;

import java.util.Optional;
import java.util.UUID;
import live.chobi.kernel.SessionId;
import live.chobi.kernel.UserId;
import live.chobi.log.Command;
import live.chobi.log.CommandKind;
import live.chobi.log.Draft;
import live.chobi.log.FactSource;
import live.chobi.streaming.sessions.Phase;
import live.chobi.streaming.sessions.StreamingRows;

/// A user came or went: a row, unless the session is over.
///
/// @param viewers how many watch now
public record ViewerMoved(SessionId session, UserId user, boolean came, int viewers)
        implements
            Command<ViewerMoved.Answer> {
    public record Answer(boolean logged) {}

    /// The row: `{viewers}`.
    record Payload(int viewers) {}

    @Override
    public Optional<UUID> log() {
        return Optional.of(session.value());
    }

    /// How it is decided.
    public record Rule() implements CommandKind<ViewerMoved, FactSource.None, Answer> {
        @Override
        public FactSource<FactSource.None> facts() {
            return FactSource.NONE;
        }

        @Override
        public Answer decide(ViewerMoved command, FactSource.None facts, Draft draft) {
            if (Phase.of(draft.phase()) == Phase.ENDED) {
                return new Answer(false);
            }
            String type = command.came() ? StreamingRows.VIEWER_JOINED : StreamingRows.VIEWER_LEFT;
            draft.append(type, command.user(), new Payload(command.viewers()));
            return new Answer(true);
        }

        @Override
        public Class<Answer> answerType() {
            return Answer.class;
        }
    }
}
