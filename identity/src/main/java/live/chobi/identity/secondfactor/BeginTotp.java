package live.chobi.identity.secondfactor;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import live.chobi.identity.accounts.Account;
import live.chobi.identity.accounts.Names;
import live.chobi.identity.signin.OwnPassword;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Problem;
import live.chobi.kernel.Procedure;

/// `auth.beginTotp`. A secret for the app; it counts once `auth.confirmTotp` has seen a code of it. Refusals:
/// UNAUTHORIZED `wrong_password`, then `second_factor_on`.
final class BeginTotp implements Procedure<BeginTotp.Input, BeginTotp.Output> {
    record Input(
            @NotNull(message = "is required") @Size(min = 1, max = Names.PASSWORD_MAX, message = "must have {min} to {max} characters") String password) {
        @Override
        public String toString() {
            return "BeginTotp.Input";
        }
    }

    /// @param secret Base 32, to be typed
    /// @param otpauthUri the same as a square code shows it
    record Output(String secret, String otpauthUri) {
        @Override
        public String toString() {
            return "BeginTotp.Output";
        }
    }

    private static final String ISSUER = "Chobi";

    private final OwnPassword own;
    private final SecondFactors factors;

    BeginTotp(OwnPassword own, SecondFactors factors) {
        this.own = own;
        this.factors = factors;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        Account account = own.require(caller, input.password());
        byte[] secret = factors.begin(account.id()).orElseThrow(() -> Problem.refused("second_factor_on",
                "this account has a second factor already; remove it first"));
        return new Output(Base32.encode(secret), Totp.uri(ISSUER, account.username(), secret));
    }
}
