package live.chobi.identity.tokens;

import live.chobi.identity.accounts.Account;
import live.chobi.identity.accounts.UserView;
import live.chobi.identity.tokens.RefreshTokens.Issued;
import live.chobi.identity.tokens.RefreshTokens.Place;

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
    public SignedIn begin(Account account, Place place) {
        return pair(account, refresh.begin(account.id(), place));
    }

    /// Another pair of a sign-in that goes on.
    public SignedIn pair(Account account, Issued next) {
        return new SignedIn(account.view(), access.issue(account.id(), account.role(), next.signIn()), next.token(),
                AccessTokens.LIFE.toSeconds());
    }
}
