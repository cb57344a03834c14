package live.chobi.chat.moderation;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import live.chobi.chat.standing.Decisions.Action;
import live.chobi.chat.standing.RoomState;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Procedure;
import live.chobi.kernel.SessionId;
import live.chobi.kernel.UserId;
import org.jspecify.annotations.Nullable;

/// `chat.timeoutUser`: the user reads on and does not write for a while. Another time-out takes the place of the one
/// before, a shorter one too; unbanUser lifts it.
public final class TimeoutUser implements Procedure<TimeoutUser.Input, TimeoutUser.Output> {
    private static final int SECONDS = 600;
    /// Two weeks; who shall stay away longer is banned.
    private static final int SECONDS_MAX = 1_209_600;

    public record Input(SessionId sessionId, UserId userId, @Nullable @Min(1) @Max(SECONDS_MAX) Integer seconds,
            @Nullable @Size(max = 200) String reason) {}

    /// @param until when the user may write again
    public record Output(Instant until) {}

    private final ModerationDesk desk;

    public TimeoutUser(ModerationDesk desk) {
        this.desk = desk;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        RoomState room = desk.sanction(caller, input.sessionId(), input.userId(), Action.TIMEOUT,
                input.seconds() == null ? SECONDS : input.seconds(), input.reason());
        return new Output(room.timeOuts().getOrDefault(input.userId(), Instant.EPOCH));
    }
}
