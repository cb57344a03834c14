package live.chobi.identity;

import static live.chobi.identity.IdentityOnPostgres.PASSWORD;
import static live.chobi.identity.IdentityOnPostgres.atOnce;
import static live.chobi.identity.IdentityOnPostgres.refuses;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import live.chobi.identity.tokens.RefreshTokens.Place;
import live.chobi.identity.tokens.SignIns.SignedIn;
import live.chobi.kernel.Problem;
import live.chobi.kernel.ProblemCode;
import live.chobi.testkit.Virtually;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// `auth.refresh` and `auth.logout`, as a client meets them.
class RefreshTest {
    private final IdentityOnPostgres chobi = new IdentityOnPostgres();

    @AfterEach
    void close() {
        chobi.close();
    }

    @Test
    void a_refresh_token_buys_one_new_pair() {
        Virtually.run(() -> {
            SignedIn first = chobi.register("sara", "sara@example.test");
            SignedIn second = chobi.refresh(first.refreshToken());
            assertThat(second.user()).isEqualTo(first.user());
            assertThat(second.refreshToken()).isNotEqualTo(first.refreshToken());
            assertThat(chobi.caller(second).is(first.user().id())).isTrue();
            assertThat(chobi.refresh(second.refreshToken()).user()).isEqualTo(first.user());
        });
    }

    @Test
    void a_used_refresh_token_ends_its_sign_in_and_no_other() {
        Virtually.run(() -> {
            SignedIn phone = chobi.register("sara", "sara@example.test");
            SignedIn laptop = chobi.login("sara", PASSWORD);
            SignedIn next = chobi.refresh(phone.refreshToken());
            refuses(ProblemCode.UNAUTHORIZED, "refresh_reused", () -> chobi.refresh(phone.refreshToken()));
            refuses(ProblemCode.UNAUTHORIZED, "refresh_revoked", () -> chobi.refresh(next.refreshToken()));
            assertThat(chobi.refresh(laptop.refreshToken()).user()).isEqualTo(phone.user());
        });
    }

    @Test
    void of_many_who_present_one_refresh_token_at_once_exactly_one_wins() {
        for (int round = 0; round < 5; round++) {
            int number = round;
            String token = Virtually.call(() -> chobi.register("user" + number, number + "@example.test"))
                    .refreshToken();
            var answers = atOnce(4, _ -> chobi.refresh(token));
            assertThat(answers).filteredOn(it -> it instanceof SignedIn).hasSize(1);
            assertThat(answers).filteredOn(it -> it instanceof Problem problem
                    && problem.reason().equals("refresh_reused")).hasSize(3);
        }
    }

    @Test
    void signing_out_ends_the_sign_in_and_may_be_repeated() {
        Virtually.run(() -> {
            SignedIn first = chobi.register("sara", "sara@example.test");
            SignedIn second = chobi.refresh(first.refreshToken());
            chobi.logout(second.refreshToken());
            chobi.logout(second.refreshToken());
            chobi.logout("never issued");
            refuses(ProblemCode.UNAUTHORIZED, "refresh_revoked", () -> chobi.refresh(second.refreshToken()));
            assertThat(chobi.login("sara", PASSWORD).user()).isEqualTo(first.user());
        });
    }

    @Test
    void a_refresh_token_ends_after_thirty_days_without_use() {
        Virtually.run(() -> {
            String token = chobi.register("sara", "sara@example.test").refreshToken();
            chobi.clock.pass(Duration.ofDays(30).minusSeconds(1));
            String next = chobi.refresh(token).refreshToken();
            chobi.clock.pass(Duration.ofDays(30));
            refuses(ProblemCode.UNAUTHORIZED, "refresh_expired", () -> chobi.refresh(next));
            refuses(ProblemCode.UNAUTHORIZED, "refresh_expired", () -> chobi.refresh(next));
        });
    }

    @Test
    void an_unknown_refresh_token_is_refused() {
        Virtually.run(() -> {
            for (String unknown : List.of("", "x", "\u0000", "A".repeat(43))) {
                refuses(ProblemCode.UNAUTHORIZED, "refresh_unknown", () -> chobi.refresh(unknown));
            }
        });
    }

    @Test
    void refresh_tokens_are_not_in_the_database() {
        Virtually.run(() -> {
            String token = chobi.register("sara", "sara@example.test").refreshToken();
            assertThat(chobi.database.read(sql -> sql.fetch("select * from identity.refresh_token")).format())
                    .doesNotContain(token);
        });
    }

    @Test
    void spent_tokens_and_dead_sign_ins_leave_no_rows() {
        Virtually.run(() -> {
            String token = chobi.register("sara", "sara@example.test").refreshToken();
            for (int i = 0; i < 5; i++) {
                token = chobi.refresh(token).refreshToken();
                chobi.clock.pass(Duration.ofDays(20));
            }
            assertThat(chobi.rows("refresh_token")).isLessThan(4);
            chobi.clock.pass(Duration.ofDays(40));
            chobi.login("sara", PASSWORD);
            assertThat(chobi.rows("token_family")).isEqualTo(1);
        });
    }

    @Test
    void beyond_a_hundred_sign_ins_the_oldest_ends() {
        Virtually.run(() -> {
            SignedIn oldest = chobi.register("sara", "sara@example.test");
            var place = new Place(Optional.empty(), "192.0.2.1");
            String second = chobi.identity.refreshTokens().begin(oldest.user().id(), place).token();
            for (int i = 0; i < 99; i++) {
                var _ = chobi.identity.refreshTokens().begin(oldest.user().id(), place);
            }
            refuses(ProblemCode.UNAUTHORIZED, "refresh_unknown", () -> chobi.refresh(oldest.refreshToken()));
            assertThat(chobi.refresh(second).user()).isEqualTo(oldest.user());
        });
    }
}
