package live.chobi.chat.polls;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import live.chobi.chat.messages.ChatDoor;
import live.chobi.chat.standing.ChatRight;
import live.chobi.chat.standing.Person;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Problem;
import live.chobi.kernel.Procedure;
import live.chobi.kernel.SessionId;

/// `chat.createPoll`, and the socket's `create_poll`. Hosts and moderators; one open poll for each session.
public final class CreatePoll implements Procedure<CreatePoll.Input, CreatePoll.Output> {
    /// @param options two to six, different, up to 100 characters each
    /// @param durationSeconds until it closes by itself
    public record Input(SessionId sessionId, @NotBlank @Size(max = 200) String question,
            @Size(min = 2, max = 6) List<@NotBlank @Size(max = 100) String> options,
            @Min(15) @Max(600) int durationSeconds) {}

    public record Output(Poll.View poll) {}

    private final ChatDoor door;
    private final PollDesk desk;

    public CreatePoll(ChatDoor door, PollDesk desk) {
        this.door = door;
        this.desk = desk;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        Person person = Person.of(caller);
        List<String> options = input.options().stream().map(String::strip).toList();
        if (new HashSet<>(options).size() < options.size()) {
            throw Problem.badInput("options", "must be different from each other");
        }
        var _ = door.require(caller, input.sessionId(), ChatRight.MODERATE);
        return new Output(desk.open(input.sessionId(), person, input.question().strip(), options,
                Duration.ofSeconds(input.durationSeconds())));
    }
}
