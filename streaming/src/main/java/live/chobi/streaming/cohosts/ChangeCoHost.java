package live.chobi.streaming.cohosts;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import live.chobi.kernel.Problem;
import live.chobi.kernel.SessionId;
import live.chobi.kernel.UserId;
import live.chobi.log.Command;
import live.chobi.log.CommandKind;
import live.chobi.log.Draft;
import live.chobi.log.FactSource;
import live.chobi.streaming.cohosts.CoHostRow.Action;
import live.chobi.streaming.sessions.Phase;

/// Adds or removes a co-host. What is so already is left as it is, without a row.
///
/// @param by who decides it
record ChangeCoHost(SessionId session, UserId by, Action action, UserId user) implements Command<ChangeCoHost.Answer> {
    /// They see private sessions and share the host's rights: a handful, not an audience.
    static final int CO_HOSTS_MAX = 10;

    /// @param coHosts all of the session's now, in the order in which they were added
    record Answer(List<UserId> coHosts) {}

    @Override
    public Optional<UUID> log() {
        return Optional.of(session.value());
    }

    /// How it is decided.
    record Rule() implements CommandKind<ChangeCoHost, CoHostFacts, Answer> {
        @Override
        public FactSource<CoHostFacts> facts() {
            return CoHostFacts.SOURCE;
        }

        @Override
        public Answer decide(ChangeCoHost command, CoHostFacts facts, Draft draft) {
            SessionId session = command.session();
            UserId user = command.user();
            boolean wanted = command.action() == Action.ADDED;
            if (facts.has(session, user) == wanted) {
                return new Answer(facts.all(session));
            }
            if (Phase.of(draft.phase()) == Phase.ENDED) {
                throw Problem.refused("session_ended", "session " + session + " has ended");
            }
            if (wanted && facts.all(session).size() >= CO_HOSTS_MAX) {
                throw Problem.refused("too_many_co_hosts",
                        "a session has at most " + CO_HOSTS_MAX + " co-hosts; remove one first");
            }
            draft.append(CoHostRow.TYPE, command.by(), new CoHostRow(command.action(), user));
            if (wanted) {
                facts.add(session, user);
            } else {
                facts.remove(session, user);
            }
            return new Answer(facts.all(session));
        }

        @Override
        public Class<Answer> answerType() {
            return Answer.class;
        }
    }
}
