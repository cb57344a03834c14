package live.chobi.server.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Problem;
import live.chobi.kernel.Role;
import live.chobi.kernel.UserId;
import live.chobi.server.rpc.TokenBuckets.Rate;
import org.junit.jupiter.api.Test;

class TokenBucketsTest {
    private final AtomicLong nanos = new AtomicLong();

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    @Test
    void a_burst_is_admitted_and_then_the_rate() {
        var limits = new TokenBuckets(new Rate(3, 2), TokenBuckets.PER_USER, nanos::get);
        Caller guest = new Caller.Guest("192.0.2.1");
        for (int i = 0; i < 3; i++) {
            limits.admit(guest);
        }
        Problem refused = catchThrowableOfType(Problem.class, () -> limits.admit(guest));
        assertThat(refused.reason()).isEqualTo("address_too_fast");
        assertThat(refused.retryAfter()).contains(Duration.ofMillis(500));
        limits.admit(new Caller.Guest("192.0.2.2"));
        pass(Duration.ofMillis(500));
        limits.admit(guest);
        assertThat(catchThrowableOfType(Problem.class, () -> limits.admit(guest))).isNotNull();
    }

    @Test
    void a_user_is_counted_wherever_it_comes_from() {
        var limits = new TokenBuckets(TokenBuckets.PER_ADDRESS, new Rate(1, 1), nanos::get);
        UserId user = UserId.next();
        limits.admit(new Caller.SignedIn(user, Role.USER, "192.0.2.1"));
        Problem refused = catchThrowableOfType(Problem.class,
                () -> limits.admit(new Caller.SignedIn(user, Role.USER, "192.0.2.2")));
        assertThat(refused.reason()).isEqualTo("user_too_fast");
    }

    @Test
    void by_default_a_message_a_second_and_30_registrations_in_a_row_are_never_refused() {
        var limits = new TokenBuckets(TokenBuckets.PER_ADDRESS, TokenBuckets.PER_USER, nanos::get);
        Caller user = new Caller.SignedIn(UserId.next(), Role.USER, "192.0.2.1");
        for (int i = 0; i < 30; i++) {
            limits.admit(new Caller.Guest("192.0.2.1"));
        }
        for (int i = 0; i < 3_600; i++) {
            limits.admit(user);
            pass(Duration.ofSeconds(1));
        }
    }
}
