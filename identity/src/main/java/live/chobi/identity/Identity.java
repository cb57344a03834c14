package live.chobi.identity;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import live.chobi.identity.accounts.Accounts;
import live.chobi.identity.accounts.Passwords;
import live.chobi.identity.administration.GetUsers;
import live.chobi.identity.administration.SetRole;
import live.chobi.identity.apikeys.ApiKeyProcedures;
import live.chobi.identity.apikeys.ApiKeys;
import live.chobi.identity.devices.ChangePassword;
import live.chobi.identity.devices.GetDevices;
import live.chobi.identity.devices.RevokeDevice;
import live.chobi.identity.devices.RevokeOtherDevices;
import live.chobi.identity.erasure.EraseAccount;
import live.chobi.identity.erasure.Traces;
import live.chobi.identity.mail.MailMetrics;
import live.chobi.identity.mail.MailTransport;
import live.chobi.identity.playback.GuestIds;
import live.chobi.identity.playback.PlaybackTokens;
import live.chobi.identity.proof.Proofs;
import live.chobi.identity.secondfactor.SecondFactorDoor;
import live.chobi.identity.secondfactor.SecondFactors;
import live.chobi.identity.secondfactor.TotpProcedures;
import live.chobi.identity.secrets.MasterKey;
import live.chobi.identity.secrets.SealedSecrets;
import live.chobi.identity.signin.Login;
import live.chobi.identity.signin.Logout;
import live.chobi.identity.signin.OwnPassword;
import live.chobi.identity.signin.Refresh;
import live.chobi.identity.signin.Register;
import live.chobi.identity.signin.SignInLimits;
import live.chobi.identity.suspension.ReinstateUser;
import live.chobi.identity.suspension.SuspendUser;
import live.chobi.identity.tokens.AccessTokens;
import live.chobi.identity.tokens.RefreshTokens;
import live.chobi.identity.tokens.SignIns;
import live.chobi.kernel.Endpoint;
import live.chobi.kernel.Endpoint.Access;
import live.chobi.kernel.Procedure;
import live.chobi.schema.Database;

/// All of identity, wired: what the other modules use of it, and its table of procedures.
public record Identity(Accounts accounts, Passwords passwords, AccessTokens accessTokens, RefreshTokens refreshTokens,
        PlaybackTokens playbackTokens, GuestIds guestIds, SignInLimits limits, Proofs proofs,
        SecondFactors secondFactors, ApiKeys apiKeys, Doors doors)
        implements
            AutoCloseable {

    /// What only this record's own methods need.
    record Doors(Database database, SealedSecrets secrets, InstantSource clock, SecondFactorDoor secondFactor) {}

    /// How mails go out.
    public record Mailing(MailTransport transport, MailMetrics metrics) {}

    /// Reads the installation's keys, or makes them. Blocks; virtual threads.
    ///
    /// @param limitsEnabled the setting `limits.enabled`
    public static Identity open(Database database, MasterKey master, InstantSource clock, boolean limitsEnabled,
            Mailing mailing) {
        Passwords passwords = new Passwords(Runtime.getRuntime().availableProcessors());
        SealedSecrets secrets = new SealedSecrets(database, master);
        Accounts accounts = new Accounts(database, passwords);
        RefreshTokens refreshTokens = new RefreshTokens(database, clock);
        refreshTokens.barred().refresh();
        accounts.fillSkeletons();
        SecondFactors secondFactors = new SecondFactors(database, master, clock);
        return new Identity(accounts, passwords,
                AccessTokens.open(secrets, refreshTokens.barred()::contains, clock), refreshTokens,
                PlaybackTokens.open(secrets, clock), GuestIds.open(secrets), new SignInLimits(limitsEnabled, clock),
                new Proofs(database, accounts, passwords, refreshTokens, mailing.transport(), mailing.metrics(), clock,
                        limitsEnabled),
                secondFactors, new ApiKeys(database, clock),
                new Doors(database, secrets, clock, new SecondFactorDoor(secondFactors, clock, limitsEnabled)));
    }

    /// Who calls with this bearer, a token's or a key's. Blocks for a key; virtual threads. UNAUTHORIZED as
    /// [AccessTokens#authenticate] and [ApiKeys#authenticate] say.
    public AccessTokens.Grant grant(Optional<String> bearer, String address) {
        return bearer.isPresent() && bearer.get().startsWith(ApiKeys.MARK)
                ? new AccessTokens.Grant(apiKeys.authenticate(bearer.get(), address), Optional.of(KEY_ASKED_AGAIN))
                : accessTokens.grant(bearer, address);
    }

    /// Due every minute. Virtual threads.
    public void turnKeys() {
        accessTokens.turnKeys(doors.secrets());
    }

    /// The router `auth`: the doors, which everybody may come in by, and what one does about one's own account.
    ///
    /// @param scopes every scope that a procedure asks for; asked when a key is made
    public List<Endpoint<?, ?>> endpoints(Supplier<Set<String>> scopes) {
        SignIns signIns = new SignIns(accessTokens, refreshTokens);
        OwnPassword own = new OwnPassword(accounts, limits);
        return Stream.of(List.<Endpoint<?, ?>>of(
                Endpoint.mutation("auth.register", Access.ANYONE, Register.Input.class,
                        new Register(accounts, signIns, limits, it -> proofs.mails().welcome(it.email()))),
                Endpoint.mutation("auth.login", Access.ANYONE, Login.Input.class,
                        new Login(accounts, signIns, limits, doors.secondFactor()::require)),
                Endpoint.mutation("auth.refresh", Access.ANYONE, Refresh.Input.class,
                        new Refresh(accounts, refreshTokens, signIns)),
                Endpoint.mutation("auth.logout", Access.ANYONE, Logout.Input.class, new Logout(refreshTokens)),
                Endpoint.query("auth.getDevices", Access.SIGNED_IN, Procedure.Nothing.class,
                        new GetDevices(refreshTokens)),
                Endpoint.mutation("auth.revokeDevice", Access.SIGNED_IN, RevokeDevice.Input.class,
                        new RevokeDevice(refreshTokens)),
                Endpoint.mutation("auth.revokeOtherDevices", Access.SIGNED_IN, Procedure.Nothing.class,
                        new RevokeOtherDevices(refreshTokens)),
                Endpoint.mutation("auth.changePassword", Access.SIGNED_IN, ChangePassword.Input.class,
                        new ChangePassword(own, accounts, refreshTokens))),
                proofs.endpoints(), TotpProcedures.endpoints(accounts, own, secondFactors, doors.secondFactor()),
                ApiKeyProcedures.endpoints(own, apiKeys, scopes, doors.clock())).flatMap(List::stream).toList();
    }

    /// `auth.eraseAccount`.
    ///
    /// @param traces what goes with an account elsewhere
    public Endpoint<?, ?> erasure(Traces traces) {
        return Endpoint.mutation("auth.eraseAccount", Access.SIGNED_IN, EraseAccount.Input.class, new EraseAccount(
                doors.database(), new OwnPassword(accounts, limits), accounts, refreshTokens, traces));
    }

    /// A subscription that a key has opened looks again after this time.
    private static final Duration KEY_ASKED_AGAIN = Duration.ofMinutes(15);

    /// What administrators do to accounts, of the router `admin`.
    public List<Endpoint<?, ?>> administration() {
        return List.of(
                Endpoint.mutation("admin.suspendUser", Access.ADMIN, SuspendUser.Input.class,
                        new SuspendUser(doors.database(), accounts, refreshTokens)),
                Endpoint.mutation("admin.reinstateUser", Access.ADMIN, ReinstateUser.Input.class,
                        new ReinstateUser(accounts)),
                Endpoint.query("admin.getUsers", Access.ADMIN, GetUsers.Input.class, new GetUsers(accounts)),
                Endpoint.mutation("admin.setRole", Access.ADMIN, SetRole.Input.class,
                        new SetRole(doors.database(), accounts, refreshTokens)));
    }

    /// Procedures that do not look at the token: an old one must not keep its owner from signing in.
    public static final Set<String> DOORS = Set.of("auth.register", "auth.login", "auth.refresh", "auth.logout",
            "auth.verifyEmail", "auth.requestPasswordReset", "auth.resetPassword");

    @Override
    public void close() {
        passwords.close();
    }
}
