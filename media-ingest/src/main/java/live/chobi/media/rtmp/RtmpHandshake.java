package live.chobi.media.rtmp;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import live.chobi.media.rtmp.RtmpViolation.Kind;
import org.jspecify.annotations.Nullable;

/// The handshake. Spec: Adobe RTMP 1.0, §5.2; with a peer that signs its packet, the complex one
/// ([DigestHandshake]). Owner: the connection's event loop.
///
/// The peer's echo (C2) is not compared: encoders that get it wrong publish well.
final class RtmpHandshake {
    static final int VERSION = 3;
    static final int PACKET_BYTES = 1536;

    /// From 3 on a peer takes a version to mean that the packet is signed.
    private static final byte[] SIGNING_VERSION = {4, 5, 0, 1};

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
        byte[] asked = new byte[PACKET_BYTES];
        in.readBytes(asked);
        byte[] first = new byte[PACKET_BYTES];
        ThreadLocalRandom.current().nextBytes(first);
        Arrays.fill(first, 0, 8, (byte) 0);
        byte[] second = asked;
        // The simple handshake has zeros where others tell their version.
        Optional<DigestHandshake.Found> signed = asked[4] == 0
                ? Optional.empty()
                : DigestHandshake.find(asked, DigestHandshake.PLAYER_NAME);
        if (signed.isPresent()) {
            System.arraycopy(SIGNING_VERSION, 0, first, 4, 4);
            DigestHandshake.sign(first, signed.get().schema(), DigestHandshake.SERVER_NAME);
            second = new byte[PACKET_BYTES];
            ThreadLocalRandom.current().nextBytes(second);
            DigestHandshake.answer(second, asked, signed.get());
        }
        phase = Phase.AWAIT_C2;
        return allocator.buffer(1 + 2 * PACKET_BYTES).writeByte(VERSION).writeBytes(first).writeBytes(second);
    }
}
