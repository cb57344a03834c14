package live.chobi.streaming.sessions;

import java.util.Optional;
import java.util.UUID;
import live.chobi.kernel.SessionId;
import live.chobi.log.Command;
import live.chobi.log.CommandKind;
import live.chobi.log.Draft;
import live.chobi.log.FactSource;

/// The encoder's first picture has come, or it has come back: the session is live.
///
/// The same again changes nothing; a session that has ended stays ended.
public record GoLive(SessionId session) implements Command<GoLive.Answer> {
    /// @param status after the command, which is not `live` when the session had ended
    public record Answer(Phase status) {}

    /// The row: `{status, resumed}`.
    record Payload(Phase status, boolean resumed) {}

    /// For readers outside.
    record Event(UUID host, boolean resumed) {}

    @Override
    public Optional<UUID> log() {
        return Optional.of(session.value());
    }

    /// How it is decided. `node` is this process's name in the cluster.
    public record Rule(String node) implements CommandKind<GoLive, SessionFacts, Answer> {
        @Override
        public FactSource<SessionFacts> facts() {
            return SessionFacts.SOURCE;
        }

        @Override
        public Answer decide(GoLive command, SessionFacts facts, Draft draft) {
            Phase phase = Phase.of(draft.phase());
            if (phase == Phase.LIVE || phase == Phase.ENDED) {
                return new Answer(phase);
            }
            boolean resumed = facts.of(command.session().value()).wasLive();
            draft.phase(Phase.LIVE.stored());
            draft.append(StreamingRows.SESSION_LIVE, draft.owner(), new Payload(Phase.LIVE, resumed));
            draft.event(StreamingRows.SESSION_LIVE, new Event(draft.owner().value(), resumed));
            draft.cancel(Interrupt.graceKey(command.session()));
            facts.wentLive(command.session().value(), draft.now(), node);
            return new Answer(Phase.LIVE);
        }

        @Override
        public Class<Answer> answerType() {
            return Answer.class;
        }
    }
}
