package live.chobi.media.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.buffer.UnpooledByteBufAllocator;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import live.chobi.media.rtmp.RtmpMessage;
import live.chobi.media.rtmp.RtmpViolation;
import org.junit.jupiter.api.Test;

/// FLV as another node sends it, whole and in pieces, and what is no FLV.
class FlvDemuxerTest {
    private static final long SEED = 20_260_102;
    private static final String FILE = "464c5601 05 00000009 00000000";
    private static final String SCRIPT = "12 000003 000000 00 000000 020000 0000000e";
    private static final String VIDEO = "09 000004 000028 00 000000 17010203 0000000f";
    /// Behind 2^24 ms: the eighth digit pair is the highest of the time.
    private static final String LATE_AUDIO = "08 000002 000001 01 000000 af01 0000000d";
    private static final String EMPTY_AUDIO = "08 000000 000002 01 000000 0000000b";

    private final FlvDemuxer demuxer = new FlvDemuxer(UnpooledByteBufAllocator.DEFAULT);

    @Test
    void audio_and_video_come_out_with_their_times_and_the_rest_is_left_out() {
        assertThat(read(bytes(FILE + SCRIPT + VIDEO + LATE_AUDIO + EMPTY_AUDIO)))
                .containsExactly("video 40 17010203", "audio 16777217 af01", "audio 16777218 ");
    }

    @Test
    void pieces_of_any_size_give_the_same() {
        byte[] whole = bytes(FILE + VIDEO + SCRIPT + LATE_AUDIO + VIDEO);
        var random = new SplittableRandom(SEED);
        for (int round = 0; round < 200; round++) {
            var piecewise = new FlvDemuxer(UnpooledByteBufAllocator.DEFAULT);
            List<String> found = new ArrayList<>();
            ByteBuf pending = Unpooled.buffer();
            int at = 0;
            while (at < whole.length) {
                int count = Math.min(1 + random.nextInt(round == 0 ? 1 : 9), whole.length - at);
                pending.writeBytes(whole, at, count);
                at += count;
                found.addAll(read(piecewise, pending));
                assertThat(pending.readableBytes()).isLessThan(11);
            }
            assertThat(found).as("round %d, seed %d", round, SEED).containsExactly("video 40 17010203",
                    "audio 16777217 af01", "video 40 17010203");
        }
    }

    @Test
    void what_is_no_flv_and_a_tag_above_eight_megabytes_are_refused_by_their_heads() {
        assertThatThrownBy(() -> read(bytes("3c68746d6c3e3c626f64793e"))).isInstanceOf(RtmpViolation.class)
                .hasMessage("what it sends is no FLV");
        assertThatThrownBy(() -> read(bytes(FILE + "09 ffffff 000000 00 000000"))).isInstanceOf(RtmpViolation.class)
                .hasMessageContaining("the limit is 8388608");
    }

    @Test
    void chance_gives_messages_or_a_refusal_and_leaks_nothing() {
        var random = new SplittableRandom(SEED);
        for (int round = 0; round < 2_000; round++) {
            byte[] noise = new byte[random.nextInt(400)];
            random.nextBytes(noise);
            var noisy = new FlvDemuxer(UnpooledByteBufAllocator.DEFAULT);
            try {
                var _ = read(noisy, Unpooled.wrappedBuffer(bytes(FILE), noise));
            } catch (RtmpViolation refusal) {
                assertThat(refusal).as("seed %d", SEED).hasMessageContaining("tag");
            } finally {
                noisy.release();
            }
        }
    }

    private List<String> read(byte[] bytes) {
        return read(demuxer, Unpooled.wrappedBuffer(bytes));
    }

    private static List<String> read(FlvDemuxer demuxer, ByteBuf in) {
        List<String> found = new ArrayList<>();
        for (RtmpMessage message = demuxer.next(in); message != null; message = demuxer.next(in)) {
            switch (message) {
                case RtmpMessage.Video(_, long ms, ByteBuf payload) -> found.add(words("video", ms, payload));
                case RtmpMessage.Audio(_, long ms, ByteBuf payload) -> found.add(words("audio", ms, payload));
                default -> throw new AssertionError(message);
            }
        }
        return found;
    }

    private static String words(String kind, long ms, ByteBuf payload) {
        byte[] bytes = new byte[payload.readableBytes()];
        payload.readBytes(bytes);
        payload.release();
        return kind + " " + ms + " " + HexFormat.of().formatHex(bytes);
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex.replace(" ", ""));
    }
}
