package live.chobi.chat.polls;

import java.util.Optional;
import java.util.UUID;
import live.chobi.chat.messages.ChatSessions;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Problem;
import live.chobi.kernel.Procedure;
import live.chobi.kernel.SessionId;
import org.jspecify.annotations.Nullable;

/// `chat.getPoll`: for those who have just come, what is asked and what they have answered.
public final class GetPoll implements Procedure<GetPoll.Input, GetPoll.Output> {
    /// @param pollId the session's newest when absent
    public record Input(SessionId sessionId, @Nullable UUID pollId) {}

    /// @param poll null where the session never had one
    /// @param myVote the caller's option, from 0; null where they have none
    public record Output(Poll.@Nullable View poll, @Nullable Integer myVote) {}

    private final ChatSessions sessions;
    private final Polls polls;

    public GetPoll(ChatSessions sessions, Polls polls) {
        this.sessions = sessions;
        this.polls = polls;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        sessions.requireVisible(caller, input.sessionId());
        UUID wanted = input.pollId();
        Optional<Poll> poll = wanted == null ? polls.newest(input.sessionId()) : polls.find(input.sessionId(), wanted);
        if (wanted != null && poll.isEmpty()) {
            throw Problem.notFound("poll", wanted);
        }
        return new Output(poll.map(Poll::view).orElse(null), poll
                .flatMap(it -> caller.userIfAny().flatMap(user -> polls.vote(it.id(), user))).orElse(null));
    }
}
