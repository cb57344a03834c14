package live.chobi.media.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// Which gaps between timestamps are pictures that the encoder left out.
class FrameGapsTest {
    private final FrameGaps gaps = new FrameGaps();

    @Test
    void an_even_rate_has_none_nor_has_one_rounded_to_milliseconds() {
        assertThat(missing(LongStream.range(0, 300).map(i -> i * 33_333))).isZero();
        assertThat(missing(LongStream.range(300, 600).map(i -> i * 1_000 / 30 * 1_000))).isZero();
    }

    @Test
    void a_hole_counts_the_pictures_that_fit_into_it() {
        assertThat(missing(LongStream.range(0, 100).filter(i -> i < 50 || i > 54).map(i -> i * 33_333))).isEqualTo(5);
    }

    @Test
    void an_encoder_that_slows_down_for_good_leaves_out_nothing_for_long() {
        missing(LongStream.range(0, 100).map(i -> i * 16_667));
        long slower = missing(LongStream.range(0, 1_000).map(i -> 1_666_700 + i * 33_333));
        assertThat(slower).isLessThan(16);
    }

    @Test
    void a_frame_that_comes_twice_or_too_early_moves_nothing() {
        assertThat(missing(LongStream.range(0, 100).map(i -> i % 10 == 9 ? (i - 1) * 33_333 + 1_000 : i * 33_333)))
                .isZero();
    }

    @Test
    void a_pause_or_a_jump_is_no_loss() {
        missing(LongStream.range(0, 100).map(i -> i * 33_333));
        assertThat(gaps.before(60_000_000)).isZero();
        gaps.interrupt();
        assertThat(gaps.before(60_500_000)).isZero();
    }

    private long missing(LongStream dts) {
        return dts.map(gaps::before).sum();
    }
}
