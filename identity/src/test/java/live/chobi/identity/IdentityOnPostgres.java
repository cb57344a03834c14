package live.chobi.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import live.chobi.identity.mail.MailMetrics;
import live.chobi.identity.secrets.MasterKey;
import live.chobi.identity.signin.Login;
import live.chobi.identity.signin.Logout;
import live.chobi.identity.signin.Refresh;
import live.chobi.identity.signin.Register;
import live.chobi.identity.tokens.SignIns.SignedIn;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Endpoint;
import live.chobi.kernel.Problem;
import live.chobi.kernel.ProblemCode;
import live.chobi.kernel.Role;
import live.chobi.kernel.UserId;
import live.chobi.outbox.JobRunner;
import live.chobi.outbox.Json;
import live.chobi.schema.Database;
import live.chobi.testkit.TestPostgres;
import live.chobi.testkit.Virtually;
import org.jooq.impl.DSL;

/// Identity on a database of its own, called as the edge calls it: by path, through the table of procedures.
final class IdentityOnPostgres implements AutoCloseable {
    static final String PASSWORD = "correct horse";
    static final Set<String> SCOPES = Set.of("gifts:read", "gifts:write", "streaming:read");
    static final Caller GUEST = new Caller.Guest("192.0.2.1");

    final Letterbox letterbox = new Letterbox();
    final FakeClock clock = new FakeClock();
    final Database database = TestPostgres.fresh();
    private PrometheusRegistry metrics = new PrometheusRegistry();
    final Identity identity = start(true);

    /// Another start of the same installation.
    Identity start(boolean limitsEnabled) {
        metrics = new PrometheusRegistry();
        return Virtually.call(() -> Identity.open(database, new MasterKey(new byte[32]), clock, limitsEnabled,
                new Identity.Mailing(letterbox, new MailMetrics(metrics))));
    }

    /// Sends what is due, as the job's runner does.
    int sendMails() {
        return JobRunner.unhurried(database, identity.proofs().mails().kind()).runDue();
    }

    SignedIn register(String username, String email) {
        return (SignedIn) call(identity, "auth.register", new Register.Input(username, email, PASSWORD, null));
    }

    SignedIn login(String login, String password) {
        return login(identity, login, password);
    }

    static SignedIn login(Identity identity, String login, String password) {
        return (SignedIn) call(identity, "auth.login", new Login.Input(login, password));
    }

    SignedIn refresh(String token) {
        return (SignedIn) call(identity, "auth.refresh", new Refresh.Input(token));
    }

    void logout(String token) {
        var _ = call(identity, "auth.logout", new Logout.Input(token));
    }

    static Object call(Identity identity, String path, Object input) {
        return call(identity, GUEST, path, input);
    }

    /// With the access token of a sign-in.
    Object call(SignedIn who, String path, Object input) {
        return call(identity, caller(who), path, input);
    }

    @SuppressWarnings("unchecked")
    static Object call(Identity identity, Caller caller, String path, Object input) {
        var endpoint = (Endpoint<Object, Object>) identity.endpoints(() -> SCOPES).stream()
                .filter(it -> it.path().equals(path))
                .findFirst().orElseThrow();
        endpoint.admit(caller);
        return endpoint.procedure().handle(caller, input);
    }

    /// As a guest, with an input as it is sent.
    Object request(String path, Map<String, ?> input) {
        return request(GUEST, path, input);
    }

    /// The refusal of a guest's call from another network.
    Problem refusalFrom(String address, String path, Map<String, ?> input) {
        Problem problem = catchThrowableOfType(Problem.class, () -> request(new Caller.Guest(address), path, input));
        assertThat(problem).isNotNull();
        return problem;
    }

    Object request(SignedIn who, String path, Map<String, ?> input) {
        return request(caller(who), path, input);
    }

    private Object request(Caller caller, String path, Map<String, ?> input) {
        Class<?> type = identity.endpoints(() -> SCOPES).stream().filter(it -> it.path().equals(path)).findFirst()
                .orElseThrow()
                .inputType();
        return call(identity, caller, path, Json.read(Json.write(input), type));
    }

    Caller caller(SignedIn signedIn) {
        return identity.accessTokens().authenticate(Optional.of(signedIn.accessToken()), "192.0.2.9");
    }

    int rows(String table) {
        return database.read(sql -> sql.fetchCount(DSL.table("identity." + table)));
    }

    static Problem refuses(ProblemCode code, String reason, Callable<?> work) {
        Problem problem = catchThrowableOfType(Problem.class, work::call);
        assertThat(problem).as("a refusal " + reason).isNotNull();
        assertThat(problem.reason()).isEqualTo(reason);
        assertThat(problem.code()).isEqualTo(code);
        return problem;
    }

    interface Numbered {
        Object run(int number) throws Exception;
    }

    /// The answers or refusals of as many callers, started together.
    static List<Object> atOnce(int callers, Numbered work) {
        List<Callable<Object>> all = new ArrayList<>();
        for (int i = 0; i < callers; i++) {
            int number = i;
            all.add(() -> {
                try {
                    return work.run(number);
                } catch (Problem problem) {
                    return problem;
                }
            });
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return threads.invokeAll(all).stream().map(Future::resultNow).toList();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        identity.close();
        database.close();
    }

    /// As if it had always been so: nobody is signed out.
    void setRole(UserId user, Role role) {
        database.transact(tx -> {
            var _ = identity.accounts().setRole(tx, user, role);
        });
    }
}
