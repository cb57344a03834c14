package live.chobi.chat.polls;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.UUID;
import live.chobi.chat.messages.ChatSessions;
import live.chobi.chat.standing.Person;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Procedure;
import live.chobi.kernel.SessionId;

/// `chat.votePoll`, and the socket's `vote_poll`. A vote stands; the same again changes nothing.
public final class VotePoll implements Procedure<VotePoll.Input, VotePoll.Output> {
    /// @param option by its place, from 0
    public record Input(SessionId sessionId, UUID pollId, @Min(0) @Max(5) int option) {}

    /// @param myVote the option that was counted
    public record Output(Poll.View poll, int myVote) {}

    private final ChatSessions sessions;
    private final PollDesk desk;

    public VotePoll(ChatSessions sessions, PollDesk desk) {
        this.sessions = sessions;
        this.desk = desk;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        Person person = Person.of(caller);
        sessions.requireVisible(caller, input.sessionId());
        return new Output(desk.vote(input.sessionId(), input.pollId(), person, input.option()), input.option());
    }
}
