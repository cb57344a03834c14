package live.chobi.chat.connection;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufUtil;
import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import java.io.ByteArrayOutputStream;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import live.chobi.chat.protocol.OutboundPacket;

/// Messages as permessage-deflate has them, each compressed for itself. Spec: RFC 7692 §7.2. Owner: one event loop, all
/// of whose connections share it.
final class MessageCompression {
    /// Shorter ones gain next to nothing; Node's server has the same bound.
    static final int PAYLOAD_BYTES_MIN = 1_024;
    /// Ends every block that is flushed and is left out on the wire. §7.2.1.
    private static final byte[] TAIL = {0, 0, (byte) 0xff, (byte) 0xff};
    private static final int CHUNK_BYTES = 4_096;

    private final Deflater deflater = new Deflater(Deflater.BEST_SPEED, true);
    private final Inflater inflater = new Inflater(true);
    private final byte[] chunk = new byte[CHUNK_BYTES];

    static boolean isWorthIt(OutboundPacket packet) {
        return packet.bytes() - packet.payloadAt() >= PAYLOAD_BYTES_MIN;
    }

    /// A packet of its own; the given one stays the caller's.
    OutboundPacket deflate(ByteBufAllocator allocator, OutboundPacket packet) {
        deflater.reset();
        deflater.setInput(ByteBufUtil.getBytes(packet.payload()));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int length = flushed(); length > 0; length = flushed()) {
            out.write(chunk, 0, length);
        }
        byte[] bytes = out.toByteArray();
        return OutboundPacket.compressed(allocator, bytes, bytes.length - TAIL.length, packet.binary());
    }

    private int flushed() {
        return deflater.deflate(chunk, 0, CHUNK_BYTES, Deflater.SYNC_FLUSH);
    }

    /// [TooLongFrameException] as soon as it gets longer than `bytesMax`, however small it came.
    byte[] inflate(ByteBuf message, int bytesMax) {
        inflater.reset();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        inflater.setInput(ByteBufUtil.getBytes(message));
        inflateInput(out, bytesMax);
        inflater.setInput(TAIL);
        inflateInput(out, bytesMax);
        return out.toByteArray();
    }

    private void inflateInput(ByteArrayOutputStream out, int bytesMax) {
        try {
            while (!inflater.finished() && !inflater.needsDictionary()) {
                int length = inflater.inflate(chunk);
                if (length == 0) {
                    return;
                }
                if (out.size() + length > bytesMax) {
                    throw new TooLongFrameException("a message inflates to more than " + bytesMax + " bytes");
                }
                out.write(chunk, 0, length);
            }
        } catch (DataFormatException _) {
            throw new CorruptedWebSocketFrameException(WebSocketCloseStatus.PROTOCOL_ERROR,
                    "a message that does not inflate");
        }
    }
}
