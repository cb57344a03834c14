package live.chobi.media.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import live.chobi.media.codec.OpusConfiguration;
import org.junit.jupiter.api.Test;

class AudioClockTest {
    private static final ByteBuf UNIT = Unpooled.copyInt(0x21);

    private final AudioClock clock = new AudioClock(Frames.SOUND);

    @Test
    void rounding_to_milliseconds_leaves_no_gap() {
        for (int frame = 0; frame < 100_000; frame++) {
            long roundedMs = Math.round(frame * 1024 / 48.0);
            assertThat(clock.place(roundedMs * 1_000, UNIT)).isEqualTo(frame * 1024L);
        }
    }

    @Test
    void a_real_gap_is_kept() {
        assertThat(clock.place(0, UNIT)).isZero();
        assertThat(clock.place(500_000, UNIT)).isEqualTo(24_000);
        assertThat(clock.place(521_000, UNIT)).isEqualTo(25_024);
    }

    @Test
    void a_frame_is_left_out_when_the_count_has_run_ahead() {
        int placed = 0;
        for (int frame = 0; frame < 1_000; frame++) {
            placed += clock.place(frame * 20_000L, UNIT) >= 0 ? 1 : 0;
        }
        assertThat(placed).isEqualTo(938); // As many as 20 s hold.
    }

    @Test
    void packets_of_opus_may_change_their_length() {
        var opus = new AudioClock(OpusConfiguration.ofPacket(Unpooled.copyShort(0xFC00)));
        ByteBuf twenty = Unpooled.copyShort(0xFC00);
        ByteBuf ten = Unpooled.copyShort(0xF000);

        assertThat(opus.place(0, twenty)).isZero();
        assertThat(opus.place(20_000, ten)).isEqualTo(960);
        assertThat(opus.place(30_000, ten)).isEqualTo(1_440);
        assertThat(opus.place(40_000, twenty)).isEqualTo(1_920);
        assertThat(opus.end()).isEqualTo(2_880);
    }
}
