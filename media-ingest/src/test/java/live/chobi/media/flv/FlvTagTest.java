package live.chobi.media.flv;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Bytes on the left, what they say on the right.
class FlvTagTest {
    private static final String[] SEEDS = {"17010000436588", "27 01 ffffdf 41", "1c00000000 0101", "90 68766331 01",
        "a1 76703039 82", "a7 02 0f423f 01 61763031 0a", "a6 01 68766331 00 000004 000043 26 01 000001 ff",
        "a6 21 61766331 00 000004 000000 65", "9f 00", "95 11 4f707573 00 000001 f8 01 000001 f8", "af012110",
        "97 02 0003e8 01 4f707573 f8", "2ffb90", "91 66 4c 61 43 00"};

    @ParameterizedTest
    @CsvSource({"17 01 000043 65, AVC key +67 65", "27 01 ffffdf 41, AVC -33 41", "17 00 000000 0164, AVC header 0164",
        "17 02 000000, nothing", "57 00, nothing", "'', nothing", "1c 01 000000 26, HEVC key +0 26",
        "1c 00 000000 01, HEVC header 01", "22 00, Sorenson H.263", "24 00, VP6", "29 00, video codec 9",
        "90 68766331 01, HEVC header 01", "91 68766331 000043 26, HEVC key +67 26",
        "a3 68766331 02, HEVC +0 02", "a1 61763031 32, AV1 +0 32", "92 61763031, nothing", "95 61763031 47, nothing",
        "d4 61763031 02, nothing", "91 61766331 000021 65, AVC key +33 65", "90 76766331 01, vvc1", "90 0001, enhanced",
        "97 02 0f423f 01 61763031 0a, AV1 key +0 ~999999 0a", "97 05 0f423f000000 11 61763031 0a, AV1 key +0 0a",
        "97 02 0f, nothing", "a6 01 61763031 00 32, track AV1 +0 32 of 0", "a6 01 61763031 01 32, track nothing of 1",
        "96 11 68766331 01 000004 00000041 00 000004 00002126, track HEVC key +33 26 of 1",
        "96 21 61763031 00 000001 0a 68766331 01 000004 00000026, track AV1 key +0 0a of 1", "96, nothing"})
    void pictures(String hex, String said) {
        assertThat(said(FlvTag.video(bytes(hex)))).isEqualTo(said);
    }

    @ParameterizedTest
    @CsvSource({"af 00 1190, AAC header 1190", "af 01 21, AAC 21", "af 00, nothing", "2f fffb, MP3 fffb",
        "ef fffb, MP3 fffb", "bf 00, Speex", "5f 00, Nellymoser", "90 4f707573 4f, OPUS header 4f",
        "91 4f707573 f8, OPUS f8", "92 4f707573, nothing", "94 4f707573 0101, nothing", "91 2e6d7033 ff, MP3 ff",
        "90 6d703461 1190, AAC header 1190", "91 61632d33 0b77, AC-3", "91 65632d33 0b77, E-AC-3",
        "90 664c6143 00, FLAC", "97 02 0003e8 01 4f707573 f8, OPUS ~1000 f8",
        "95 11 4f707573 00 000001 f8 01 000001 f9, track OPUS f8 of 1"})
    void sound(String hex, String said) {
        assertThat(said(FlvTag.audio(bytes(hex)))).isEqualTo(said);
    }

    @Test
    void damaged_bodies_say_something_or_nothing() {
        long seed = 20_261_121;
        var random = new Random(seed);
        for (int round = 0; round < 50_000; round++) {
            ByteBuf body = bytes(SEEDS[random.nextInt(SEEDS.length)]);
            for (int i = random.nextInt(4); i > 0; i--) {
                body.setByte(random.nextInt(body.capacity()), random.nextInt());
            }
            body.writerIndex(random.nextInt(3) == 0 ? random.nextInt(body.capacity()) : body.capacity());
            try {
                assertThat(said(FlvTag.video(body.duplicate())) + said(FlvTag.audio(body.duplicate()))).isNotEmpty();
            } catch (RuntimeException failure) {
                throw new AssertionError("seed " + seed + ", round " + round + ": " + ByteBufUtil.hexDump(body),
                        failure);
            }
        }
    }

    private static String said(FlvTag tag) {
        return switch (tag) {
            case FlvTag.VideoHeader(var codec, ByteBuf payload) -> codec + " header " + ByteBufUtil.hexDump(payload);
            case FlvTag.VideoFrame(var codec, boolean key, int compositionMs, int nanos, ByteBuf payload) -> codec
                    + (key ? " key" : "") + (compositionMs < 0 ? " " : " +") + compositionMs
                    + (nanos > 0 ? " ~" + nanos : "") + " " + ByteBufUtil.hexDump(payload);
            case FlvTag.AudioHeader(var codec, ByteBuf payload) -> codec + " header " + ByteBufUtil.hexDump(payload);
            case FlvTag.AudioFrame(var codec, int nanos, ByteBuf payload) ->
                codec + (nanos > 0 ? " ~" + nanos : "") + " " + ByteBufUtil.hexDump(payload);
            case FlvTag.Multitrack(FlvTag first, int others) -> "track " + said(first) + " of " + others;
            case FlvTag.Unsupported(String codec) -> codec;
            case FlvTag.Nothing() -> "nothing";
        };
    }

    private static ByteBuf bytes(String hex) {
        return Unpooled.wrappedBuffer(HexFormat.of().parseHex(hex.replace(" ", "")));
    }
}
