package live.chobi.chat.moderation;

import live.chobi.chat.standing.Decisions.Action;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Procedure;

/// `chat.unbanUser`: lifts a ban or a time-out. Where there is none it changes nothing.
public final class UnbanUser implements Procedure<BanUser.Input, BanUser.Output> {
    private final ModerationDesk desk;

    public UnbanUser(ModerationDesk desk) {
        this.desk = desk;
    }

    @Override
    public BanUser.Output handle(Caller caller, BanUser.Input input) {
        var _ = desk.sanction(caller, input.sessionId(), input.userId(), Action.UNBAN, 0, input.reason());
        return new BanUser.Output(false);
    }
}
