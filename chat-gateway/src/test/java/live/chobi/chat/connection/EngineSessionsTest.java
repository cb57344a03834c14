package live.chobi.chat.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// The doors' limits, counted by hand.
class EngineSessionsTest {
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    @Test
    void ten_thousand_handshakes_at_once_are_bounded_and_refused_with_a_reason() {
        EngineSessions doors = new EngineSessions(new DoorLimits(0, 2_000, 0, 0));

        assertThat(IntStream.range(0, 10_000).filter(i -> doors.takePlace("address-" + i, 5 * SECOND).isEmpty()))
                .hasSize(2_000);
        assertThat(doors.takePlace("late", 5 * SECOND)).contains(EngineError.TOO_MANY_HANDSHAKES);
        assertThat(doors.takePlace("late", 6 * SECOND)).isEmpty();
    }

    @Test
    void one_address_over_its_rate_uses_up_nobody_elses() {
        EngineSessions doors = new EngineSessions(new DoorLimits(0, 100, 0, 10));

        IntStream.range(0, 10_000).forEach(i -> assertThat(doors.takePlace("rude", 0).isEmpty()).isEqualTo(i < 10));
        assertThat(doors.takePlace("rude", 0)).contains(EngineError.ADDRESS_TOO_FAST);
        assertThat(IntStream.range(0, 90).filter(i -> doors.takePlace("address-" + i, 0).isEmpty())).hasSize(90);
    }

    @Test
    void sessions_are_bounded_for_one_address_and_for_all() {
        EngineSessions doors = new EngineSessions(new DoorLimits(3, 0, 2, 0));

        assertThat(doors.takePlace("a", 0)).isEmpty();
        assertThat(doors.takePlace("a", 0)).isEmpty();
        assertThat(doors.takePlace("a", 0)).contains(EngineError.ADDRESS_OVER_SESSIONS);
        assertThat(doors.takePlace("b", 0)).isEmpty();
        assertThat(doors.takePlace("c", 0)).contains(EngineError.OVERLOADED);
        assertThat(doors.count()).isEqualTo(3);
    }

    @Test
    void without_limits_everybody_may_come() {
        EngineSessions doors = new EngineSessions(DoorLimits.NONE);

        assertThat(IntStream.range(0, 10_000).filter(_ -> doors.takePlace("a", 0).isEmpty())).hasSize(10_000);
    }
}
