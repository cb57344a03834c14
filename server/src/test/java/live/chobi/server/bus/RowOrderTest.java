package live.chobi.server.bus;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import live.chobi.server.bus.RowOrder.Taken;
import org.junit.jupiter.api.Test;

class RowOrderTest {
    private final List<Long> passed = new ArrayList<>();
    private final RowOrder order = new RowOrder(10);

    private Taken offer(long seq) {
        return order.offer(new FeedRow(seq, Optional.empty()), row -> passed.add(row.seq()));
    }

    @Test
    void what_comes_next_is_passed_on_at_once() {
        assertThat(offer(11)).isEqualTo(Taken.DUE);
        assertThat(offer(12)).isEqualTo(Taken.DUE);
        assertThat(passed).containsExactly(11L, 12L);
        assertThat(order.isBehind()).isFalse();
    }

    @Test
    void what_comes_too_early_waits_for_what_is_missing() {
        assertThat(offer(13)).isEqualTo(Taken.WAITING);
        assertThat(offer(12)).isEqualTo(Taken.WAITING);
        assertThat(passed).isEmpty();
        assertThat(order.isBehind()).isTrue();
        assertThat(offer(11)).isEqualTo(Taken.DUE);
        assertThat(passed).containsExactly(11L, 12L, 13L);
        assertThat(order.isBehind()).isFalse();
    }

    @Test
    void a_repeat_is_dropped_whether_it_was_passed_on_or_waits() {
        assertThat(offer(10)).isEqualTo(Taken.REPEATED);
        assertThat(offer(12)).isEqualTo(Taken.WAITING);
        assertThat(offer(12)).isEqualTo(Taken.REPEATED);
        assertThat(offer(11)).isEqualTo(Taken.DUE);
        assertThat(offer(12)).isEqualTo(Taken.REPEATED);
        assertThat(passed).containsExactly(11L, 12L);
    }

    @Test
    void a_row_that_is_only_known_of_is_missing_until_it_comes() {
        order.knowOf(11);
        assertThat(order.isBehind()).isTrue();
        assertThat(offer(11)).isEqualTo(Taken.DUE);
        assertThat(order.isBehind()).isFalse();
    }

    @Test
    void a_full_window_keeps_the_rows_nearest_to_the_gap_and_still_knows_of_the_others() {
        for (int i = 0; i < RowOrder.WINDOW_MAX; i++) {
            assertThat(offer(13 + i)).isEqualTo(Taken.WAITING);
        }
        long last = 12 + RowOrder.WINDOW_MAX;
        assertThat(offer(last + 1)).isEqualTo(Taken.LET_GO);
        assertThat(offer(12)).as("nearer than the last").isEqualTo(Taken.LET_GO);
        assertThat(offer(11)).isEqualTo(Taken.DUE);
        assertThat(passed).containsExactlyElementsOf(LongStream.range(11, last).boxed().toList());
        assertThat(order.isBehind()).isTrue();
        assertThat(offer(last)).isEqualTo(Taken.DUE);
        assertThat(offer(last + 1)).isEqualTo(Taken.DUE);
        assertThat(order.isBehind()).isFalse();
    }

    @Test
    void any_mix_of_three_sources_comes_out_once_and_in_order() {
        long seed = System.nanoTime();
        var random = new Random(seed);
        List<Long> coming = new ArrayList<>();
        for (long seq = 11; seq <= 200; seq++) {
            coming.addAll(Collections.nCopies(1 + random.nextInt(3), seq));
        }
        Collections.shuffle(coming, random);
        coming.forEach(this::offer);
        assertThat(passed).as("seed %d", seed).containsExactlyElementsOf(LongStream.rangeClosed(11, 200).boxed()
                .toList());
    }
}
