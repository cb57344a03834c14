package live.chobi.users;

import static live.chobi.schema.generated.identity.Tables.ACCOUNT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import live.chobi.identity.accounts.Accounts;
import live.chobi.identity.accounts.Passwords;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Endpoint;
import live.chobi.kernel.Problem;
import live.chobi.kernel.ProblemCode;
import live.chobi.kernel.Role;
import live.chobi.kernel.UserId;
import live.chobi.outbox.Json;
import live.chobi.schema.Database;
import live.chobi.testkit.SetClock;
import live.chobi.testkit.TestPostgres;
import live.chobi.users.profiles.Wallet;
import live.chobi.users.profiles.Wallet.Balances;

/// The feature on a database of its own, called as the edge calls it: by path, with JSON.
final class UsersOnPostgres implements AutoCloseable {
    static final Caller GUEST = new Caller.Guest("192.0.2.1");

    final Database database = TestPostgres.fresh();
    final SetClock clock = new SetClock();
    private final Passwords passwords = new Passwords(1);
    private final Map<UserId, Balances> balances = new ConcurrentHashMap<>();
    private final Wallet wallet = user -> balances.getOrDefault(user, new Balances(0, 0));
    private final Users users = Users.of(database, new Accounts(database, passwords), wallet, true,
            clock);

    void give(Caller user, long coins, long diamonds) {
        balances.put(user.user(), new Balances(coins, diamonds));
    }

    /// Somebody with an account, without the price of hashing a password.
    Caller signUp(String username) {
        UserId id = UserId.next();
        database.transact(sql -> sql.insertInto(ACCOUNT).set(ACCOUNT.ID, id.value())
                .set(ACCOUNT.USERNAME, username).set(ACCOUNT.USERNAME_KEY, username)
                .set(ACCOUNT.EMAIL, username + "@example.test").set(ACCOUNT.EMAIL_KEY, username + "@example.test")
                .set(ACCOUNT.DISPLAY_NAME, username).set(ACCOUNT.PASSWORD_HASH, "none").execute());
        return new Caller.SignedIn(id, Role.USER, "192.0.2.1");
    }

    /// The answer as JSON, from an input as JSON with `'` for `"`.
    @SuppressWarnings("unchecked")
    String call(Caller caller, String procedure, String input) {
        var endpoint = (Endpoint<Object, Object>) users.endpoints().stream()
                .filter(it -> it.path().equals("users." + procedure)).findFirst().orElseThrow();
        endpoint.access().check(caller);
        return Json.write(endpoint.procedure().handle(caller,
                Json.read(input.replace('\'', '"'), endpoint.inputType())));
    }

    /// With the one input that most procedures have.
    String call(Caller caller, String procedure, Caller about) {
        return call(caller, procedure, "{'userId':'" + about.user() + "'}");
    }

    Users users() {
        return users;
    }

    static Problem refuses(ProblemCode code, String reason, Callable<?> work) {
        Problem problem = catchThrowableOfType(Problem.class, work::call);
        assertThat(problem).as("a refusal " + reason).isNotNull();
        assertThat(problem.reason()).isEqualTo(reason);
        assertThat(problem.code()).isEqualTo(code);
        return problem;
    }

    @Override
    public void close() {
        passwords.close();
        database.close();
    }
}
