package live.chobi.identity.suspension;

import jakarta.validation.constraints.NotNull;
import live.chobi.identity.accounts.Accounts;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Procedure;
import live.chobi.kernel.UserId;

/// `admin.reinstateUser`. The account may sign in again; what was ended stays so. Idempotent. Refusal:
/// NOT_FOUND `user_not_found`.
public final class ReinstateUser implements Procedure<ReinstateUser.Input, SuspendUser.Output> {
    public record Input(@NotNull(message = "is required") UserId userId) {}

    private final Accounts accounts;

    public ReinstateUser(Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public SuspendUser.Output handle(Caller caller, Input input) {
        accounts.reinstate(input.userId());
        return new SuspendUser.Output(false);
    }
}
