package live.chobi.media.rtmp;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.util.concurrent.ThreadLocalRandom;
import live.chobi.media.rtmp.RtmpViolation.Kind;
import org.jspecify.annotations.Nullable;

/// The simple handshake. Spec: Adobe RTMP 1.0, §5.2. Owner: the connection's event loop.
///
/// The peer's echo (C2) is not compared: encoders that get it wrong publish well.
final class RtmpHandshake {
    static final int VERSION = 3;
    static final int PACKET_BYTES = 1536;

    private enum Phase {
        AWAIT_C0_C1, AWAIT_C2, DONE
    }

    private Phase phase = Phase.AWAIT_C0_C1;

    boolean isDone() {
        return phase == Phase.DONE;
    }

    /// The answer to what has come, or null when there is none or more must come. The caller owns it.
    @Nullable
    ByteBuf next(ByteBuf in, ByteBufAllocator allocator) {
        return switch (phase) {
            case AWAIT_C0_C1 -> {
                if (in.isReadable() && in.getUnsignedByte(in.readerIndex()) != VERSION) {
                    throw new RtmpViolation(Kind.HANDSHAKE,
                            "the first byte is " + in.getUnsignedByte(in.readerIndex()) + ", not RTMP's 3");
                }
                yield in.readableBytes() < 1 + PACKET_BYTES ? null : answer(in, allocator);
            }
            case AWAIT_C2 -> {
                if (in.readableBytes() >= PACKET_BYTES) {
                    in.skipBytes(PACKET_BYTES);
                    phase = Phase.DONE;
                }
                yield null;
            }
            case DONE -> null;
        };
    }

    private ByteBuf answer(ByteBuf in, ByteBufAllocator allocator) {
        in.skipBytes(1);
        byte[] random = new byte[PACKET_BYTES - 8];
        ThreadLocalRandom.current().nextBytes(random);
        ByteBuf out = allocator.buffer(1 + 2 * PACKET_BYTES);
        out.writeByte(VERSION).writeInt(0).writeInt(0).writeBytes(random).writeBytes(in, PACKET_BYTES);
        phase = Phase.AWAIT_C2;
        return out;
    }
}
