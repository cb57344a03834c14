package live.chobi.chat.moderation;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import live.chobi.chat.standing.ChatRight;
import live.chobi.chat.standing.Person;
import live.chobi.chat.standing.WordFilter;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Procedure;
import live.chobi.kernel.SessionId;

/// `chat.setFilter`: the words that viewers may not write, all of them at once; an empty list ends the filter.
public final class SetFilter implements Procedure<SetFilter.Input, SetFilter.Output> {
    public record Input(SessionId sessionId,
            @Size(max = WordFilter.WORDS_MAX) List<@NotBlank @Size(max = WordFilter.CHARACTERS_MAX) String> words) {}

    public record Output(List<String> words) {}

    private final ModerationDesk desk;

    public SetFilter(ModerationDesk desk) {
        this.desk = desk;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        var _ = desk.require(caller, input.sessionId(), ChatRight.MODERATE);
        WordFilter.check(input.words());
        return new Output(desk.decide(new FilterChange(input.sessionId(), Person.of(caller),
                List.copyOf(input.words()))).filter().words());
    }
}
