package live.chobi.media.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CodecConfigurationTest {
    private static final String SPS = VideoRecords.AVC_SPS;
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
        "131056e598, mp4a.40.5, 24000, 2, 1024", "130856e59d4880, mp4a.40.29, 24000, 1, 1024",
        "131056e500, mp4a.40.2, 24000, 2, 1024",
        "1214, mp4a.40.2, 44100, 2, 960"})
    void sound_is_described_by_its_configuration(String hex, String codec, int rate, int channels, int frame) {
        AacConfiguration configuration = aac(hex);

        assertThat(configuration.codec()).isEqualTo(codec);
        assertThat(configuration.sampleRate()).isEqualTo(rate);
        assertThat(configuration.channels()).isEqualTo(channels);
        assertThat(configuration.frameSamples()).isEqualTo(frame);
    }

    @ParameterizedTest
    @CsvSource({"AVC, avc1.64001e, 640, 360, 30", "HEVC, hvc1.1.6.L60.90, 320, 180, 25",
        "AV1, av01.0.00M.08, 320, 180, 0", "VP9, vp09.00.11.08, 1, 1, 0"})
    void pictures_are_described_by_their_configuration(VideoCodec codec, String name, int width, int height,
            double framesPerSecond) {
        VideoConfiguration configuration = VideoRecords.of(codec);

        assertThat(configuration.codec()).isEqualTo(name);
        assertThat(configuration.picture()).isEqualTo(new PictureFormat(width, height, framesPerSecond));
        assertThat(VideoConfiguration.parse(codec, Unpooled.wrappedBuffer(configuration.record())))
                .isEqualTo(configuration).hasSameHashCodeAs(configuration);
    }

    @ParameterizedTest
    @CsvSource({"0228a2091009, vp09.02.40.10.01.09.16.09.00", "000b82010101, vp09.00.11.08",
        "000b83020202, vp09.00.11.08.01.02.02.02.01", "01000000011e8602020200, vp09.01.30.08.03.02.02.02.00"})
    void colours_are_named_only_where_players_would_guess_wrong(String hex, String name) {
        assertThat(Vp9Configuration.parse(bytes(hex)).codec()).isEqualTo(name);
    }

    @Test
    void the_picture_of_vp9_is_known_from_its_key_frame() {
        Vp9Configuration record = Vp9Configuration.parse(bytes(VideoRecords.VP9));
        Vp9Configuration complete = Objects
                .requireNonNull(Vp9Configuration.inBand(bytes("824983420013f00b360438"), record));

        assertThat(record.isComplete()).isFalse();
        assertThat(complete).hasToString("vp09.00.11.08 320x180");
        assertThat(Vp9Configuration.inBand(bytes("86004092f0a12500"), complete)).isSameAs(complete);
        assertThat(Vp9Configuration.inBand(bytes("824983420013f00b360438"), null)).hasToString("vp09.00.11.08 320x180");
    }

    @Test
    void the_order_and_the_form_of_parameter_sets_are_no_difference() {
        String first = "000468efbcb0";
        String second = "0004685bcb00";

        assertThat(avc("0164001effe1001a" + SPS + "02" + first + second))
                .isEqualTo(avc("0164001efde2001a" + SPS + "001a" + SPS + "02" + second + first + "fdf8f800"));
        assertThat(avc("0164001efde1001a" + SPS + "01" + first).lengthBytes()).isEqualTo(2);
    }

    @Test
    void parameter_sets_of_hevc_inside_a_key_frame_make_the_same_configuration() {
        var header = (HevcConfiguration) VideoRecords.of(VideoCodec.HEVC);
        ByteBuf keyFrame = bytes("00000018" + VideoRecords.HEVC.substring(56, 56 + 48) + "0000002b"
                + VideoRecords.HEVC_SPS + "00000007" + "4401c172b46240" + "000000032801af");

        assertThat(HevcConfiguration.inBand(keyFrame, header)).isSameAs(header);
        assertThat(HevcConfiguration.inBand(keyFrame, null)).isEqualTo(header);
        assertThat(HevcConfiguration.inBand(bytes("000000032801af"), null)).isNull();
    }

    @Test
    void opus_packets_say_how_long_they_are() {
        OpusConfiguration opus = OpusConfiguration.parse(bytes("4f707573486561640102380180bb0000000000"));

        assertThat(opus.channels()).isEqualTo(2);
        assertThat(List.of("fc00", "f000", "e000", "1800", "4b03", "ffff", ""))
                .extracting(hex -> opus.samples(bytes(hex))).containsExactly(960, 480, 120, 2_880, 2_880, 960, 960);
    }

    @ParameterizedTest
    @CsvSource({"fffb9064, 44100, 2, 1152", "fffb94c4, 48000, 1, 1152", "fff384c4, 24000, 1, 576",
        "ffe38064, 11025, 2, 576"})
    void frames_of_mp3_describe_themselves(String hex, int rate, int channels, int samples) {
        Mp3Configuration mp3 = Objects.requireNonNull(Mp3Configuration.ofFrame(bytes(hex)));

        assertThat(mp3).isEqualTo(new Mp3Configuration(rate, channels, samples == 576));
        assertThat(mp3.samples(bytes(hex))).isEqualTo(samples);
        assertThat(mp3.samples(bytes(hex + "00".repeat(413) + hex))).isGreaterThanOrEqualTo(samples);
        assertThat(Mp3Configuration.ofFrame(bytes("2110"))).isNull();
        assertThat(Mp3Configuration.ofFrame(bytes("fffbf064"))).isNull();
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
