package live.chobi.media.rtmp;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.buffer.Unpooled;
import java.util.Random;
import live.chobi.media.flv.FlvTag;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Arbitrary bytes give messages or a clean refusal: never another exception, never a leak.
class RtmpFuzzTest {
    private static final int ROUNDS = 3_000;

    @ParameterizedTest
    @ValueSource(longs = {1, 20_261_121, 7_919})
    void damaged_vectors_are_read_or_refused(long seed) {
        var random = new Random(seed);
        for (int round = 0; round < ROUNDS; round++) {
            long roundSeed = random.nextLong();
            try {
                readOrRefuse(damaged(new Random(roundSeed)));
            } catch (Throwable failure) {
                throw new AssertionError("seed " + seed + ", round " + round, failure);
            }
        }
    }

    @Test
    void nothing_stays_allocated_after_a_thousand_refusals() {
        var allocator = new PooledByteBufAllocator(true);
        var random = new Random(42);
        for (int round = 0; round < 1_000; round++) {
            readOrRefuse(damaged(random), allocator);
        }
        long active = allocator.metric().directArenas().stream().mapToLong(arena -> arena.numActiveAllocations()).sum();
        assertThat(active).isZero();
    }

    /// A few vectors in a row, with bytes changed, left out and added.
    private static ByteBuf damaged(Random random) {
        ByteBuf wire = Unpooled.buffer();
        int count = 1 + random.nextInt(4);
        for (int i = 0; i < count; i++) {
            wire.writeBytes(RtmpVector.ALL.get(random.nextInt(RtmpVector.ALL.size())).wire());
        }
        int damages = random.nextInt(6);
        for (int i = 0; i < damages && wire.isReadable(); i++) {
            int at = random.nextInt(wire.writerIndex());
            switch (random.nextInt(3)) {
                case 0 -> wire.setByte(at, random.nextInt(256));
                case 1 -> wire.writerIndex(Math.max(1, at));
                default -> wire.writeInt(random.nextInt());
            }
        }
        return wire;
    }

    private static void readOrRefuse(ByteBuf wire) {
        readOrRefuse(wire, ByteBufAllocator.DEFAULT);
    }

    private static void readOrRefuse(ByteBuf wire, ByteBufAllocator allocator) {
        var reader = new ChunkReader(allocator);
        RtmpState state = new RtmpState.AwaitConnect();
        try {
            for (RawMessage raw = reader.next(wire); raw != null; raw = reader.next(wire)) {
                RtmpMessage message = RtmpMessage.decode(raw);
                switch (message) {
                    case RtmpMessage.Audio(_, _, ByteBuf payload) -> {
                        assertThat(FlvTag.audio(payload)).isNotNull();
                        payload.release();
                    }
                    case RtmpMessage.Video(_, _, ByteBuf payload) -> {
                        assertThat(FlvTag.video(payload)).isNotNull();
                        payload.release();
                    }
                    default -> state = ConnectFlow.next(state, message).state();
                }
            }
        } catch (RtmpViolation refused) {
            assertThat(refused).hasMessageMatching("(?s).+");
        } finally {
            reader.release();
        }
    }
}
