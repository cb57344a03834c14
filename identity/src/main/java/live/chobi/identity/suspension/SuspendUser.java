package live.chobi.identity.suspension;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Optional;
import live.chobi.identity.accounts.Accounts;
import live.chobi.identity.tokens.RefreshTokens;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Problem;
import live.chobi.kernel.Procedure;
import live.chobi.kernel.UserId;
import live.chobi.schema.Database;

/// `admin.suspendUser`. The account signs in nowhere, its tokens end within seconds at every node, its keys at once.
/// Idempotent; again with another reason keeps the newer. Refusals: `own_account`, then NOT_FOUND `user_not_found`.
public final class SuspendUser implements Procedure<SuspendUser.Input, SuspendUser.Output> {
    static final int REASON_MAX = 300;

    /// @param reason for other administrators; the user is not told it
    public record Input(@NotNull(message = "is required") UserId userId,
            @NotNull(message = "is required") @Size(min = 1, max = REASON_MAX, message = "must have {min} to {max} characters") String reason) {}

    public record Output(boolean suspended) {}

    private final Database database;
    private final Accounts accounts;
    private final RefreshTokens signIns;

    public SuspendUser(Database database, Accounts accounts, RefreshTokens signIns) {
        this.database = database;
        this.accounts = accounts;
        this.signIns = signIns;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        if (caller.is(input.userId())) {
            throw Problem.refused("own_account", "this is your own account");
        }
        database.transact(tx -> {
            accounts.suspend(tx, input.userId(), input.reason());
            var _ = signIns.barAll(tx, input.userId(), Optional.empty());
        });
        signIns.barred().refresh();
        return new Output(true);
    }
}
