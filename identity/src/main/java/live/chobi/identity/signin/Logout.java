package live.chobi.identity.signin;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import live.chobi.identity.tokens.RefreshTokens;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Procedure;

/// `auth.logout`. Ends the sign-in of this refresh token: no token of it buys anything any more. Idempotent, and silent
/// about tokens it does not know. An access token made before is good until it ends.
public final class Logout implements Procedure<Logout.Input, Procedure.Nothing> {
    public record Input(
            @NotNull(message = "is required") @Size(max = 200, message = "must have at most {max} characters") String refreshToken) {
        @Override
        public String toString() {
            return "Logout.Input";
        }
    }

    private final RefreshTokens refreshTokens;

    public Logout(RefreshTokens refreshTokens) {
        this.refreshTokens = refreshTokens;
    }

    @Override
    public Nothing handle(Caller caller, Input input) {
        refreshTokens.end(input.refreshToken());
        return new Nothing();
    }
}
