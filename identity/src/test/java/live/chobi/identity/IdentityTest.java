package live.chobi.identity;

import static live.chobi.schema.generated.identity.Tables.ACCOUNT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validation;
import jakarta.validation.ValidatorFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import live.chobi.identity.accounts.Account;
import live.chobi.identity.accounts.Accounts;
import live.chobi.identity.accounts.UserView;
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
import live.chobi.outbox.Json;
import live.chobi.schema.Database;
import live.chobi.testkit.TestPostgres;
import live.chobi.testkit.Virtually;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The procedures of `auth`, as a client meets them, on a real PostgreSQL.
class IdentityTest {
    private static final Caller GUEST = new Caller.Guest("192.0.2.1");
    private static final String PASSWORD = "correct horse";

    private final FakeClock clock = new FakeClock();
    private final Database database = TestPostgres.fresh();
    private @Nullable Identity opened;

    @BeforeEach
    void open() {
        opened = open(true);
    }

    @AfterEach
    void close() {
        identity().close();
        database.close();
    }

    @Test
    void registering_signs_in_and_the_answer_has_the_shape_of_the_contract() {
        Virtually.run(() -> {
            SignedIn answer = register("Sara", "sara@example.test");
            JsonNode json = Json.tree(Json.write(answer));
            assertThat(fields(json)).containsExactly("user", "accessToken", "refreshToken", "expiresIn");
            assertThat(fields(json.get("user"))).containsExactly("id", "username", "displayName");
            assertThat(json.at("/user/id").asText()).matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
            assertThat(json.at("/user/username").asText()).isEqualTo("Sara");
            assertThat(json.at("/user/displayName").asText()).isEqualTo("Sara");
            assertThat(json.at("/expiresIn").isIntegralNumber()).isTrue();
            assertThat(json.at("/expiresIn").asLong()).isGreaterThanOrEqualTo(15 * 60);
            assertThat(caller(answer)).isEqualTo(new Caller.SignedIn(answer.user().id(), Role.USER, "192.0.2.9"));
        });
    }

    @Test
    void names_and_addresses_are_taken_in_every_spelling_and_the_name_is_judged_first() {
        Virtually.run(() -> {
            register("Sara", "sara@example.test");
            refuses(ProblemCode.CONFLICT, "username_taken", () -> register("ｓＡＲＡ", "other@example.test"));
            refuses(ProblemCode.CONFLICT, "email_taken", () -> register("other", "SARA@example.test"));
            refuses(ProblemCode.CONFLICT, "username_taken", () -> register("sara", "sara@example.test"));
        });
    }

    @Test
    void bad_input_names_its_field() {
        Virtually.run(() -> {
            assertThat(badField("a b", "sara@example.test", PASSWORD, null)).isEqualTo("username");
            assertThat(badField("sara", "nowhere", PASSWORD, null)).isEqualTo("email");
            assertThat(badField("sara", "sara@example.test", "short", null)).isEqualTo("password");
            assertThat(badField("sara", "sara@example.test", PASSWORD, "a\u0000b")).isEqualTo("displayName");
        });
    }

    @Test
    void the_declared_rules_refuse_the_same_and_say_the_rule() {
        try (ValidatorFactory factory = Validation.buildDefaultValidatorFactory()) {
            var violations = factory.getValidator().validate(Json.read("{\"username\":\"ab\",\"password\":\"short\"}",
                    Register.Input.class));
            assertThat(violations.stream().map(IdentityTest::text)).containsExactlyInAnyOrder(
                    "username must have 3 to 32 characters", "email is required",
                    "password must have 8 to 200 characters");
            assertThat(factory.getValidator().validate(Json.read("{}", Login.Input.class))).hasSize(2);
            assertThat(factory.getValidator().validate(Json.read("{}", Refresh.Input.class))).hasSize(1);
        }
    }

    @Test
    void of_many_who_want_one_name_at_once_one_gets_it() {
        var answers = atOnce(6, i -> register("sara", "sara" + i + "@example.test"));
        assertThat(answers).filteredOn(it -> it instanceof SignedIn).hasSize(1);
        assertThat(answers).filteredOn(it -> it instanceof Problem problem && problem.reason().equals("username_taken"))
                .hasSize(5);
    }

    @Test
    void thirty_registrations_in_a_row_from_one_address_pass() {
        Virtually.run(() -> {
            for (int i = 0; i < 30; i++) {
                register("user" + i, "user" + i + "@example.test");
            }
        });
    }

    @Test
    void signs_in_by_name_or_address_in_any_case() {
        Virtually.run(() -> {
            UserView sara = register("Sara", "sara@example.test").user();
            assertThat(login("sara", PASSWORD).user()).isEqualTo(sara);
            assertThat(login("SARA", PASSWORD).user()).isEqualTo(sara);
            assertThat(login("Sara@Example.Test", PASSWORD).user()).isEqualTo(sara);
        });
    }

    @Test
    void a_wrong_password_and_an_unknown_login_are_refused_alike() {
        Virtually.run(() -> {
            register("sara", "sara@example.test");
            Problem wrong = refuses(ProblemCode.UNAUTHORIZED, "wrong_login", () -> login("sara", "wrong horse"));
            for (String unknown : List.of("nobody", "nobody@example.test", "\u0000", "' or 1=1 --")) {
                Problem problem = refuses(ProblemCode.UNAUTHORIZED, "wrong_login", () -> login(unknown, PASSWORD));
                assertThat(problem.getMessage()).isEqualTo(wrong.getMessage());
            }
        });
    }

    @Test
    void guessing_is_slowed_down_with_the_time_to_wait_and_the_switch_lifts_it() {
        Virtually.run(() -> {
            register("sara", "sara@example.test");
            for (int i = 0; i < 10; i++) {
                refuses(ProblemCode.UNAUTHORIZED, "wrong_login", () -> login("sara", "wrong horse"));
            }
            Problem problem = refuses(ProblemCode.TOO_MANY_REQUESTS, "too_many_attempts",
                    () -> login("sara", PASSWORD));
            assertThat(problem.retryAfter()).isPresent();
            try (Identity unlimited = open(false)) {
                for (int i = 0; i < 12; i++) {
                    refuses(ProblemCode.UNAUTHORIZED, "wrong_login", () -> login(unlimited, "sara", "wrong horse"));
                }
                assertThat(login(unlimited, "sara", PASSWORD).user().username()).isEqualTo("sara");
            }
        });
    }

    @Test
    void a_refresh_token_buys_one_new_pair() {
        Virtually.run(() -> {
            SignedIn first = register("sara", "sara@example.test");
            SignedIn second = refresh(first.refreshToken());
            assertThat(second.user()).isEqualTo(first.user());
            assertThat(second.refreshToken()).isNotEqualTo(first.refreshToken());
            assertThat(caller(second).is(first.user().id())).isTrue();
            assertThat(refresh(second.refreshToken()).user()).isEqualTo(first.user());
        });
    }

    @Test
    void a_used_refresh_token_ends_its_sign_in_and_no_other() {
        Virtually.run(() -> {
            SignedIn phone = register("sara", "sara@example.test");
            SignedIn laptop = login("sara", PASSWORD);
            SignedIn next = refresh(phone.refreshToken());
            refuses(ProblemCode.UNAUTHORIZED, "refresh_reused", () -> refresh(phone.refreshToken()));
            refuses(ProblemCode.UNAUTHORIZED, "refresh_revoked", () -> refresh(next.refreshToken()));
            assertThat(refresh(laptop.refreshToken()).user()).isEqualTo(phone.user());
        });
    }

    @Test
    void of_many_who_present_one_refresh_token_at_once_exactly_one_wins() {
        for (int round = 0; round < 5; round++) {
            int number = round;
            String token = Virtually.call(() -> register("user" + number, number + "@example.test")).refreshToken();
            var answers = atOnce(4, _ -> refresh(token));
            assertThat(answers).filteredOn(it -> it instanceof SignedIn).hasSize(1);
            assertThat(answers).filteredOn(it -> it instanceof Problem problem
                    && problem.reason().equals("refresh_reused")).hasSize(3);
        }
    }

    @Test
    void signing_out_ends_the_sign_in_and_may_be_repeated() {
        Virtually.run(() -> {
            SignedIn first = register("sara", "sara@example.test");
            SignedIn second = refresh(first.refreshToken());
            logout(second.refreshToken());
            logout(second.refreshToken());
            logout("never issued");
            refuses(ProblemCode.UNAUTHORIZED, "refresh_revoked", () -> refresh(second.refreshToken()));
            assertThat(login("sara", PASSWORD).user()).isEqualTo(first.user());
        });
    }

    @Test
    void a_refresh_token_ends_after_thirty_days_without_use() {
        Virtually.run(() -> {
            String token = register("sara", "sara@example.test").refreshToken();
            clock.pass(Duration.ofDays(30).minusSeconds(1));
            String next = refresh(token).refreshToken();
            clock.pass(Duration.ofDays(30));
            refuses(ProblemCode.UNAUTHORIZED, "refresh_expired", () -> refresh(next));
            refuses(ProblemCode.UNAUTHORIZED, "refresh_expired", () -> refresh(next));
        });
    }

    @Test
    void an_unknown_refresh_token_is_refused() {
        Virtually.run(() -> {
            for (String unknown : List.of("", "x", "\u0000", "A".repeat(43))) {
                refuses(ProblemCode.UNAUTHORIZED, "refresh_unknown", () -> refresh(unknown));
            }
        });
    }

    @Test
    void refresh_tokens_are_not_in_the_database() {
        Virtually.run(() -> {
            String token = register("sara", "sara@example.test").refreshToken();
            assertThat(database.read(sql -> sql.fetch("select * from identity.refresh_token")).format())
                    .doesNotContain(token);
        });
    }

    @Test
    void spent_tokens_and_dead_sign_ins_leave_no_rows() {
        Virtually.run(() -> {
            String token = register("sara", "sara@example.test").refreshToken();
            for (int i = 0; i < 5; i++) {
                token = refresh(token).refreshToken();
                clock.pass(Duration.ofDays(20));
            }
            assertThat(rows("refresh_token")).isLessThan(4);
            clock.pass(Duration.ofDays(40));
            login("sara", PASSWORD);
            assertThat(rows("token_family")).isEqualTo(1);
        });
    }

    @Test
    void beyond_a_hundred_sign_ins_the_oldest_ends() {
        Virtually.run(() -> {
            SignedIn oldest = register("sara", "sara@example.test");
            String second = identity().refreshTokens().begin(oldest.user().id());
            for (int i = 0; i < 99; i++) {
                var _ = identity().refreshTokens().begin(oldest.user().id());
            }
            refuses(ProblemCode.UNAUTHORIZED, "refresh_unknown", () -> refresh(oldest.refreshToken()));
            assertThat(refresh(second).user()).isEqualTo(oldest.user());
        });
    }

    @Test
    void access_tokens_outlive_a_restart() {
        Virtually.run(() -> {
            SignedIn before = register("sara", "sara@example.test");
            try (Identity restarted = open(true)) {
                assertThat(restarted.accessTokens().authenticate(Optional.of(before.accessToken()), "a")
                        .is(before.user().id())).isTrue();
            }
        });
    }

    @Test
    void a_new_role_is_in_the_next_access_token() {
        Virtually.run(() -> {
            SignedIn sara = register("sara", "sara@example.test");
            identity().accounts().setRole(sara.user().id(), Role.ADMIN);
            assertThat(caller(refresh(sara.refreshToken())).isAdmin()).isTrue();
        });
    }

    @Test
    void the_first_administrators_password_is_made_once_and_works() {
        Virtually.run(() -> {
            String made = identity().accounts().ensureAdministrator(Optional.empty()).orElseThrow();
            assertThat(caller(login("admin", made)).isAdmin()).isTrue();
            assertThat(identity().accounts().ensureAdministrator(Optional.empty())).isEmpty();
            assertThat(identity().accounts().ensureAdministrator(Optional.of("another password"))).isEmpty();
            assertThat(caller(login("admin", made)).isAdmin()).isTrue();
            refuses(ProblemCode.CONFLICT, "username_taken", () -> register("Admin", "mallory@example.test"));
        });
    }

    @Test
    void the_operator_may_choose_the_administrators_password() {
        Virtually.run(() -> {
            assertThat(identity().accounts().ensureAdministrator(Optional.of("secret"))).isEmpty();
            assertThat(caller(login("admin", "secret")).isAdmin()).isTrue();
        });
    }

    @Test
    void names_come_in_bulk_and_a_new_one_is_seen_at_once() {
        Virtually.run(() -> {
            Accounts accounts = identity().accounts();
            UserView sara = register("sara", "sara@example.test").user();
            UserView omar = register("omar", "omar@example.test").user();
            UserId nobody = UserId.next();
            assertThat(accounts.views(List.of(sara.id(), omar.id(), nobody, sara.id()))).hasSize(2)
                    .containsEntry(sara.id(), sara).containsEntry(omar.id(), omar);
            accounts.setDisplayName(sara.id(), "سارة");
            assertThat(accounts.view(sara.id())).contains(new UserView(sara.id(), "sara", "سارة"));
            assertThat(accounts.byUsername("SARA").map(Account::view)).isEqualTo(accounts.view(sara.id()));
            refuses(ProblemCode.NOT_FOUND, "user_not_found", () -> accounts.viewOrRefuse(nobody));
            refuses(ProblemCode.NOT_FOUND, "user_not_found", () -> {
                accounts.setDisplayName(nobody, "Nobody");
                return nobody;
            });
        });
    }

    @Test
    void a_hash_of_an_earlier_cost_is_replaced_at_the_next_sign_in() {
        Virtually.run(() -> {
            register("sara", "sara@example.test");
            String cheap = "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";
            database.transact(sql -> sql.execute("update identity.account set password_hash = ?", cheap));
            assertThat(login("sara", "password").user().username()).isEqualTo("sara");
            String stored = database.read(sql -> sql.fetchSingle(ACCOUNT).getPasswordHash());
            assertThat(stored).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
            assertThat(login("sara", "password").user().username()).isEqualTo("sara");
        });
    }

    @Test
    void the_doors_stand_in_one_table() {
        assertThat(identity().endpoints().stream().map(it -> it.kind() + " " + it.path() + " " + it.access()))
                .containsExactly("MUTATION auth.register ANYONE", "MUTATION auth.login ANYONE",
                        "MUTATION auth.refresh ANYONE", "MUTATION auth.logout ANYONE");
    }

    @Test
    void no_input_shows_a_secret_in_logs() {
        assertThat(List.of(new Register.Input("sara", "sara@example.test", PASSWORD, null),
                new Login.Input("sara", PASSWORD), new Refresh.Input(PASSWORD), new Logout.Input(PASSWORD)).toString())
                .doesNotContain(PASSWORD);
    }

    private int rows(String table) {
        return database.read(sql -> sql.fetchCount(DSL.table("identity." + table)));
    }

    private Identity identity() {
        if (opened == null) {
            throw new IllegalStateException("not opened yet");
        }
        return opened;
    }

    private Identity open(boolean limitsEnabled) {
        return Virtually.call(() -> Identity.open(database, new MasterKey(new byte[32]), clock, limitsEnabled));
    }

    private SignedIn register(String username, String email) {
        return (SignedIn) call(identity(), "auth.register", new Register.Input(username, email, PASSWORD, null));
    }

    private SignedIn login(String login, String password) {
        return login(identity(), login, password);
    }

    private static SignedIn login(Identity identity, String login, String password) {
        return (SignedIn) call(identity, "auth.login", new Login.Input(login, password));
    }

    private SignedIn refresh(String token) {
        return (SignedIn) call(identity(), "auth.refresh", new Refresh.Input(token));
    }

    private void logout(String token) {
        var _ = call(identity(), "auth.logout", new Logout.Input(token));
    }

    /// As the edge calls: by path, through the table.
    @SuppressWarnings("unchecked")
    private static Object call(Identity identity, String path, Object input) {
        var endpoint = (Endpoint<Object, Object>) identity.endpoints().stream().filter(it -> it.path().equals(path))
                .findFirst().orElseThrow();
        endpoint.access().check(GUEST);
        return endpoint.procedure().handle(GUEST, input);
    }

    private Caller caller(SignedIn signedIn) {
        return identity().accessTokens().authenticate(Optional.of(signedIn.accessToken()), "192.0.2.9");
    }

    private String badField(String username, String email, String password, @Nullable String displayName) {
        return catchThrowableOfType(Problem.class, () -> call(identity(), "auth.register",
                new Register.Input(username, email, password, displayName))).field().orElseThrow();
    }

    private static Problem refuses(ProblemCode code, String reason, Callable<?> work) {
        Problem problem = catchThrowableOfType(Problem.class, work::call);
        assertThat(problem).as("a refusal " + reason).isNotNull();
        assertThat(problem.reason()).isEqualTo(reason);
        assertThat(problem.code()).isEqualTo(code);
        return problem;
    }

    private interface Numbered {
        Object run(int number) throws Exception;
    }

    /// The answers or refusals of as many callers, started together.
    private static List<Object> atOnce(int callers, Numbered work) {
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

    private static String text(ConstraintViolation<?> violation) {
        return violation.getPropertyPath() + " " + violation.getMessage();
    }

    private static List<String> fields(JsonNode json) {
        List<String> names = new ArrayList<>();
        json.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
