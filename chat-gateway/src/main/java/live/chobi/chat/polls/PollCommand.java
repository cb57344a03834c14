package live.chobi.chat.polls;

import java.util.Optional;
import java.util.UUID;
import live.chobi.kernel.SessionId;
import live.chobi.kernel.UserId;
import live.chobi.log.Command;

/// A command that looks at a session's polls.
sealed interface PollCommand<A> extends Command<A> permits OpenPoll, CastVote, ClosePoll {
    SessionId session();

    /// The poll it names; empty where it is about whichever is open.
    Optional<UUID> named();

    /// Whose vote it asks for.
    Optional<UserId> voter();

    @Override
    default Optional<UUID> log() {
        return Optional.of(session().value());
    }
}
