package live.chobi.media.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CodecConfigurationTest {
    /// High profile, 640 x 360 (cropped from 640 x 368), 30 frames a second in the VUI; from x264.
    private static final String SPS = "6764001eacd940a02ff970110000030001000003003c0f162d96";
    private static final String HIGH_360P = "0164001effe1001a" + SPS + "01000468efbcb0";

    @Test
    void the_picture_and_its_rate_are_in_the_sequence_parameter_set() {
        AvcConfiguration configuration = avc(HIGH_360P);

        assertThat(configuration.codec()).isEqualTo("avc1.64001e");
        assertThat(configuration.picture()).isEqualTo(new PictureFormat(640, 360, 30));
    }

    @Test
    void a_repeated_configuration_is_equal() {
        assertThat(avc(HIGH_360P)).isEqualTo(avc(HIGH_360P)).hasSameHashCodeAs(avc(HIGH_360P));
        assertThat(aac("1190")).isEqualTo(aac("1190")).isNotEqualTo(aac("1208"));
    }

    @Test
    void parameter_sets_inside_a_key_frame_make_the_same_configuration() {
        ByteBuf keyFrame = bytes("0000001a" + SPS + "00000004" + "68efbcb0" + "00000002" + "6588");

        assertThat(AvcConfiguration.inBand(keyFrame, null)).hasToString("avc1.64001e 640x360");
        assertThat(AvcConfiguration.inBand(bytes("000000026588"), null)).isNull();
        assertThat(AvcConfiguration.inBand(bytes("7fffffff6588"), null)).isNull();
    }

    @ParameterizedTest
    @CsvSource({"1190, mp4a.40.2, 48000, 2, 1024", "1208, mp4a.40.2, 44100, 1, 1024",
        "2b118800, mp4a.40.5, 24000, 2, 1024",
        "1214, mp4a.40.2, 44100, 2, 960"})
    void sound_is_described_by_its_configuration(String hex, String codec, int rate, int channels, int frame) {
        AacConfiguration configuration = aac(hex);

        assertThat(configuration.codec()).isEqualTo(codec);
        assertThat(configuration.sampleRate()).isEqualTo(rate);
        assertThat(configuration.channels()).isEqualTo(channels);
        assertThat(configuration.frameSamples()).isEqualTo(frame);
    }

    @ParameterizedTest
    @CsvSource({"'', cut short", "01, cut short", "0264001effe100, AVC configuration version 2",
        "0164001effe000, without parameter sets",
        "0164001effe1000667640000000001000268eb, cut short"})
    void a_picture_configuration_that_no_decoder_could_use_is_refused(String hex, String why) {
        assertThatThrownBy(() -> avc(hex)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining(why);
    }

    @ParameterizedTest
    @CsvSource({"'', cut short", "11, cut short", "1680, sample rate index 13 is reserved"})
    void a_sound_configuration_that_no_decoder_could_use_is_refused(String hex, String why) {
        assertThatThrownBy(() -> aac(hex)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining(why);
    }

    @Test
    void damaged_configurations_are_read_or_refused() {
        long seed = 20_261_121;
        var random = new Random(seed);
        for (int round = 0; round < 20_000; round++) {
            byte[] bytes = HexFormat.of().parseHex(round % 2 == 0 ? HIGH_360P : "2b118800");
            for (int i = random.nextInt(6); i >= 0; i--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            }
            try {
                if (round % 2 == 0) {
                    assertThat(AvcConfiguration.parse(Unpooled.wrappedBuffer(bytes)).codec()).startsWith("avc1.");
                } else {
                    assertThat(AacConfiguration.parse(Unpooled.wrappedBuffer(bytes)).codec()).startsWith("mp4a.");
                }
            } catch (IllegalArgumentException refused) {
                assertThat(refused).hasMessageMatching("(?s).+");
            } catch (RuntimeException | AssertionError failure) {
                throw new AssertionError("seed " + seed + ", round " + round, failure);
            }
        }
    }

    private static AvcConfiguration avc(String hex) {
        return AvcConfiguration.parse(bytes(hex));
    }

    private static AacConfiguration aac(String hex) {
        return AacConfiguration.parse(bytes(hex));
    }

    private static ByteBuf bytes(String hex) {
        return Unpooled.wrappedBuffer(HexFormat.of().parseHex(hex));
    }
}
