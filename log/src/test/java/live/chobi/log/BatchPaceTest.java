package live.chobi.log;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BatchPaceTest {
    private static final long MS = 1_000_000;
    private final BatchPace pace = new BatchPace();

    @Test
    void who_comes_first_or_after_a_rest_waits_for_nobody() {
        assertThat(pace.waitNanos(0)).isZero();
        pace.begins(0, false, 1);
        assertThat(pace.waitNanos(20 * MS)).isZero();
        assertThat(pace.waitNanos(1_000 * MS)).isZero();
    }

    @Test
    void who_comes_soon_after_a_batch_waits_until_twenty_milliseconds_have_passed_since_it_began() {
        pace.begins(0, false, 1);
        assertThat(pace.waitNanos(0)).isEqualTo(20 * MS);
        assertThat(pace.waitNanos(15 * MS)).isEqualTo(5 * MS);
    }

    @Test
    void waiting_goes_on_while_it_brings_others() {
        for (long batch = 0; batch < 100; batch++) {
            long begun = batch * 20 * MS;
            pace.begins(begun, batch > 0, 2);
            assertThat(pace.waitNanos(begun + 8 * MS)).isEqualTo(12 * MS);
        }
    }

    @Test
    void after_waiting_in_vain_sixteen_batches_begin_at_once_before_it_is_tried_again() {
        pace.begins(0, false, 1);
        pace.begins(20 * MS, true, 1);
        for (int batch = 1; batch <= BatchPace.AT_ONCE; batch++) {
            assertThat(pace.waitNanos((20 + batch) * MS)).as("batch %d", batch).isZero();
            pace.begins((20 + batch) * MS, false, 1);
        }
        assertThat(pace.waitNanos(37 * MS)).isEqualTo(19 * MS);
    }
}
