package live.chobi.identity.proof;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import live.chobi.identity.accounts.Accounts;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Problem;
import live.chobi.kernel.Procedure;
import live.chobi.schema.Database;

/// `auth.verifyEmail`. Proves the address of an account with the token that was mailed to it, signed in or not.
/// Refusal: UNAUTHORIZED `token_unknown` for one that is not known, used, too old, or for another address than the
/// account has now.
final class VerifyEmail implements Procedure<VerifyEmail.Input, VerifyEmail.Output> {
    record Input(
            @NotNull(message = "is required") @Size(max = 200, message = "must have at most {max} characters") String token) {
        @Override
        public String toString() {
            return "VerifyEmail.Input";
        }
    }

    record Output(boolean emailVerified) {}

    private final Database database;
    private final Accounts accounts;
    private final MailedTokens tokens;
    private final MailLimits limits;

    VerifyEmail(Database database, Accounts accounts, MailedTokens tokens, MailLimits limits) {
        this.database = database;
        this.accounts = accounts;
        this.tokens = tokens;
        this.limits = limits;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        limits.attempt(caller.address());
        boolean done = database.transaction(tx -> tokens.redeem(tx, Purpose.VERIFY_EMAIL, input.token())
                .filter(it -> accounts.emailProved(tx, it.account(), it.emailKey())).isPresent());
        if (!done) {
            throw unknown();
        }
        return new Output(true);
    }

    static Problem unknown() {
        return Problem.unauthorized("token_unknown",
                "this code is not known, was used, or is too old; ask for another");
    }
}
