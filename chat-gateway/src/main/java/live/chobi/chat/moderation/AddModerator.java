package live.chobi.chat.moderation;

import live.chobi.chat.standing.Decisions.Action;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Procedure;
import live.chobi.kernel.SessionId;
import live.chobi.kernel.UserId;

/// `chat.addModerator`. The owner and administrators only. Appointing again changes nothing.
public final class AddModerator implements Procedure<AddModerator.Input, AddModerator.Output> {
    public record Input(SessionId sessionId, UserId userId) {}

    public record Output(boolean moderator) {}

    private final ModerationDesk desk;

    public AddModerator(ModerationDesk desk) {
        this.desk = desk;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        var _ = desk.sanction(caller, input.sessionId(), input.userId(), Action.ADD_MODERATOR, 0, null);
        return new Output(true);
    }
}
