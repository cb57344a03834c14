package live.chobi.media.rtmp;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.buffer.UnpooledByteBufAllocator;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The complex handshake between two of ours; that others agree is what the tests with ffmpeg show, which signs too.
class DigestHandshakeTest {
    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void a_signed_packet_is_answered_by_one_signed_in_the_same_place(int schema) {
        byte[] asked = packet();
        DigestHandshake.sign(asked, schema, DigestHandshake.PLAYER_NAME);
        ByteBuf answer = answerTo(asked);

        assertThat(answer.readByte()).isEqualTo((byte) 3);
        byte[] first = new byte[RtmpHandshake.PACKET_BYTES];
        answer.readBytes(first);
        assertThat(DigestHandshake.find(first, DigestHandshake.SERVER_NAME).orElseThrow().schema())
                .as("seed %d", seed).isEqualTo(schema);
        byte[] second = new byte[RtmpHandshake.PACKET_BYTES];
        answer.readBytes(second);
        byte[] expected = second.clone();
        DigestHandshake.answer(expected, asked,
                DigestHandshake.find(asked, DigestHandshake.PLAYER_NAME).orElseThrow());
        assertThat(second).as("the proof that the digest was read, seed %d", seed).isEqualTo(expected);
        answer.release();
    }

    @Test
    void a_packet_that_is_not_signed_is_echoed() {
        byte[] asked = packet();
        ByteBuf answer = answerTo(asked);

        assertThat(answer.getInt(5)).as("no version").isZero();
        byte[] second = new byte[RtmpHandshake.PACKET_BYTES];
        answer.getBytes(1 + RtmpHandshake.PACKET_BYTES, second);
        assertThat(second).as("seed %d", seed).isEqualTo(asked);
        answer.release();
    }

    private byte[] packet() {
        byte[] packet = new byte[RtmpHandshake.PACKET_BYTES];
        random.nextBytes(packet);
        packet[4] = 9;
        return packet;
    }

    private static ByteBuf answerTo(byte[] asked) {
        ByteBuf in = Unpooled.buffer().writeByte(3).writeBytes(asked);
        ByteBuf answer = new RtmpHandshake().next(in, UnpooledByteBufAllocator.DEFAULT);
        in.release();
        assertThat(answer).isNotNull();
        return answer;
    }
}
