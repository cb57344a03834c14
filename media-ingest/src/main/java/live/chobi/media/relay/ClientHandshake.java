package live.chobi.media.relay;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.util.concurrent.ThreadLocalRandom;
import live.chobi.media.rtmp.RtmpViolation;
import live.chobi.media.rtmp.RtmpViolation.Kind;
import org.jspecify.annotations.Nullable;

/// The client's side of the simple handshake. Spec: Adobe RTMP 1.0, §5.2. Owner: the connection's event loop.
///
/// The server's echo (S2) is not compared: it says nothing that matters to us.
final class ClientHandshake {
    static final int VERSION = 3;
    static final int PACKET_BYTES = 1536;

    private enum Phase {
        AWAIT_S0_S1, AWAIT_S2, DONE
    }

    private Phase phase = Phase.AWAIT_S0_S1;

    boolean isDone() {
        return phase == Phase.DONE;
    }

    /// C0 and C1. The caller owns it.
    static ByteBuf hello(ByteBufAllocator allocator) {
        byte[] random = new byte[PACKET_BYTES - 8];
        ThreadLocalRandom.current().nextBytes(random);
        return allocator.buffer(1 + PACKET_BYTES).writeByte(VERSION).writeInt(0).writeInt(0).writeBytes(random);
    }

    /// The answer to what has come, or null when there is none or more must come. The caller owns it.
    @Nullable
    ByteBuf next(ByteBuf in, ByteBufAllocator allocator) {
        return switch (phase) {
            case AWAIT_S0_S1 -> {
                if (in.isReadable() && in.getUnsignedByte(in.readerIndex()) != VERSION) {
                    throw new RtmpViolation(Kind.HANDSHAKE, "it does not speak RTMP");
                }
                if (in.readableBytes() < 1 + PACKET_BYTES) {
                    yield null;
                }
                in.skipBytes(1);
                phase = Phase.AWAIT_S2;
                yield allocator.buffer(PACKET_BYTES).writeBytes(in, PACKET_BYTES);
            }
            case AWAIT_S2 -> {
                if (in.readableBytes() >= PACKET_BYTES) {
                    in.skipBytes(PACKET_BYTES);
                    phase = Phase.DONE;
                }
                yield null;
            }
            case DONE -> null;
        };
    }
}
