package live.chobi.streaming.sessions;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import live.chobi.kernel.SessionId;
import live.chobi.log.Command;
import live.chobi.log.CommandKind;
import live.chobi.log.Draft;
import live.chobi.log.FactSource;

/// The encoder has gone: the session waits for it, and a job ends it when the grace window is over.
public record Interrupt(SessionId session) implements Command<Interrupt.Answer> {
    public record Answer(Phase status) {}

    /// The row: `{status, graceSeconds}`.
    record Payload(Phase status, long graceSeconds) {}

    static String graceKey(SessionId session) {
        return "grace:" + session;
    }

    @Override
    public Optional<UUID> log() {
        return Optional.of(session.value());
    }

    /// How it is decided.
    ///
    /// @param grace how long a session waits for its encoder
    public record Rule(Duration grace) implements CommandKind<Interrupt, FactSource.None, Answer> {
        @Override
        public FactSource<FactSource.None> facts() {
            return FactSource.NONE;
        }

        @Override
        public Answer decide(Interrupt command, FactSource.None facts, Draft draft) {
            Phase phase = Phase.of(draft.phase());
            if (phase != Phase.LIVE) {
                return new Answer(phase);
            }
            draft.phase(Phase.INTERRUPTED.stored());
            draft.append(StreamingRows.SESSION_INTERRUPTED, null,
                    new Payload(Phase.INTERRUPTED, grace.toSeconds()));
            draft.enqueue(graceKey(command.session()), GraceJob.KIND, new GraceJob.Payload(command.session()), grace);
            return new Answer(Phase.INTERRUPTED);
        }

        @Override
        public Class<Answer> answerType() {
            return Answer.class;
        }
    }
}
