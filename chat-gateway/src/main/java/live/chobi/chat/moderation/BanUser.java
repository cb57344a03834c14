package live.chobi.chat.moderation;

import jakarta.validation.constraints.Size;
import live.chobi.chat.standing.Decisions.Action;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Procedure;
import live.chobi.kernel.SessionId;
import live.chobi.kernel.UserId;
import org.jspecify.annotations.Nullable;

/// `chat.banUser`: the user leaves the session, its chat and its pictures, and does not come back until the ban is
/// lifted. Banning again changes nothing.
public final class BanUser implements Procedure<BanUser.Input, BanUser.Output> {
    public record Input(SessionId sessionId, UserId userId, @Nullable @Size(max = 200) String reason) {}

    public record Output(boolean banned) {}

    private final ModerationDesk desk;

    public BanUser(ModerationDesk desk) {
        this.desk = desk;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        var _ = desk.sanction(caller, input.sessionId(), input.userId(), Action.BAN, 0, input.reason());
        return new Output(true);
    }
}
