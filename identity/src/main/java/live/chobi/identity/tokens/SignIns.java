package live.chobi.identity.tokens;

import live.chobi.identity.accounts.Account;
import live.chobi.identity.accounts.UserView;

/// Hands out pairs of tokens. Virtual threads.
public final class SignIns {
    private final AccessTokens access;
    private final RefreshTokens refresh;

    public SignIns(AccessTokens access, RefreshTokens refresh) {
        this.access = access;
        this.refresh = refresh;
    }

    /// What every sign-in answers.
    ///
    /// @param expiresIn seconds until the access token ends
    public record SignedIn(UserView user, String accessToken, String refreshToken, long expiresIn) {
        @Override
        public String toString() {
            return "SignedIn " + user;
        }
    }

    /// A new sign-in, with a family of refresh tokens of its own.
    public SignedIn begin(Account account) {
        return pair(account, refresh.begin(account.id()));
    }

    /// Another pair of a sign-in that goes on.
    public SignedIn pair(Account account, String refreshToken) {
        return new SignedIn(account.view(), access.issue(account.id(), account.role()), refreshToken,
                AccessTokens.LIFE.toSeconds());
    }
}
