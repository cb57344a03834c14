package live.chobi.chat.moderation;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import live.chobi.chat.standing.ChatRight;
import live.chobi.chat.standing.Person;
import live.chobi.chat.standing.RoomMode;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Procedure;
import live.chobi.kernel.SessionId;
import org.jspecify.annotations.Nullable;

/// `chat.setMode`. What is left out stays as it is.
public final class SetMode implements Procedure<SetMode.Input, SetMode.Output> {
    public record Input(SessionId sessionId, @Nullable @Min(0) @Max(RoomMode.SLOW_SECONDS_MAX) Integer slowSeconds,
            @Nullable Boolean followersOnly, @Nullable Boolean emojiOnly, @Nullable Boolean uniqueChat,
            @Nullable Boolean linksBlocked) {}

    /// @param mode as it is now
    public record Output(RoomMode mode) {}

    private final ModerationDesk desk;

    public SetMode(ModerationDesk desk) {
        this.desk = desk;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        var _ = desk.require(caller, input.sessionId(), ChatRight.MODERATE);
        return new Output(desk.decide(new ModeChange(input.sessionId(), Person.of(caller), input)).mode());
    }
}
