package live.chobi.identity.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.stream.IntStream;
import live.chobi.identity.FakeClock;
import live.chobi.kernel.Problem;
import live.chobi.kernel.ProblemCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignInLimitsTest {
    private final FakeClock clock = new FakeClock();
    private final SignInLimits limits = new SignInLimits(true, clock);

    @Test
    void the_eleventh_wrong_password_in_a_row_waits_and_says_how_long() {
        fail(10, "sara", "192.0.2.1");
        Problem problem = catchThrowableOfType(Problem.class, () -> limits.attempt("sara", "192.0.2.1"));
        assertThat(problem.code()).isEqualTo(ProblemCode.TOO_MANY_REQUESTS);
        assertThat(problem.reason()).isEqualTo("too_many_attempts");
        assertThat(problem.retryAfter()).contains(Duration.ofSeconds(6));
        assertThat(limits.refused()).isEqualTo(1);
        clock.pass(Duration.ofSeconds(6));
        fail(1, "sara", "192.0.2.1");
        refuses("sara", "192.0.2.1");
    }

    @Test
    void another_spelling_of_the_login_is_the_same_login() {
        fail(10, "sara", "192.0.2.1");
        refuses("SARA", "192.0.2.1");
    }

    @Test
    void signing_in_counts_against_nobody() {
        for (int i = 0; i < 1_000; i++) {
            limits.attempt("sara", "192.0.2.1").succeeded();
        }
    }

    @Test
    void a_victim_signs_in_from_where_they_did_before_whatever_others_try() {
        limits.attempt("sara", "192.0.2.1").succeeded();
        for (int i = 0; i < 100; i++) {
            fail(1, "sara", "198.51.100." + i);
        }
        refuses("sara", "203.0.113.1");
        limits.attempt("sara", "192.0.2.1").succeeded();
    }

    @Test
    void one_address_that_tries_many_logins_is_slowed_and_others_are_not() {
        for (int i = 0; i < 300; i++) {
            fail(1, "user" + i, "192.0.2.1");
        }
        refuses("somebody", "192.0.2.1");
        fail(1, "somebody", "192.0.2.2");
    }

    @Test
    void thirty_registrations_in_a_row_from_one_address_pass_and_five_hundred_at_once_are_the_end() {
        IntStream.range(0, 500).forEach(_ -> limits.registration("192.0.2.1"));
        assertThat(catchThrowableOfType(Problem.class, () -> limits.registration("192.0.2.1")).reason())
                .isEqualTo("too_many_registrations");
        clock.pass(Duration.ofSeconds(30));
        IntStream.range(0, 30).forEach(_ -> limits.registration("192.0.2.1"));
    }

    @Test
    void switched_off_nothing_is_refused() {
        SignInLimits off = new SignInLimits(false, clock);
        assertThatCode(() -> IntStream.range(0, 2_000).forEach(_ -> {
            off.registration("192.0.2.1");
            var _ = off.attempt("sara", "192.0.2.1");
        })).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({"2001:db8::1,2001:db8::ffff", "2001:db8:0:0:1::,2001:db8::"})
    void addresses_of_one_ipv6_network_are_one(String one, String other) {
        assertThat(SignInLimits.network(one)).isEqualTo(SignInLimits.network(other));
    }

    @ParameterizedTest
    @CsvSource({"192.0.2.1,192.0.2.2", "2001:db8::1,2001:db8:0:1::1", "unknown,127.0.0.1"})
    void addresses_of_different_networks_are_different(String one, String other) {
        assertThat(SignInLimits.network(one)).isNotEqualTo(SignInLimits.network(other));
    }

    private void fail(int times, String login, String address) {
        for (int i = 0; i < times; i++) {
            var _ = limits.attempt(login, address);
        }
    }

    private void refuses(String login, String address) {
        assertThat(catchThrowableOfType(Problem.class, () -> limits.attempt(login, address)).reason())
                .isEqualTo("too_many_attempts");
    }
}
