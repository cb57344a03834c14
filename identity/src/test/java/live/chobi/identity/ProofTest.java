package live.chobi.identity;

import static live.chobi.identity.IdentityOnPostgres.PASSWORD;
import static live.chobi.identity.IdentityOnPostgres.refuses;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import live.chobi.identity.mail.MailTrouble;
import live.chobi.identity.tokens.SignIns.SignedIn;
import live.chobi.kernel.Problem;
import live.chobi.kernel.ProblemCode;
import live.chobi.kernel.Procedure.Nothing;
import live.chobi.testkit.Virtually;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What goes by mail: proving an address, and getting back in without the password.
class ProofTest {
    private static final String NEW_PASSWORD = "battery staple";

    private final IdentityOnPostgres chobi = new IdentityOnPostgres();

    @AfterEach
    void close() {
        chobi.close();
    }

    @Test
    void a_new_account_works_at_once_and_its_address_is_proved_by_the_code_that_was_mailed() {
        Virtually.run(() -> {
            SignedIn sara = chobi.register("sara", "sara@example.test");
            assertThat(isVerified(sara)).isFalse();
            assertThat(chobi.sendMails()).isEqualTo(1);
            String code = chobi.letterbox.code();
            chobi.request("auth.verifyEmail", Map.of("token", code));
            assertThat(isVerified(sara)).isTrue();
            unknown("auth.verifyEmail", Map.of("token", code));
            refuses(ProblemCode.PRECONDITION_FAILED, "already_verified",
                    () -> chobi.call(sara, "auth.resendVerification", new Nothing()));
        });
    }

    @Test
    void a_code_is_asked_for_again_and_proves_for_two_days_what_it_was_sent_for() {
        Virtually.run(() -> {
            SignedIn sara = chobi.register("sara", "sara@example.test");
            chobi.sendMails();
            String first = chobi.letterbox.code();
            chobi.call(sara, "auth.resendVerification", new Nothing());
            chobi.sendMails();
            String second = chobi.letterbox.code();
            unknown("auth.resetPassword", Map.of("token", second, "newPassword", NEW_PASSWORD));
            chobi.clock.pass(Duration.ofDays(2));
            unknown("auth.verifyEmail", Map.of("token", first));
            unknown("auth.verifyEmail", Map.of("token", second));
            assertThat(isVerified(sara)).isFalse();
        });
    }

    @Test
    void a_forgotten_password_is_replaced_by_mail_and_every_sign_in_ends_with_its_access_tokens() {
        Virtually.run(() -> {
            SignedIn phone = chobi.register("sara", "sara@example.test");
            SignedIn laptop = chobi.login("sara", PASSWORD);
            String code = reset("SARA@example.test");
            chobi.request("auth.resetPassword", Map.of("token", code, "newPassword", NEW_PASSWORD));
            for (SignedIn before : List.of(phone, laptop)) {
                refuses(ProblemCode.UNAUTHORIZED, "token_revoked", () -> chobi.caller(before));
                refuses(ProblemCode.UNAUTHORIZED, "refresh_revoked", () -> chobi.refresh(before.refreshToken()));
            }
            refuses(ProblemCode.UNAUTHORIZED, "wrong_login", () -> chobi.login("sara", PASSWORD));
            assertThat(isVerified(chobi.login("sara", NEW_PASSWORD))).isTrue();
            unknown("auth.resetPassword", Map.of("token", code, "newPassword", PASSWORD));
        });
    }

    @Test
    void a_code_for_a_new_password_is_good_for_an_hour_and_takes_the_others_with_it() {
        Virtually.run(() -> {
            chobi.register("sara", "sara@example.test");
            chobi.sendMails();
            chobi.letterbox.clear();
            String late = reset("sara@example.test");
            chobi.clock.pass(Duration.ofHours(1));
            unknown("auth.resetPassword", Map.of("token", late, "newPassword", NEW_PASSWORD));
            String one = reset("sara@example.test");
            String other = reset("sara@example.test");
            chobi.request("auth.resetPassword", Map.of("token", one, "newPassword", NEW_PASSWORD));
            unknown("auth.resetPassword", Map.of("token", other, "newPassword", PASSWORD));
            assertThat(chobi.login("sara", NEW_PASSWORD).user().username()).isEqualTo("sara");
        });
    }

    @Test
    void a_password_that_breaks_a_rule_uses_no_code_up() {
        Virtually.run(() -> {
            chobi.register("sara", "sara@example.test");
            String code = reset("sara@example.test");
            assertThat(refuses(ProblemCode.BAD_REQUEST, "bad_input", () -> chobi.request("auth.resetPassword",
                    Map.of("token", code, "newPassword", "short"))).field()).contains("newPassword");
            chobi.request("auth.resetPassword", Map.of("token", code, "newPassword", NEW_PASSWORD));
        });
    }

    @Test
    void nobody_learns_from_the_answer_which_address_has_an_account() {
        Virtually.run(() -> {
            chobi.register("sara", "sara@example.test");
            chobi.sendMails();
            chobi.letterbox.clear();
            assertThat(chobi.request("auth.requestPasswordReset", Map.of("email", "nobody@example.test")))
                    .isEqualTo(chobi.request("auth.requestPasswordReset", Map.of("email", "sara@example.test")));
            assertThat(chobi.sendMails()).as("both are looked up by the job").isEqualTo(2);
            var _ = chobi.letterbox.code();
        });
    }

    @Test
    void an_address_gets_three_mails_and_then_one_in_ten_minutes_whether_it_has_an_account_or_not() {
        Virtually.run(() -> {
            chobi.register("sara", "sara@example.test");
            for (String email : List.of("sara@example.test", "nobody@example.test")) {
                for (int i = 0; i < 3; i++) {
                    chobi.request("auth.requestPasswordReset", Map.of("email", email));
                }
                Problem tooMany = refuses(ProblemCode.TOO_MANY_REQUESTS, "too_many_mails",
                        () -> chobi.request("auth.requestPasswordReset", Map.of("email", email)));
                assertThat(tooMany.retryAfter()).contains(Duration.ofMinutes(10));
            }
            chobi.clock.pass(Duration.ofMinutes(10));
            chobi.request("auth.requestPasswordReset", Map.of("email", "sara@example.test"));
        });
    }

    @Test
    void one_network_asks_for_thirty_mails_at_once_and_tries_sixty_codes() {
        Virtually.run(() -> {
            for (int i = 0; i < 30; i++) {
                chobi.request("auth.requestPasswordReset", Map.of("email", i + "@example.test"));
            }
            refuses(ProblemCode.TOO_MANY_REQUESTS, "too_many_mails",
                    () -> chobi.request("auth.requestPasswordReset", Map.of("email", "more@example.test")));
            for (int i = 0; i < 60; i++) {
                unknown("auth.verifyEmail", Map.of("token", "guess" + i));
            }
            refuses(ProblemCode.TOO_MANY_REQUESTS, "too_many_attempts",
                    () -> chobi.request("auth.verifyEmail", Map.of("token", "guess")));
        });
    }

    @Test
    void a_mail_that_fails_is_tried_again_with_another_code_and_one_that_is_refused_is_given_up() {
        Virtually.run(() -> {
            chobi.register("sara", "sara@example.test");
            chobi.letterbox.trouble = Optional.of(MailTrouble.passing());
            chobi.sendMails();
            assertThat(jobs()).as("waiting to be tried again").isEqualTo(1);
            assertThat(chobi.rows("mailed_token")).isZero();
            chobi.letterbox.trouble = Optional.of(MailTrouble.lasting());
            chobi.database.transact(tx -> tx.execute("update outbox.job set run_at = now()"));
            chobi.sendMails();
            assertThat(jobs()).isZero();
            assertThat(chobi.rows("mailed_token")).isZero();
        });
    }

    @Test
    void a_mail_that_cannot_be_sent_in_time_is_given_up() {
        Virtually.run(() -> {
            chobi.register("sara", "sara@example.test");
            chobi.clock.pass(Duration.ofDays(2));
            chobi.sendMails();
            assertThat(chobi.letterbox.isEmpty()).isTrue();
            assertThat(jobs()).isZero();
        });
    }

    @Test
    void codes_stand_in_no_table() {
        Virtually.run(() -> {
            chobi.register("sara", "sara@example.test");
            assertThat(chobi.database.read(sql -> sql.fetch("select * from outbox.job")).format()).contains("VERIFY");
            chobi.sendMails();
            String code = chobi.letterbox.code();
            assertThat(chobi.database.read(sql -> sql.fetch("select * from identity.mailed_token")).format())
                    .contains("VERIFY_EMAIL").doesNotContain(code);
        });
    }

    private String reset(String email) {
        chobi.sendMails();
        chobi.letterbox.clear();
        chobi.request("auth.requestPasswordReset", Map.of("email", email));
        chobi.sendMails();
        return chobi.letterbox.code();
    }

    private void unknown(String procedure, Map<String, String> input) {
        refuses(ProblemCode.UNAUTHORIZED, "token_unknown", () -> chobi.request(procedure, input));
    }

    private boolean isVerified(SignedIn who) {
        return chobi.identity.accounts().byId(who.user().id()).orElseThrow().emailVerified();
    }

    private int jobs() {
        return chobi.database.read(sql -> sql.fetchCount(org.jooq.impl.DSL.table("outbox.job")));
    }
}
