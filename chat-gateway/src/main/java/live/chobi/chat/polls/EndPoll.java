package live.chobi.chat.polls;

import java.util.Optional;
import java.util.UUID;
import live.chobi.chat.messages.ChatDoor;
import live.chobi.chat.standing.ChatRight;
import live.chobi.chat.standing.Person;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Problem;
import live.chobi.kernel.Procedure;
import live.chobi.kernel.SessionId;

/// `chat.closePoll`, and the socket's `close_poll`: before its time is over. Closing twice answers twice the same.
public final class EndPoll implements Procedure<EndPoll.Input, CreatePoll.Output> {
    public record Input(SessionId sessionId, UUID pollId) {}

    private final ChatDoor door;
    private final PollDesk desk;

    public EndPoll(ChatDoor door, PollDesk desk) {
        this.door = door;
        this.desk = desk;
    }

    @Override
    public CreatePoll.Output handle(Caller caller, Input input) {
        Person person = Person.of(caller);
        var _ = door.require(caller, input.sessionId(), ChatRight.MODERATE);
        return new CreatePoll.Output(Optional.ofNullable(desk.close(input.sessionId(), input.pollId(), person))
                .orElseThrow(() -> Problem.notFound("poll", input.pollId())));
    }
}
