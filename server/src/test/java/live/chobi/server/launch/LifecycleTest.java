package live.chobi.server.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 20, unit = TimeUnit.SECONDS)
class LifecycleTest {
    private static final Duration BRIEF = Duration.ofMillis(50);
    private static final Duration LONG = Duration.ofSeconds(5);

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final AtomicInteger status = new AtomicInteger(-1);
    private final List<String> stopped = new ArrayList<>();
    private final Lifecycle life = new Lifecycle(printer(out), printer(err), status::set);

    @Test
    void the_newest_stops_first() {
        life.start(it -> {
            it.onStop("first", LONG, () -> stopped.add("first"));
            it.onStop("second", BRIEF, () -> stopped.add("second"));
        });
        life.stop();
        assertThat(stopped).containsExactly("second", "first");
        assertThat(status).hasValue(0);
    }

    @Test
    void a_refusal_is_one_line_and_status_2_and_stops_what_had_started() {
        life.start(it -> {
            it.onStop("first", LONG, () -> stopped.add("first"));
            throw new StartRefused("data.dir: no\nroom");
        });
        life.awaitStop();
        life.stop();
        assertThat(err.toString(StandardCharsets.UTF_8)).isEqualTo("data.dir: no room" + System.lineSeparator());
        assertThat(stopped).containsExactly("first");
        assertThat(status).hasValue(2);
    }

    @Test
    void a_bug_during_the_start_keeps_its_trace() {
        life.start(_ -> {
            throw new IllegalStateException("oops");
        });
        life.awaitStop();
        life.stop();
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("oops", "LifecycleTest");
        assertThat(status).hasValue(1);
    }

    @Test
    void one_who_does_not_stop_keeps_nobody_else_waiting() throws InterruptedException {
        var never = new CountDownLatch(1);
        life.start(it -> {
            it.onStop("good", LONG, () -> stopped.add("good"));
            it.onStop("stuck", BRIEF, () -> {
                try {
                    never.await();
                } catch (InterruptedException _) {
                    Thread.currentThread().interrupt();
                }
            });
        });
        life.stop();
        never.countDown();
        assertThat(stopped).containsExactly("good");
        assertThat(err.toString(StandardCharsets.UTF_8)).startsWith("stuck did not stop within 50 ms");
        assertThat(status).hasValue(1);
    }

    @Test
    void what_the_ones_before_did_not_use_is_left_to_a_slow_one() {
        life.start(it -> {
            it.onStop("slow", BRIEF, () -> {
                try {
                    var _ = new CountDownLatch(1).await(2 * BRIEF.toMillis(), TimeUnit.MILLISECONDS);
                    stopped.add("slow");
                } catch (InterruptedException _) {
                    Thread.currentThread().interrupt();
                }
            });
            it.onStop("quick", LONG, () -> stopped.add("quick"));
        });
        life.stop();
        assertThat(stopped).containsExactly("quick", "slow");
        assertThat(err.size()).isZero();
        assertThat(status).hasValue(0);
    }

    @Test
    void one_who_fails_to_stop_does_not_keep_the_others_running() {
        life.start(it -> {
            it.onStop("good", LONG, () -> stopped.add("good"));
            it.onStop("broken", BRIEF, () -> {
                throw new IllegalStateException("oops");
            });
        });
        life.stop();
        assertThat(stopped).containsExactly("good");
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("broken did not stop cleanly", "oops");
        assertThat(status).hasValue(1);
    }

    @Test
    void bounds_that_do_not_fit_in_ten_seconds_are_a_bug() {
        life.onStop("first", Duration.ofSeconds(9), () -> stopped.add("first"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> life.onStop("second", Duration.ofSeconds(1), () -> stopped.add("second")));
    }

    @Test
    void a_part_that_goes_ends_the_program_with_one_line() {
        life.start(it -> it.onStop("first", LONG, () -> stopped.add("first")));
        life.fail("PostgreSQL has ended");
        life.awaitStop();
        life.stop();
        life.fail("said too late");
        assertThat(err.toString(StandardCharsets.UTF_8)).isEqualTo("PostgreSQL has ended" + System.lineSeparator());
        assertThat(stopped).containsExactly("first");
        assertThat(status).hasValue(1);
    }

    @Test
    void a_stop_interrupts_a_start_and_undoes_what_it_still_registers() throws InterruptedException {
        var halfway = new CountDownLatch(1);
        var starter = Thread.ofPlatform().start(() -> life.start(it -> {
            it.onStop("before", BRIEF, () -> stopped.add("before"));
            halfway.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException _) {
                it.onStop("after", BRIEF, () -> stopped.add("after"));
                stopped.add("went on");
            }
        }));
        halfway.await();
        life.stop();
        starter.join();
        assertThat(stopped).containsExactly("after", "before");
        assertThat(err.size()).isZero();
        assertThat(status).hasValue(0);
    }

    @Test
    void progress_goes_to_standard_output() {
        life.say("starting");
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("starting" + System.lineSeparator());
    }

    private static PrintStream printer(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }
}
