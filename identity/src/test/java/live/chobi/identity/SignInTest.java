package live.chobi.identity;

import static live.chobi.identity.IdentityOnPostgres.PASSWORD;
import static live.chobi.identity.IdentityOnPostgres.atOnce;
import static live.chobi.identity.IdentityOnPostgres.call;
import static live.chobi.identity.IdentityOnPostgres.login;
import static live.chobi.identity.IdentityOnPostgres.refuses;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validation;
import jakarta.validation.ValidatorFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import live.chobi.identity.accounts.UserView;
import live.chobi.identity.signin.Login;
import live.chobi.identity.signin.Logout;
import live.chobi.identity.signin.Refresh;
import live.chobi.identity.signin.Register;
import live.chobi.identity.tokens.SignIns.SignedIn;
import live.chobi.kernel.Endpoint;
import live.chobi.kernel.Endpoint.Access;
import live.chobi.kernel.Problem;
import live.chobi.kernel.ProblemCode;
import live.chobi.outbox.Json;
import live.chobi.testkit.Virtually;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// `auth.register` and `auth.login`, as a client meets them.
class SignInTest {
    private final IdentityOnPostgres chobi = new IdentityOnPostgres();

    @AfterEach
    void close() {
        chobi.close();
    }

    @Test
    void registering_signs_in_and_the_answer_has_the_shape_of_the_contract() {
        Virtually.run(() -> {
            SignedIn answer = chobi.register("Sara", "sara@example.test");
            JsonNode json = Json.tree(Json.write(answer));
            assertThat(fields(json)).containsExactly("user", "accessToken", "refreshToken", "expiresIn");
            assertThat(fields(json.get("user"))).containsExactly("id", "username", "displayName");
            assertThat(json.at("/user/id").asText()).matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
            assertThat(json.at("/user/username").asText()).isEqualTo("Sara");
            assertThat(json.at("/user/displayName").asText()).isEqualTo("Sara");
            assertThat(json.at("/expiresIn").isIntegralNumber()).isTrue();
            assertThat(json.at("/expiresIn").asLong()).isGreaterThanOrEqualTo(15 * 60);
            assertThat(chobi.caller(answer).is(answer.user().id())).isTrue();
            assertThat(chobi.caller(answer).isAdmin()).isFalse();
        });
    }

    @Test
    void names_and_addresses_are_taken_in_every_spelling_and_the_name_is_judged_first() {
        Virtually.run(() -> {
            chobi.register("Sara", "sara@example.test");
            refuses(ProblemCode.CONFLICT, "username_taken", () -> chobi.register("ｓＡＲＡ", "other@example.test"));
            refuses(ProblemCode.CONFLICT, "email_taken", () -> chobi.register("other", "SARA@example.test"));
            refuses(ProblemCode.CONFLICT, "username_taken", () -> chobi.register("sara", "sara@example.test"));
        });
    }

    @Test
    void a_name_that_looks_like_anothers_in_other_letters_is_refused_and_within_ascii_it_is_not() {
        Virtually.run(() -> {
            chobi.register("paco", "paco@example.test");
            // Cyrillic letters that look like p, a, c and o
            refuses(ProblemCode.CONFLICT, "username_confusable",
                    () -> chobi.register("\u0440\u0430\u0441\u043E", "a@example.test"));
            assertThat(badField("p\u0430co", "b@example.test", PASSWORD, null)).as("mixed").isEqualTo("username");
            chobi.register("user1", "c@example.test");
            chobi.register("userl", "d@example.test");
            chobi.register("سارة2", "e@example.test");
        });
    }

    @Test
    void names_from_before_there_were_skeletons_are_protected_after_the_next_start() {
        Virtually.run(() -> {
            chobi.register("paco", "paco@example.test");
            chobi.database.transact(tx -> tx.execute("update identity.account set username_skeleton = null"));
            try (Identity restarted = chobi.start(true)) {
                refuses(ProblemCode.CONFLICT, "username_confusable", () -> call(restarted, "auth.register",
                        new Register.Input("\u0440\u0430\u0441\u043E", "a@example.test", PASSWORD, null)));
            }
        });
    }

    @Test
    void of_two_that_look_alike_at_once_one_gets_its_name() {
        List<String> names = List.of("paco", "\u0440\u0430\u0441\u043E");
        var answers = atOnce(2, i -> chobi.register(names.get(i), "paco" + i + "@example.test"));
        assertThat(answers).filteredOn(it -> it instanceof SignedIn).hasSize(1);
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
            assertThat(violations.stream().map(SignInTest::text)).containsExactlyInAnyOrder(
                    "username must have 3 to 32 characters", "email is required",
                    "password must have 8 to 200 characters");
            assertThat(factory.getValidator().validate(Json.read("{}", Login.Input.class))).hasSize(2);
            assertThat(factory.getValidator().validate(Json.read("{}", Refresh.Input.class))).hasSize(1);
        }
    }

    @Test
    void of_many_who_want_one_name_at_once_one_gets_it() {
        var answers = atOnce(6, i -> chobi.register("sara", "sara" + i + "@example.test"));
        assertThat(answers).filteredOn(it -> it instanceof SignedIn).hasSize(1);
        assertThat(answers).filteredOn(it -> it instanceof Problem problem && problem.reason().equals("username_taken"))
                .hasSize(5);
    }

    @Test
    void thirty_registrations_in_a_row_from_one_address_pass() {
        Virtually.run(() -> {
            for (int i = 0; i < 30; i++) {
                chobi.register("user" + i, "user" + i + "@example.test");
            }
        });
    }

    @Test
    void signs_in_by_name_or_address_in_any_case() {
        Virtually.run(() -> {
            UserView sara = chobi.register("Sara", "sara@example.test").user();
            assertThat(chobi.login("sara", PASSWORD).user()).isEqualTo(sara);
            assertThat(chobi.login("SARA", PASSWORD).user()).isEqualTo(sara);
            assertThat(chobi.login("Sara@Example.Test", PASSWORD).user()).isEqualTo(sara);
        });
    }

    @Test
    void a_wrong_password_and_an_unknown_login_are_refused_alike() {
        Virtually.run(() -> {
            chobi.register("sara", "sara@example.test");
            Problem wrong = refuses(ProblemCode.UNAUTHORIZED, "wrong_login", () -> chobi.login("sara", "wrong horse"));
            for (String unknown : List.of("nobody", "nobody@example.test", "\u0000", "' or 1=1 --")) {
                Problem problem = refuses(ProblemCode.UNAUTHORIZED, "wrong_login",
                        () -> chobi.login(unknown, PASSWORD));
                assertThat(problem.getMessage()).isEqualTo(wrong.getMessage());
            }
        });
    }

    @Test
    void guessing_is_slowed_down_with_the_time_to_wait_and_the_switch_lifts_it() {
        Virtually.run(() -> {
            chobi.register("sara", "sara@example.test");
            for (int i = 0; i < 10; i++) {
                refuses(ProblemCode.UNAUTHORIZED, "wrong_login", () -> chobi.login("sara", "wrong horse"));
            }
            Problem problem = refuses(ProblemCode.TOO_MANY_REQUESTS, "too_many_attempts",
                    () -> chobi.login("sara", PASSWORD));
            assertThat(problem.retryAfter()).isPresent();
            try (Identity unlimited = chobi.start(false)) {
                for (int i = 0; i < 12; i++) {
                    refuses(ProblemCode.UNAUTHORIZED, "wrong_login", () -> login(unlimited, "sara", "wrong horse"));
                }
                assertThat(login(unlimited, "sara", PASSWORD).user().username()).isEqualTo("sara");
            }
        });
    }

    @Test
    void access_tokens_outlive_a_restart() {
        Virtually.run(() -> {
            SignedIn before = chobi.register("sara", "sara@example.test");
            try (Identity restarted = chobi.start(true)) {
                assertThat(restarted.accessTokens().authenticate(Optional.of(before.accessToken()), "a")
                        .is(before.user().id())).isTrue();
            }
        });
    }

    @Test
    void the_doors_stand_in_one_table() {
        assertThat(chobi.identity.endpoints(Set::of).stream().filter(it -> it.access() == Access.ANYONE)
                .map(Endpoint::path)).containsExactlyInAnyOrderElementsOf(Identity.DOORS);
    }

    @Test
    void no_input_shows_a_secret_in_logs() {
        assertThat(List.of(new Register.Input("sara", "sara@example.test", PASSWORD, null),
                new Login.Input("sara", PASSWORD), new Refresh.Input(PASSWORD), new Logout.Input(PASSWORD)).toString())
                .doesNotContain(PASSWORD);
    }

    private String badField(String username, String email, String password, @Nullable String displayName) {
        return refuses(ProblemCode.BAD_REQUEST, "bad_input", () -> call(chobi.identity, "auth.register",
                new Register.Input(username, email, password, displayName))).field().orElseThrow();
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
