package live.chobi.streaming.sessions;

import java.util.Optional;
import java.util.UUID;
import live.chobi.kernel.SessionId;
import live.chobi.kernel.UserId;
import live.chobi.log.Command;
import live.chobi.log.CommandKind;
import live.chobi.log.Draft;
import live.chobi.log.FactSource;

/// Ends a session for good. Ending it again changes nothing.
///
/// @param by who ended it; empty where the grace window did
/// @param reason why
/// @param viewersPeak the most viewers this node has seen at once
public record End(SessionId session, Optional<UserId> by, Reason reason,
        int viewersPeak) implements Command<End.Answer> {
    public enum Reason {
        HOST, ADMIN,
        /// The encoder did not come back; decided only while the session is interrupted.
        GRACE_OVER
    }

    public record Answer(Phase status) {}

    /// The row carries the final totals of viewers, because joins of big rooms are not logged one by one.
    record Payload(Phase status, Reason reason, Viewers viewers) {
        record Viewers(int unique, int peak) {}
    }

    /// For readers outside.
    record Event(UUID host, Reason reason) {}

    @Override
    public Optional<UUID> log() {
        return Optional.of(session.value());
    }

    /// How it is decided.
    public record Rule() implements CommandKind<End, SessionFacts, Answer> {
        @Override
        public FactSource<SessionFacts> facts() {
            return SessionFacts.SOURCE;
        }

        @Override
        public Answer decide(End command, SessionFacts facts, Draft draft) {
            Phase phase = Phase.of(draft.phase());
            boolean late = command.reason() == Reason.GRACE_OVER && phase != Phase.INTERRUPTED;
            if (phase == Phase.ENDED || late) {
                return new Answer(phase);
            }
            SessionFacts.Known known = facts.of(command.session().value());
            int peak = Math.max(command.viewersPeak(), known.viewersPeak());
            draft.phase(Phase.ENDED.stored());
            draft.append(StreamingRows.SESSION_ENDED, command.by().orElse(null),
                    new Payload(Phase.ENDED, command.reason(), new Payload.Viewers(known.unique(), peak)));
            draft.event(StreamingRows.SESSION_ENDED, new Event(draft.owner().value(), command.reason()));
            draft.cancel(Interrupt.graceKey(command.session()));
            facts.ended(command.session().value(), draft.now());
            return new Answer(Phase.ENDED);
        }

        @Override
        public Class<Answer> answerType() {
            return Answer.class;
        }
    }
}
