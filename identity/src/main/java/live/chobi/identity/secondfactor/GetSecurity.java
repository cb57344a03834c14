package live.chobi.identity.secondfactor;

import live.chobi.identity.accounts.Account;
import live.chobi.identity.accounts.Accounts;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Problem;
import live.chobi.kernel.Procedure;

/// `auth.getSecurity`. How well the caller's account is kept.
final class GetSecurity implements Procedure<Procedure.Nothing, GetSecurity.Output> {
    /// @param recoveryCodesLeft 0 without a second factor
    record Output(String email, boolean emailVerified, boolean secondFactor, int recoveryCodesLeft) {}

    private final Accounts accounts;
    private final SecondFactors factors;

    GetSecurity(Accounts accounts, SecondFactors factors) {
        this.accounts = accounts;
        this.factors = factors;
    }

    @Override
    public Output handle(Caller caller, Nothing input) {
        Account account = accounts.byId(caller.user()).orElseThrow(() -> Problem.notFound("user", caller.user()));
        return new Output(account.email(), account.emailVerified(), factors.isOn(account.id()),
                factors.recoveryCodesLeft(account.id()));
    }
}
