package live.chobi.identity.signin;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Locale;
import live.chobi.identity.accounts.Account;
import live.chobi.identity.accounts.Accounts;
import live.chobi.identity.tokens.RefreshTokens;
import live.chobi.identity.tokens.RefreshTokens.Refusal;
import live.chobi.identity.tokens.RefreshTokens.Rotation.Refused;
import live.chobi.identity.tokens.RefreshTokens.Rotation.Rotated;
import live.chobi.identity.tokens.SignIns;
import live.chobi.identity.tokens.SignIns.SignedIn;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Problem;
import live.chobi.kernel.Procedure;

/// `auth.refresh`. A new pair for a refresh token, which is good once: the same one again ends the sign-in
/// (`refresh_reused`). Other refusals: `refresh_unknown`, `refresh_revoked`, `refresh_expired`; all UNAUTHORIZED.
public final class Refresh implements Procedure<Refresh.Input, SignedIn> {
    public record Input(
            @NotNull(message = "is required") @Size(max = 200, message = "must have at most {max} characters") String refreshToken) {
        @Override
        public String toString() {
            return "Refresh.Input";
        }
    }

    private final Accounts accounts;
    private final RefreshTokens refreshTokens;
    private final SignIns signIns;

    public Refresh(Accounts accounts, RefreshTokens refreshTokens, SignIns signIns) {
        this.accounts = accounts;
        this.refreshTokens = refreshTokens;
        this.signIns = signIns;
    }

    @Override
    public SignedIn handle(Caller caller, Input input) {
        return switch (refreshTokens.rotate(input.refreshToken(), caller.address())) {
            case Rotated(var user, var next) -> {
                // Read anew: the role may have changed since the last token.
                Account account = accounts.byId(user).orElseThrow();
                Login.requireOpen(account);
                yield signIns.pair(account, next);
            }
            case Refused(var refusal) -> throw Problem.unauthorized(
                    "refresh_" + refusal.name().toLowerCase(Locale.ROOT), message(refusal));
        };
    }

    private static String message(Refusal refusal) {
        return switch (refusal) {
            case UNKNOWN -> "this is no refresh token of this server; sign in again";
            case REUSED -> "this refresh token was used before, so its sign-in has been ended; sign in again";
            case REVOKED -> "this sign-in has been ended; sign in again";
            case EXPIRED -> "this sign-in was not used for " + RefreshTokens.LIFE.toDays() + " days; sign in again";
        };
    }
}
