package live.chobi.identity.devices;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import live.chobi.identity.accounts.Accounts;
import live.chobi.identity.accounts.Names;
import live.chobi.identity.signin.OwnPassword;
import live.chobi.identity.tokens.RefreshTokens;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Procedure;

/// `auth.changePassword`. All other sign-ins end. Refusals: bad input, then UNAUTHORIZED `wrong_password`, which is
/// slowed down like a wrong sign-in.
public final class ChangePassword implements Procedure<ChangePassword.Input, Procedure.Nothing> {
    public record Input(
            @NotNull(message = "is required") @Size(min = 1, max = Names.PASSWORD_MAX, message = "must have {min} to {max} characters") String currentPassword,
            @NotNull(message = "is required") @Size(min = Names.PASSWORD_MIN, max = Names.PASSWORD_MAX, message = "must have {min} to {max} characters") String newPassword) {
        @Override
        public String toString() {
            return "ChangePassword.Input";
        }
    }

    private final OwnPassword own;
    private final Accounts accounts;
    private final RefreshTokens signIns;

    public ChangePassword(OwnPassword own, Accounts accounts, RefreshTokens signIns) {
        this.own = own;
        this.accounts = accounts;
        this.signIns = signIns;
    }

    @Override
    public Nothing handle(Caller caller, Input input) {
        Names.password(input.newPassword(), "newPassword");
        var _ = own.require(caller, input.currentPassword());
        accounts.changePassword(caller.user(), input.newPassword());
        var _ = signIns.barOthers(caller);
        return new Nothing();
    }
}
