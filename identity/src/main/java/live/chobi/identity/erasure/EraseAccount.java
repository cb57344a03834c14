package live.chobi.identity.erasure;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Optional;
import live.chobi.identity.accounts.Account;
import live.chobi.identity.accounts.Accounts;
import live.chobi.identity.accounts.Names;
import live.chobi.identity.signin.OwnPassword;
import live.chobi.identity.tokens.RefreshTokens;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Problem;
import live.chobi.kernel.Procedure;
import live.chobi.kernel.Role;
import live.chobi.schema.Database;

/// `auth.eraseAccount`. The caller's account becomes a pseudonym that nobody can sign in to: what they wrote is not
/// told any more, what they had goes, and what was booked stays under the same id. There is no way back. Refusals: bad
/// input, then UNAUTHORIZED `wrong_password`, which is slowed down like a wrong sign-in, then PRECONDITION_FAILED
/// `administrator`, `session_live` and `payout_pending`.
public final class EraseAccount implements Procedure<EraseAccount.Input, Procedure.Nothing> {
    /// @param password the caller's own, again
    public record Input(
            @NotNull(message = "is required") @Size(min = 1, max = Names.PASSWORD_MAX, message = "must have {min} to {max} characters") String password) {
        @Override
        public String toString() {
            return "EraseAccount.Input";
        }
    }

    private final Database database;
    private final OwnPassword own;
    private final Accounts accounts;
    private final RefreshTokens signIns;
    private final Traces traces;

    public EraseAccount(Database database, OwnPassword own, Accounts accounts, RefreshTokens signIns, Traces traces) {
        this.database = database;
        this.own = own;
        this.accounts = accounts;
        this.signIns = signIns;
        this.traces = traces;
    }

    @Override
    public Nothing handle(Caller caller, Input input) {
        Account account = own.require(caller, input.password());
        if (account.role() == Role.ADMIN) {
            throw Problem.refused("administrator", "an administrator's account cannot be erased");
        }
        String hash = accounts.hashOfNothing();
        database.transact(tx -> {
            traces.requireNothingPending(tx, account.id());
            accounts.erase(tx, account.id(), hash);
            var _ = signIns.barAll(tx, account.id(), Optional.empty());
            traces.remove(tx, account.id());
        });
        accounts.forget(account.id());
        signIns.barred().refresh();
        return new Nothing();
    }
}
