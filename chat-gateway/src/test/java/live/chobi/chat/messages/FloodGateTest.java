package live.chobi.chat.messages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import live.chobi.kernel.Problem;
import live.chobi.kernel.ProblemCode;
import live.chobi.kernel.UserId;
import org.junit.jupiter.api.Test;

/// How many messages pass. The clock stands still unless it is set.
class FloodGateTest {
    private static final Instant START = Instant.parse("2026-01-02T03:04:05Z");

    private final UserId ana = UserId.next();
    private final UserId bob = UserId.next();
    private Instant now = START;

    private FloodGate gate(int perWindow) {
        return new FloodGate(perWindow, () -> now);
    }

    /// `passes`, or the wait in milliseconds.
    private static String attempt(FloodGate gate, UserId user) {
        try {
            gate.pass(user);
            return "passes";
        } catch (Problem refusal) {
            assertThat(refusal.code()).isEqualTo(ProblemCode.TOO_MANY_REQUESTS);
            assertThat(refusal.reason()).isEqualTo("chat_flood");
            return "wait " + refusal.retryAfter().orElseThrow().toMillis();
        }
    }

    @Test
    void one_message_per_second_is_never_refused_however_the_network_shakes_them() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        FloodGate gate = gate(20);
        for (int second = 0; second < 3_600; second++) {
            now = START.plusSeconds(second).plusMillis(random.nextInt(900));
            assertThatCode(() -> gate.pass(ana)).as("seed %d second %d", seed, second).doesNotThrowAnyException();
        }
    }

    @Test
    void even_the_strictest_gate_of_ten_takes_one_message_each_second() {
        FloodGate gate = gate(10);
        for (int second = 0; second < 60; second++) {
            now = START.plusSeconds(second);
            assertThat(attempt(gate, ana)).isEqualTo("passes");
        }
    }

    @Test
    void one_too_many_is_told_how_long_to_wait_and_passes_then() {
        FloodGate gate = gate(3);
        assertThat(attempt(gate, ana)).isEqualTo("passes");
        now = START.plusMillis(400);
        assertThat(attempt(gate, ana)).isEqualTo("passes");
        assertThat(attempt(gate, ana)).isEqualTo("passes");
        assertThat(attempt(gate, ana)).isEqualTo("wait 9600");
        now = START.plus(FloodGate.WINDOW).minusMillis(1);
        assertThat(attempt(gate, ana)).isEqualTo("wait 1");
        now = START.plus(FloodGate.WINDOW);
        assertThat(attempt(gate, ana)).as("refused ones do not count").isEqualTo("passes");
        assertThat(attempt(gate, ana)).isEqualTo("wait 400");
    }

    @Test
    void one_users_flood_is_not_anothers() {
        FloodGate gate = gate(1);
        assertThat(attempt(gate, ana)).isEqualTo("passes");
        assertThat(attempt(gate, bob)).isEqualTo("passes");
        assertThat(attempt(gate, ana)).isEqualTo("wait 10000");
    }

    @Test
    void zero_is_no_limit() {
        FloodGate gate = gate(0);
        for (int i = 0; i < 1_000; i++) {
            assertThat(attempt(gate, ana)).isEqualTo("passes");
        }
    }

    @Test
    void a_clock_that_is_set_back_refuses_no_longer_than_the_window() {
        FloodGate gate = gate(1);
        assertThat(attempt(gate, ana)).isEqualTo("passes");
        now = START.minus(Duration.ofHours(1));
        assertThat(attempt(gate, ana)).isEqualTo("passes");
    }
}
