package live.chobi.identity.signin;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Optional;
import java.util.function.Consumer;
import live.chobi.identity.accounts.Account;
import live.chobi.identity.accounts.Accounts;
import live.chobi.identity.accounts.Names;
import live.chobi.identity.tokens.SignIns;
import live.chobi.identity.tokens.SignIns.SignedIn;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Procedure;
import org.jspecify.annotations.Nullable;

/// `auth.register`. Makes an account and signs it in. Refusals: bad input, then `username_taken`, then `email_taken`,
/// then `username_confusable`.
public final class Register implements Procedure<Register.Input, SignedIn> {
    /// @param displayName absent: the username
    /// @param device what `auth.getDevices` shall call it; absent: nothing
    public record Input(
            @NotNull(message = "is required") @Size(min = Names.USERNAME_MIN, max = Names.USERNAME_MAX, message = "must have {min} to {max} characters") String username,
            @NotNull(message = "is required") @Size(max = Names.EMAIL_MAX, message = "must have at most {max} characters") String email,
            @NotNull(message = "is required") @Size(min = Names.PASSWORD_MIN, max = Names.PASSWORD_MAX, message = "must have {min} to {max} characters") String password,
            @Size(min = 1, max = Names.DISPLAY_NAME_MAX, message = "must have {min} to {max} characters") @Nullable String displayName,
            @Size(min = 1, max = Login.DEVICE_MAX, message = "must have {min} to {max} characters") @Nullable String device) {
        public Input(String username, String email, String password, @Nullable String displayName) {
            this(username, email, password, displayName, null);
        }

        @Override
        public String toString() {
            return "Register.Input[username=" + username + "]";
        }
    }

    private final Accounts accounts;
    private final SignIns signIns;
    private final SignInLimits limits;
    private final Consumer<Account> welcome;

    /// @param welcome told of every new account; it must not refuse
    public Register(Accounts accounts, SignIns signIns, SignInLimits limits, Consumer<Account> welcome) {
        this.accounts = accounts;
        this.signIns = signIns;
        this.limits = limits;
        this.welcome = welcome;
    }

    @Override
    public SignedIn handle(Caller caller, Input input) {
        limits.registration(caller.address());
        var place = Login.place(input.device(), caller);
        Account account = accounts.register(new Accounts.Registration(input.username(), input.email(),
                input.password(), Optional.ofNullable(input.displayName())));
        welcome.accept(account);
        return signIns.begin(account, place);
    }
}
