package live.chobi.media.flv;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import live.chobi.media.codec.AacConfiguration;
import live.chobi.media.codec.AudioConfiguration;
import live.chobi.media.codec.Mp3Configuration;
import live.chobi.media.codec.OpusConfiguration;
import live.chobi.media.codec.VideoCodec;
import live.chobi.media.codec.VideoConfiguration;
import live.chobi.media.codec.VideoRecords;
import live.chobi.media.stream.Frame;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// What is written is read as the same.
class FlvBodyTest {
    private static final List<AudioConfiguration> SOUNDS = List.of(AacConfiguration.parse(bytes("1190")),
            OpusConfiguration.ofPacket(bytes("fc")),
            Objects.requireNonNull(Mp3Configuration.ofFrame(bytes("fffb9064"))));

    static List<AudioConfiguration> sounds() {
        return SOUNDS;
    }

    @ParameterizedTest
    @CsvSource({"AVC, 27 01 000043, 17 00 000000", "HEVC, a1 68766331 000043, 90 68766331",
        "AV1, a1 61763031, 90 61763031", "VP9, a1 76703039, 90 76703039 01000000"})
    void pictures_have_the_head_of_their_codec(VideoCodec codec, String head, String header) {
        VideoConfiguration configuration = VideoRecords.of(codec);
        var frame = new Frame.Video(1_000_999, 1_067_000, false, bytes("65"));
        ByteBuf out = Unpooled.buffer();

        FlvBody.writeHead(out, frame, configuration);
        assertThat(ByteBufUtil.hexDump(out)).isEqualTo(head.replace(" ", ""));
        assertThat(out.readableBytes()).isEqualTo(FlvBody.headBytes(configuration));
        out.writeBytes(frame.payload());
        assertThat(FlvTag.video(out)).isEqualTo(new FlvTag.VideoFrame(codec, false,
                head.endsWith("43") ? 67 : 0, 0, bytes("65")));

        ByteBuf body = Unpooled.buffer();
        FlvBody.writeSequenceHeader(body, configuration);
        assertThat(ByteBufUtil.hexDump(body)).startsWith(header.replace(" ", ""));
        assertThat(FlvTag.video(body)).isInstanceOfSatisfying(FlvTag.VideoHeader.class, read -> assertThat(
                VideoConfiguration.parse(read.codec(), read.payload()).record()).isEqualTo(configuration.record()));
    }

    @Test
    void a_composition_time_may_be_negative_and_has_a_limit() {
        assertThat(compositionMs(1_000_000, 967_000)).isEqualTo(-33);
        assertThat(compositionMs(1_000_000, 90_000_000_000L)).isEqualTo((1 << 23) - 1);
        assertThat(compositionMs(90_000_000_000L, 0)).isEqualTo(-(1 << 23));
    }

    @ParameterizedTest
    @MethodSource("sounds")
    void sound_has_the_head_of_its_codec(AudioConfiguration configuration) {
        ByteBuf out = Unpooled.buffer();
        FlvBody.writeHead(out, new Frame.Audio(0, bytes("2110")), configuration);
        assertThat(out.readableBytes()).isEqualTo(FlvBody.headBytes(configuration));
        assertThat(FlvTag.audio(out.writeBytes(bytes("2110"))))
                .isEqualTo(new FlvTag.AudioFrame(configuration.kind(), 0, bytes("2110")));

        ByteBuf body = Unpooled.buffer();
        FlvBody.writeSequenceHeader(body, configuration);
        assertThat(body.isReadable()).isEqualTo(FlvBody.hasSequenceHeader(configuration));
        if (body.isReadable()) {
            assertThat(FlvTag.audio(body)).isInstanceOfSatisfying(FlvTag.AudioHeader.class, read -> assertThat(
                    AudioConfiguration.parse(read.codec(), read.payload())).isEqualTo(configuration));
        }
    }

    private static int compositionMs(long dtsUs, long ptsUs) {
        ByteBuf out = Unpooled.buffer();
        FlvBody.writeHead(out, new Frame.Video(dtsUs, ptsUs, true, bytes("65")), VideoRecords.of(VideoCodec.AVC));
        return out.getMedium(2);
    }

    private static ByteBuf bytes(String hex) {
        return Unpooled.wrappedBuffer(HexFormat.of().parseHex(hex));
    }
}
