package live.chobi.chat.moderation;

import live.chobi.chat.standing.Decisions.Action;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Procedure;

/// `chat.removeModerator`. The owner and administrators only. Of somebody who is none it changes nothing.
public final class RemoveModerator implements Procedure<AddModerator.Input, AddModerator.Output> {
    private final ModerationDesk desk;

    public RemoveModerator(ModerationDesk desk) {
        this.desk = desk;
    }

    @Override
    public AddModerator.Output handle(Caller caller, AddModerator.Input input) {
        var _ = desk.sanction(caller, input.sessionId(), input.userId(), Action.REMOVE_MODERATOR, 0, null);
        return new AddModerator.Output(false);
    }
}
