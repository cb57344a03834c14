package live.chobi.identity.signin;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Optional;
import live.chobi.identity.accounts.Account;
import live.chobi.identity.accounts.Accounts;
import live.chobi.identity.accounts.Names;
import live.chobi.identity.tokens.RefreshTokens.Place;
import live.chobi.identity.tokens.SignIns;
import live.chobi.identity.tokens.SignIns.SignedIn;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Problem;
import live.chobi.kernel.Procedure;
import live.chobi.kernel.UserId;
import org.jspecify.annotations.Nullable;

/// `auth.login`. One refusal, `wrong_login`, whether the account or the password is wrong, and after the same time.
/// Then `account_suspended`, and where the account has a second factor, `second_factor_required` or `wrong_code`.
public final class Login implements Procedure<Login.Input, SignedIn> {
    static final int DEVICE_MAX = 100;

    /// @param login username or e-mail address
    /// @param code of the second factor, or a recovery code; absent: none
    /// @param device what `auth.getDevices` shall call it; absent: nothing
    public record Input(
            @NotNull(message = "is required") @Size(min = 1, max = Names.EMAIL_MAX, message = "must have {min} to {max} characters") String login,
            @NotNull(message = "is required") @Size(min = 1, max = Names.PASSWORD_MAX, message = "must have {min} to {max} characters") String password,
            @Size(min = 1, max = DEVICE_MAX, message = "must have {min} to {max} characters") @Nullable String device,
            @Size(min = 6, max = 40, message = "must have {min} to {max} characters") @Nullable String code) {
        public Input(String login, String password) {
            this(login, password, null, null);
        }

        @Override
        public String toString() {
            return "Login.Input[login=" + login + "]";
        }
    }

    private final Accounts accounts;
    private final SignIns signIns;
    private final SignInLimits limits;
    private final SecondFactor secondFactor;

    /// What is asked for after the password.
    public interface SecondFactor {
        /// Throws the refusal where this account needs a code and this is none.
        void require(UserId account, Optional<String> code, String address);
    }

    public Login(Accounts accounts, SignIns signIns, SignInLimits limits, SecondFactor secondFactor) {
        this.accounts = accounts;
        this.signIns = signIns;
        this.limits = limits;
        this.secondFactor = secondFactor;
    }

    @Override
    public SignedIn handle(Caller caller, Input input) {
        var attempt = limits.attempt(input.login(), caller.address());
        Account account = accounts.authenticate(input.login(), input.password())
                .orElseThrow(() -> Problem.unauthorized("wrong_login", "the login or the password is wrong"));
        attempt.succeeded();
        requireOpen(account);
        secondFactor.require(account.id(), Optional.ofNullable(input.code()), caller.address());
        return signIns.begin(account, place(input.device(), caller));
    }

    /// FORBIDDEN `account_suspended`: told to who has the password only.
    static void requireOpen(Account account) {
        if (account.suspended()) {
            throw Problem.forbidden("account_suspended", "this account was suspended by an administrator");
        }
    }

    /// BAD_REQUEST for a name of a device that cannot be shown.
    static Place place(@Nullable String device, Caller caller) {
        return new Place(Optional.ofNullable(device).map(it -> Names.label(it, "device")), caller.address());
    }
}
