package live.chobi.identity;

import java.time.InstantSource;
import java.util.List;
import live.chobi.identity.accounts.Accounts;
import live.chobi.identity.accounts.Passwords;
import live.chobi.identity.playback.GuestIds;
import live.chobi.identity.playback.PlaybackTokens;
import live.chobi.identity.secrets.MasterKey;
import live.chobi.identity.secrets.SealedSecrets;
import live.chobi.identity.signin.Login;
import live.chobi.identity.signin.Logout;
import live.chobi.identity.signin.Refresh;
import live.chobi.identity.signin.Register;
import live.chobi.identity.signin.SignInLimits;
import live.chobi.identity.tokens.AccessTokens;
import live.chobi.identity.tokens.RefreshTokens;
import live.chobi.identity.tokens.SignIns;
import live.chobi.kernel.Endpoint;
import live.chobi.kernel.Endpoint.Access;
import live.chobi.schema.Database;

/// All of identity, wired: what the other modules use of it, and its table of procedures.
public record Identity(Accounts accounts, Passwords passwords, AccessTokens accessTokens, RefreshTokens refreshTokens,
        PlaybackTokens playbackTokens, GuestIds guestIds, SignInLimits limits) implements AutoCloseable {

    /// Reads the installation's keys, or makes them. Blocks; virtual threads.
    ///
    /// @param limitsEnabled the setting `limits.enabled`
    public static Identity open(Database database, MasterKey master, InstantSource clock, boolean limitsEnabled) {
        Passwords passwords = new Passwords(Runtime.getRuntime().availableProcessors());
        SealedSecrets secrets = new SealedSecrets(database, master);
        return new Identity(new Accounts(database, passwords), passwords, AccessTokens.open(secrets, clock),
                new RefreshTokens(database, clock), PlaybackTokens.open(secrets, clock), GuestIds.open(secrets),
                new SignInLimits(limitsEnabled, clock));
    }

    /// The router `auth`. Everybody may come in: these are the doors.
    public List<Endpoint<?, ?>> endpoints() {
        SignIns signIns = new SignIns(accessTokens, refreshTokens);
        return List.of(
                Endpoint.mutation("auth.register", Access.ANYONE, Register.Input.class,
                        new Register(accounts, signIns, limits)),
                Endpoint.mutation("auth.login", Access.ANYONE, Login.Input.class,
                        new Login(accounts, signIns, limits)),
                Endpoint.mutation("auth.refresh", Access.ANYONE, Refresh.Input.class,
                        new Refresh(accounts, refreshTokens, signIns)),
                Endpoint.mutation("auth.logout", Access.ANYONE, Logout.Input.class, new Logout(refreshTokens)));
    }

    @Override
    public void close() {
        passwords.close();
    }
}
