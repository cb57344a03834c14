package live.chobi.users.follows;

import live.chobi.identity.accounts.Accounts;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Procedure;

/// `users.unmute`. Idempotent. Refusals: `own_account`, then NOT_FOUND.
public final class UnmuteUser implements Procedure<MuteUser.Input, MuteUser.Output> {
    private final Accounts accounts;
    private final Mutes mutes;

    public UnmuteUser(Accounts accounts, Mutes mutes) {
        this.accounts = accounts;
        this.mutes = mutes;
    }

    @Override
    public MuteUser.Output handle(Caller caller, MuteUser.Input input) {
        OtherUser.check(accounts, caller, input.userId());
        mutes.remove(caller.user(), input.userId());
        return new MuteUser.Output(false);
    }
}
