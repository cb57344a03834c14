package live.chobi.media.rtmp;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WireVectorsTest {
    static List<RtmpVector> vectors() {
        return RtmpVector.ALL;
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void bytes_are_read_as_the_record(RtmpVector vector) {
        var reader = new ChunkReader(ByteBufAllocator.DEFAULT);
        ByteBuf wire = vector.wire();

        RtmpMessage message = RtmpMessage.decode(Objects.requireNonNull(reader.next(wire), "a complete message"));

        assertThat(message).isEqualTo(vector.message());
        assertThat(wire.isReadable()).isFalse();
        releasePayload(message);
        reader.release();
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void bytes_that_come_one_by_one_are_read_the_same(RtmpVector vector) {
        var reader = new ChunkReader(ByteBufAllocator.DEFAULT);
        ByteBuf wire = vector.wire();
        ByteBuf pending = Unpooled.buffer();
        RawMessage raw = null;
        while (wire.isReadable()) {
            assertThat(raw).isNull();
            pending.writeByte(wire.readByte());
            raw = reader.next(pending);
        }

        RtmpMessage message = RtmpMessage.decode(Objects.requireNonNull(raw, "a complete message"));

        assertThat(message).isEqualTo(vector.message());
        releasePayload(message);
        reader.release();
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void the_record_is_written_as_the_bytes(RtmpVector vector) {
        if (!vector.canonical()) {
            return;
        }
        ByteBuf body = Unpooled.buffer();
        ByteBuf out = Unpooled.buffer();

        MessageHeader header = RtmpMessage.encode(vector.message(), body);
        ChunkWriter.write(out, ChunkWriter.chunkStreamOf(vector.message()), header, body, 128);

        assertThat(ByteBufUtil.hexDump(out)).isEqualTo(ByteBufUtil.hexDump(vector.wire()));
    }

    static void releasePayload(RtmpMessage message) {
        switch (message) {
            case RtmpMessage.Audio audio -> audio.payload().release();
            case RtmpMessage.Video video -> video.payload().release();
            default -> {
            }
        }
    }
}
