package live.chobi.users.follows;

import jakarta.validation.constraints.NotNull;
import live.chobi.identity.accounts.Accounts;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Procedure;
import live.chobi.kernel.UserId;

/// `users.mute`. The caller gets no notifications of what this user does any more; the user does not learn of it.
/// Idempotent. Refusals: `own_account`, then NOT_FOUND.
public final class MuteUser implements Procedure<MuteUser.Input, MuteUser.Output> {
    public record Input(@NotNull(message = "is required") UserId userId) {}

    /// @param muted whether the caller mutes the user now
    public record Output(boolean muted) {}

    private final Accounts accounts;
    private final Mutes mutes;

    public MuteUser(Accounts accounts, Mutes mutes) {
        this.accounts = accounts;
        this.mutes = mutes;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        OtherUser.check(accounts, caller, input.userId());
        mutes.add(caller.user(), input.userId());
        return new Output(true);
    }
}
