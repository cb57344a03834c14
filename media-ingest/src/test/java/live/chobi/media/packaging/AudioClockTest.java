package live.chobi.media.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AudioClockTest {
    private final AudioClock clock = new AudioClock(Frames.SOUND);

    @Test
    void rounding_to_milliseconds_leaves_no_gap() {
        for (int frame = 0; frame < 100_000; frame++) {
            long roundedMs = Math.round(frame * 1024 / 48.0);
            assertThat(clock.place(roundedMs * 1_000)).isEqualTo(frame * 1024L);
        }
    }

    @Test
    void a_real_gap_is_kept() {
        assertThat(clock.place(0)).isZero();
        assertThat(clock.place(500_000)).isEqualTo(24_000);
        assertThat(clock.place(521_000)).isEqualTo(25_024);
    }

    @Test
    void a_frame_is_left_out_when_the_count_has_run_ahead() {
        int placed = 0;
        for (int frame = 0; frame < 1_000; frame++) {
            placed += clock.place(frame * 20_000L) >= 0 ? 1 : 0;
        }
        assertThat(placed).isEqualTo(938); // As many as 20 s hold.
    }
}
