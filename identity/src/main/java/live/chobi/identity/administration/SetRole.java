package live.chobi.identity.administration;

import jakarta.validation.constraints.NotNull;
import java.util.Optional;
import live.chobi.identity.accounts.Accounts;
import live.chobi.identity.tokens.RefreshTokens;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Problem;
import live.chobi.kernel.Procedure;
import live.chobi.kernel.Role;
import live.chobi.kernel.UserId;
import live.chobi.schema.Database;

/// `admin.setRole`. Makes somebody an administrator, or no longer one. Whoever becomes a user is signed out everywhere
/// within seconds, since their tokens say what they were; an administrator's rights begin with their next token.
/// Idempotent. Refusals: `own_account`, so that nobody locks themselves out, then NOT_FOUND `user_not_found`.
public final class SetRole implements Procedure<SetRole.Input, SetRole.Output> {
    public record Input(@NotNull(message = "is required") UserId userId,
            @NotNull(message = "is required") Role role) {}

    public record Output(Role role) {}

    private final Database database;
    private final Accounts accounts;
    private final RefreshTokens signIns;

    public SetRole(Database database, Accounts accounts, RefreshTokens signIns) {
        this.database = database;
        this.accounts = accounts;
        this.signIns = signIns;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        if (caller.is(input.userId())) {
            throw Problem.refused("own_account", "this is your own account");
        }
        boolean fell = database.transaction(tx -> {
            boolean was = accounts.setRole(tx, input.userId(), input.role()) == Role.ADMIN;
            if (was && input.role() != Role.ADMIN) {
                var _ = signIns.barAll(tx, input.userId(), Optional.empty());
                return true;
            }
            return false;
        });
        if (fell) {
            signIns.barred().refresh();
        }
        return new Output(input.role());
    }
}
