package live.chobi.identity.signin;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import live.chobi.identity.accounts.Account;
import live.chobi.identity.accounts.Accounts;
import live.chobi.identity.accounts.Names;
import live.chobi.identity.tokens.SignIns;
import live.chobi.identity.tokens.SignIns.SignedIn;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Problem;
import live.chobi.kernel.Procedure;

/// `auth.login`. One refusal, `wrong_login`, whether the account or the password is wrong, and after the same time.
public final class Login implements Procedure<Login.Input, SignedIn> {
    /// @param login username or e-mail address
    public record Input(
            @NotNull(message = "is required") @Size(min = 1, max = Names.EMAIL_MAX, message = "must have {min} to {max} characters") String login,
            @NotNull(message = "is required") @Size(min = 1, max = Names.PASSWORD_MAX, message = "must have {min} to {max} characters") String password) {
        @Override
        public String toString() {
            return "Login.Input[login=" + login + "]";
        }
    }

    private final Accounts accounts;
    private final SignIns signIns;
    private final SignInLimits limits;

    public Login(Accounts accounts, SignIns signIns, SignInLimits limits) {
        this.accounts = accounts;
        this.signIns = signIns;
        this.limits = limits;
    }

    @Override
    public SignedIn handle(Caller caller, Input input) {
        var attempt = limits.attempt(input.login(), caller.address());
        Account account = accounts.authenticate(input.login(), input.password())
                .orElseThrow(() -> Problem.unauthorized("wrong_login", "the login or the password is wrong"));
        attempt.succeeded();
        return signIns.begin(account);
    }
}
