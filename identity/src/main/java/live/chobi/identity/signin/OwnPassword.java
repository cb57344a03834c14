package live.chobi.identity.signin;

import live.chobi.identity.accounts.Account;
import live.chobi.identity.accounts.Accounts;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Problem;

/// Asks somebody who is signed in for the password again, before what a borrowed telephone must not do.
/// Virtual threads.
public final class OwnPassword {
    private final Accounts accounts;
    private final SignInLimits limits;

    public OwnPassword(Accounts accounts, SignInLimits limits) {
        this.accounts = accounts;
        this.limits = limits;
    }

    /// The caller's account. TOO_MANY_REQUESTS `too_many_attempts`, UNAUTHORIZED `wrong_password`.
    public Account require(Caller caller, String password) {
        Account account = accounts.byId(caller.user()).orElseThrow(() -> Problem.notFound("user", caller.user()));
        var attempt = limits.attempt(account.username(), caller.address());
        if (accounts.authenticate(account.username(), password).isEmpty()) {
            throw Problem.unauthorized("wrong_password", "the password is wrong");
        }
        attempt.succeeded();
        return account;
    }
}
