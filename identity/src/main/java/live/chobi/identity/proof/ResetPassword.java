package live.chobi.identity.proof;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import live.chobi.identity.accounts.Accounts;
import live.chobi.identity.accounts.Names;
import live.chobi.identity.accounts.Passwords;
import live.chobi.identity.tokens.RefreshTokens;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Procedure;
import live.chobi.schema.Database;

/// `auth.resetPassword`. A new password for the token that was mailed. Every sign-in of the account ends, with its
/// access tokens: whoever had the old password is out. A second factor stays. Refusals: bad input, then
/// UNAUTHORIZED `token_unknown`.
final class ResetPassword implements Procedure<ResetPassword.Input, Procedure.Nothing> {
    record Input(
            @NotNull(message = "is required") @Size(max = 200, message = "must have at most {max} characters") String token,
            @NotNull(message = "is required") @Size(min = Names.PASSWORD_MIN, max = Names.PASSWORD_MAX, message = "must have {min} to {max} characters") String newPassword) {
        @Override
        public String toString() {
            return "ResetPassword.Input";
        }
    }

    private final Database database;
    private final Accounts accounts;
    private final Passwords passwords;
    private final MailedTokens tokens;
    private final RefreshTokens signIns;
    private final MailLimits limits;

    ResetPassword(Database database, Accounts accounts, Passwords passwords, MailedTokens tokens,
            RefreshTokens signIns, MailLimits limits) {
        this.database = database;
        this.accounts = accounts;
        this.passwords = passwords;
        this.tokens = tokens;
        this.signIns = signIns;
        this.limits = limits;
    }

    @Override
    public Nothing handle(Caller caller, Input input) {
        Names.password(input.newPassword(), "newPassword");
        limits.attempt(caller.address());
        if (!tokens.isGood(Purpose.RESET_PASSWORD, input.token())) { // before the costly hash; the transaction decides
            throw VerifyEmail.unknown();
        }
        String hash = passwords.hash(input.newPassword());
        boolean done = database.transaction(tx -> tokens.redeem(tx, Purpose.RESET_PASSWORD, input.token())
                .filter(it -> accounts.emailProved(tx, it.account(), it.emailKey())).map(it -> {
                    accounts.setPasswordHash(tx, it.account(), hash);
                    signIns.barAll(tx, it.account(), java.util.Optional.empty());
                    return it;
                }).isPresent());
        if (!done) {
            throw VerifyEmail.unknown();
        }
        signIns.barred().refresh();
        return new Nothing();
    }
}
