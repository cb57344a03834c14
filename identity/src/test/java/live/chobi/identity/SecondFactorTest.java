package live.chobi.identity;

import static live.chobi.identity.IdentityOnPostgres.PASSWORD;
import static live.chobi.identity.IdentityOnPostgres.atOnce;
import static live.chobi.identity.IdentityOnPostgres.refuses;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import live.chobi.identity.secondfactor.TotpCodes;
import live.chobi.identity.tokens.SignIns.SignedIn;
import live.chobi.kernel.Problem;
import live.chobi.kernel.ProblemCode;
import live.chobi.outbox.Json;
import live.chobi.testkit.Virtually;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Signing in with a code of an app beside the password, and with recovery codes.
class SecondFactorTest {
    private static final Duration STEP = Duration.ofSeconds(30);

    private final IdentityOnPostgres chobi = new IdentityOnPostgres();
    private String secret = "";
    private List<String> recoveryCodes = List.of();

    @AfterEach
    void close() {
        chobi.close();
    }

    @Test
    void a_factor_counts_once_a_code_has_confirmed_it_and_the_password_alone_opens_nothing_then() {
        Virtually.run(() -> {
            SignedIn sara = chobi.register("sara", "sara@example.test");
            JsonNode begun = json(chobi.request(sara, "auth.beginTotp", Map.of("password", PASSWORD)));
            secret = begun.path("secret").asText();
            assertThat(begun.path("otpauthUri").asText()).contains("otpauth://totp/Chobi:sara?secret=" + secret);
            assertThat(chobi.login("sara", PASSWORD).user()).isEqualTo(sara.user());
            refuses(ProblemCode.UNAUTHORIZED, "wrong_code",
                    () -> chobi.request(sara, "auth.confirmTotp", Map.of("code", "000000")));
            recoveryCodes = confirm(sara);
            assertThat(recoveryCodes).hasSize(10).doesNotHaveDuplicates()
                    .allMatch(it -> it.matches("(\\w{4}-){3}\\w{4}"));
            refuses(ProblemCode.UNAUTHORIZED, "second_factor_required", () -> chobi.login("sara", PASSWORD));
            refuses(ProblemCode.UNAUTHORIZED, "wrong_login", () -> login("wrong horse", code()));
            chobi.clock.pass(STEP);
            assertThat(login(PASSWORD, code()).user()).isEqualTo(sara.user());
            JsonNode security = json(chobi.request(sara, "auth.getSecurity", Map.of()));
            assertThat(security.path("secondFactor").asBoolean()).isTrue();
            assertThat(security.path("recoveryCodesLeft").asInt()).isEqualTo(10);
        });
    }

    @Test
    void a_code_is_good_once_also_for_two_at_once() {
        Virtually.run(() -> {
            withSecondFactor();
            chobi.clock.pass(STEP);
            String code = code();
            login(PASSWORD, code);
            refuses(ProblemCode.UNAUTHORIZED, "wrong_code", () -> login(PASSWORD, code));
            chobi.clock.pass(STEP);
        });
        String code = code();
        assertThat(atOnce(4, _ -> login(PASSWORD, code))).filteredOn(it -> it instanceof SignedIn).hasSize(1);
    }

    @Test
    void a_recovery_code_is_good_once_however_it_is_typed_and_new_ones_end_the_old() {
        Virtually.run(() -> {
            SignedIn sara = withSecondFactor();
            String first = recoveryCodes.getFirst();
            login(PASSWORD, first.toUpperCase(java.util.Locale.ROOT).replace("-", " "));
            refuses(ProblemCode.UNAUTHORIZED, "wrong_code", () -> login(PASSWORD, first));
            chobi.clock.pass(STEP);
            JsonNode renewed = json(chobi.request(sara, "auth.renewRecoveryCodes",
                    Map.of("password", PASSWORD, "code", code())));
            refuses(ProblemCode.UNAUTHORIZED, "wrong_code", () -> login(PASSWORD, recoveryCodes.get(1)));
            chobi.clock.pass(Duration.ofMinutes(5));
            login(PASSWORD, renewed.at("/recoveryCodes/0").asText());
        });
    }

    @Test
    void guessing_codes_is_slowed_down_and_does_not_keep_its_owner_out() {
        Virtually.run(() -> {
            withSecondFactor();
            chobi.clock.pass(STEP);
            login(PASSWORD, code());
            chobi.clock.pass(STEP);
            for (int network = 0; network < 2; network++) {
                for (int i = 0; i < 5; i++) {
                    Problem wrong = guess("198.51.100." + network);
                    assertThat(wrong.reason()).isEqualTo("wrong_code");
                }
            }
            assertThat(guess("198.51.100.0").reason()).isEqualTo("too_many_attempts");
            assertThat(guess("198.51.100.99").reason()).as("another network, the same account")
                    .isEqualTo("too_many_attempts");
            assertThat(login(PASSWORD, code()).user().username()).isEqualTo("sara");
        });
    }

    @Test
    void a_factor_is_removed_by_who_has_both_and_a_new_password_leaves_it() {
        Virtually.run(() -> {
            SignedIn sara = withSecondFactor();
            refuses(ProblemCode.PRECONDITION_FAILED, "second_factor_on",
                    () -> chobi.request(sara, "auth.beginTotp", Map.of("password", PASSWORD)));
            refuses(ProblemCode.UNAUTHORIZED, "wrong_code", () -> chobi.request(sara, "auth.removeTotp",
                    Map.of("password", PASSWORD, "code", "000000")));
            chobi.request(sara, "auth.changePassword",
                    Map.of("currentPassword", PASSWORD, "newPassword", "battery staple"));
            refuses(ProblemCode.UNAUTHORIZED, "second_factor_required", () -> chobi.login("sara", "battery staple"));
            chobi.clock.pass(STEP);
            chobi.request(sara, "auth.removeTotp", Map.of("password", "battery staple", "code", code()));
            assertThat(chobi.login("sara", "battery staple").user()).isEqualTo(sara.user());
        });
    }

    @Test
    void neither_secret_nor_recovery_codes_can_be_read_in_the_database() {
        Virtually.run(() -> {
            withSecondFactor();
            String all = chobi.database
                    .read(sql -> sql.fetch("select encode(secret, 'escape') from identity.totp").format()
                            + sql.fetch("select * from identity.recovery_code").format());
            assertThat(all).doesNotContain(secret).doesNotContain(recoveryCodes.getFirst());
            byte[] sealed = chobi.database.read(sql -> sql.fetchSingle("select secret from identity.totp")
                    .get(0, byte[].class));
            assertThat(sealed).as("20 bytes with nonce and tag").hasSize(12 + 20 + 16);
        });
    }

    private SignedIn withSecondFactor() {
        SignedIn sara = chobi.register("sara", "sara@example.test");
        secret = json(chobi.request(sara, "auth.beginTotp", Map.of("password", PASSWORD))).path("secret").asText();
        recoveryCodes = confirm(sara);
        return sara;
    }

    private List<String> confirm(SignedIn who) {
        List<String> codes = new ArrayList<>();
        json(chobi.request(who, "auth.confirmTotp", Map.of("code", code()))).path("recoveryCodes")
                .forEach(it -> codes.add(it.asText()));
        return codes;
    }

    private SignedIn login(String password, String code) {
        return (SignedIn) chobi.request("auth.login", Map.of("login", "sara", "password", password, "code", code));
    }

    private Problem guess(String address) {
        return chobi.refusalFrom(address, "auth.login",
                Map.of("login", "sara", "password", PASSWORD, "code", "000000"));
    }

    private String code() {
        return TotpCodes.now(secret, chobi.clock.instant());
    }

    private static JsonNode json(Object answer) {
        return Json.tree(Json.write(answer));
    }
}
