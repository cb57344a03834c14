package live.chobi.media.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class TimestampUnwrapperTest {
    @Test
    void thirty_two_bits_go_on_into_sixty_four() {
        assertThat(unwrapped(0xFFFFFFF0L, 0xFFFFFFFFL, 5, 40)).containsExactly(0xFFFFFFF0L, 0xFFFFFFFFL, 0x100000005L,
                0x100000028L);
    }

    @Test
    void crossing_24_bits_is_nothing_special_for_a_correct_encoder() {
        assertThat(unwrapped(0xFFFFF0, 0xFFFFFF, 0x1000010)).containsExactly(0xFFFFF0L, 0xFFFFFFL, 0x1000010L);
    }

    @Test
    void an_encoder_that_wraps_at_24_bits_goes_on_rising() {
        assertThat(unwrapped(0xFFFFF0, 5, 0xFFFFFA, 40, 30_000, 60_000)).containsExactly(0xFFFFF0L, 0x1000005L,
                0xFFFFFAL,
                0x1000028L, 0x1000000L + 30_000, 0x1000000L + 60_000);
    }

    @Test
    void steps_back_stay_steps_back() {
        assertThat(unwrapped(1_000, 920, 1_033)).containsExactly(1_000L, 920L, 1_033L);
        assertThat(unwrapped(5, 0xFFFFFFFFL)).containsExactly(5L, -1L);
    }

    @Test
    void an_encoder_that_counts_in_31_bits_goes_on_rising() {
        assertThat(unwrapped(0x7FFFFFF0L, 5, 0x7FFFFFFAL, 40)).containsExactly(0x7FFFFFF0L, 0x80000005L, 0x7FFFFFFAL,
                0x80000028L);
        assertThat(unwrapped(0x7FFFFFF0L, 0x80000010L)).containsExactly(0x7FFFFFF0L, 0x80000010L);
    }

    @Test
    void a_jump_of_as_many_hours_as_a_wrap_is_a_jump() {
        assertThat(unwrapped(0x1000000 + 60_000, 60_000)).containsExactly(0x1000000L + 60_000, 60_000L);
        assertThat(unwrapped(60_000, 0x1000000 + 60_000)).containsExactly(60_000L, 0x1000000L + 60_000);
        assertThat(unwrapped(0xFF0000, 5)).containsExactly(0xFF0000L, 5L);
    }

    private static long[] unwrapped(long... timestamps) {
        var unwrapper = new TimestampUnwrapper();
        return Arrays.stream(timestamps).map(unwrapper::unwrap).toArray();
    }
}
