package live.chobi.media.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.buffer.Unpooled;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Damaged input of every parser is read or refused: never another exception, never a leak, never an endless loop.
class ParserFuzzTest {
    private static final int ROUNDS = 5_000;
    private static final List<VideoCodec> CODECS = List.of(VideoCodec.values());
    private static final List<String> SEEDS = List.of(VideoRecords.AVC, VideoRecords.HEVC, VideoRecords.AV1,
            VideoRecords.VP9, "2b118800", "131056e598", "4f707573486561640102380180bb0000000000", "fffb9064", "f8b4af",
            "12000a0b000000043cfecc6af98040328e1b14002170202081040",
            "824983420013f00b360438", "fff15080021ffc2110fff15080021ffc2110",
            "0000001a" + VideoRecords.AVC_SPS + "0000000468efbcb0000000050606" + "01c480" + "00000003658880",
            "00000001" + VideoRecords.AVC_SPS + "00000168efbcb000000001658880",
            "0000002b" + VideoRecords.HEVC_SPS + "000000074401c172b46240000000032801af");

    @ParameterizedTest
    @ValueSource(longs = {1, 20_261_121, 7_919})
    void damaged_input_is_read_or_refused(long seed) {
        var allocator = new PooledByteBufAllocator(false);
        var random = new Random(seed);
        for (int round = 0; round < ROUNDS; round++) {
            byte[] bytes = damaged(random);
            try {
                parse(random.nextInt(12), bytes, allocator, 1 + random.nextInt(4));
            } catch (IllegalArgumentException refused) {
                assertThat(refused).hasMessageMatching("(?s).+");
            } catch (RuntimeException | AssertionError failure) {
                throw new AssertionError("seed " + seed + ", round " + round + ": " + HexFormat.of().formatHex(bytes),
                        failure);
            }
        }
        assertThat(allocator.metric().heapArenas().stream().mapToLong(arena -> arena.numActiveAllocations()).sum())
                .isZero();
    }

    private static void parse(int parser, byte[] bytes, PooledByteBufAllocator allocator, int lengthBytes) {
        ByteBuf in = Unpooled.wrappedBuffer(bytes);
        switch (parser) {
            case 0, 1, 2, 3 -> {
                VideoConfiguration read = VideoConfiguration.parse(CODECS.get(parser), in);
                assertThat(read.codec()).startsWith(read.kind().fourCc());
                assertThat(read.record()).isNotEmpty();
            }
            case 4 -> assertThat(AacConfiguration.parse(in).codec()).startsWith("mp4a.40.");
            case 5 -> assertThat(OpusConfiguration.parse(in).samples(in)).isPositive();
            case 6 -> {
                Mp3Configuration read = Mp3Configuration.ofFrame(in);
                assertThat(read == null ? 1 : read.samples(in)).isPositive();
            }
            case 7 -> {
                if (Adts.isHeaded(in)) {
                    assertThat(Adts.accessUnits(in)).hasSizeLessThanOrEqualTo(bytes.length);
                    assertThat(Adts.configuration(in).sampleRate()).isPositive();
                }
            }
            case 8 -> {
                assertThat(Obus.wholeBytes(in)).isBetween(0, bytes.length);
                assertThat(Obus.delimiterBytes(in)).isBetween(0, bytes.length);
            }
            default -> {
                NalUnits.Whole whole = NalUnits.whole(allocator.buffer().writeBytes(bytes), lengthBytes);
                ByteBuf frame = whole.payload();
                if (frame != null) {
                    try {
                        for (VideoCodec codec : VideoCodec.values()) {
                            assertThat(PictureKind.of(codec, frame)).isNotNull();
                        }
                        var _ = AvcConfiguration.inBand(frame, null);
                        var _ = HevcConfiguration.inBand(frame, null);
                        var _ = Av1Configuration.inBand(frame, null);
                        var _ = Vp9Configuration.inBand(frame, null);
                    } finally {
                        frame.release();
                    }
                }
            }
        }
    }

    private static byte[] damaged(Random random) {
        String hex = SEEDS.get(random.nextInt(SEEDS.size()));
        byte[] bytes = HexFormat.of().parseHex(hex.length() % 2 == 0 ? hex : hex + "0");
        for (int i = random.nextInt(5); i > 0; i--) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
        }
        return random.nextInt(4) == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length + 8)) : bytes;
    }
}
