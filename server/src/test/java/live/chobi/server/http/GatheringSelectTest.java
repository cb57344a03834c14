package live.chobi.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.SelectStrategy;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// A loop by hand: time passes in rests, and in waits for as long as the next piece takes to come.
class GatheringSelectTest {
    private long nowNanos;
    private int rests;
    private int waits;
    private final GatheringSelect select = new GatheringSelect(() -> nowNanos, nanos -> {
        rests++;
        nowNanos += nanos;
    });

    /// Pieces come evenly; each pass of the loop takes what is there.
    private void run(int piecesPerSecond, long millis) throws Exception {
        long every = TimeUnit.SECONDS.toNanos(1) / piecesPerSecond;
        long end = nowNanos + TimeUnit.MILLISECONDS.toNanos(millis);
        long next = nowNanos + every;
        rests = 0;
        waits = 0;
        while (nowNanos < end) {
            long due = next;
            int answer = select.calculateStrategy(() -> nowNanos >= due ? 1 : 0, false);
            if (answer == SelectStrategy.SELECT) {
                waits++;
                nowNanos = Math.max(nowNanos, next);
            }
            while (next <= nowNanos) {
                next += every;
            }
        }
    }

    @Test
    void a_loop_that_is_seldom_woken_waits_and_never_rests() throws Exception {
        run(200, 1_000);

        assertThat(rests).isZero();
        assertThat(waits).isBetween(199, 201);
    }

    @Test
    void a_loop_that_would_be_woken_all_the_time_rests_between() throws Exception {
        run(8_000, 200); // It sees how busy it is.
        run(8_000, 1_000);

        assertThat(rests).isBetween(900, 1_000);
        assertThat(waits).isZero();
    }

    @Test
    void when_there_is_less_to_do_it_waits_again() throws Exception {
        run(8_000, 1_000);
        run(100, 200);
        run(100, 1_000);

        assertThat(rests).isZero();
        assertThat(waits).isBetween(99, 101);
    }

    @Test
    void tasks_are_never_kept_waiting() throws Exception {
        run(8_000, 1_000);
        rests = 0;
        for (int i = 0; i < 1_000; i++) {
            assertThat(select.calculateStrategy(() -> 0, true)).isZero();
        }

        assertThat(rests).isZero();
    }

    @Test
    void after_a_rest_in_which_nothing_came_it_waits_for_the_first_piece() throws Exception {
        run(8_000, 1_000);

        assertThat(select.calculateStrategy(() -> 0, false)).isZero();
        assertThat(select.calculateStrategy(() -> 0, false)).isEqualTo(SelectStrategy.SELECT);
    }
}
