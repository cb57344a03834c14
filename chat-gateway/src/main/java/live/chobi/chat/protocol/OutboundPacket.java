package live.chobi.chat.protocol;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufUtil;

/// One packet on its way out, framed for WebSocket once and shared by every receiver; polling takes the same bytes
/// without the frame header. Spec: RFC 6455 §5.2 (a server's frames are never masked).
///
/// Reference counted like the buffer it holds: who is handed a packet releases it or passes it on.
///
/// @param payloadAt where the frame header ends, counted from the buffer's reader index
/// @param binary a binary message; its payload has no Engine.IO type in front
public record OutboundPacket(ByteBuf frame, int payloadAt, boolean binary) {
    private static final int FINAL_TEXT = 0x81;
    private static final int FINAL_BINARY = 0x82;

    public static OutboundPacket of(ByteBufAllocator allocator, EngineIoPacket packet) {
        return packet instanceof EngineIoPacket.BinaryMessage(var bytes)
                ? binary(allocator, bytes)
                : text(allocator, EngineIoPacket.encode(packet));
    }

    /// @param text a whole text packet, its type digit included
    public static OutboundPacket text(ByteBufAllocator allocator, CharSequence text) {
        int length = ByteBufUtil.utf8Bytes(text);
        ByteBuf frame = allocator.directBuffer(headerBytes(length) + length);
        writeHeader(frame, FINAL_TEXT, length);
        int payloadAt = frame.readableBytes();
        ByteBufUtil.reserveAndWriteUtf8(frame, text, length);
        return new OutboundPacket(frame, payloadAt, false);
    }

    public static OutboundPacket binary(ByteBufAllocator allocator, byte[] bytes) {
        ByteBuf frame = allocator.directBuffer(headerBytes(bytes.length) + bytes.length);
        writeHeader(frame, FINAL_BINARY, bytes.length);
        int payloadAt = frame.readableBytes();
        frame.writeBytes(bytes);
        return new OutboundPacket(frame, payloadAt, true);
    }

    /// The same bytes for one more receiver, with indices of its own.
    public OutboundPacket forOneMore() {
        return new OutboundPacket(frame.retainedDuplicate(), payloadAt, binary);
    }

    /// What polling sends; a view that lives as long as the frame.
    public ByteBuf payload() {
        return frame.slice(frame.readerIndex() + payloadAt, frame.readableBytes() - payloadAt);
    }

    public int bytes() {
        return frame.readableBytes();
    }

    public void release() {
        frame.release();
    }

    private static int headerBytes(int length) {
        return length < 126 ? 2 : length <= 0xffff ? 4 : 10;
    }

    private static void writeHeader(ByteBuf out, int opcode, int length) {
        out.writeByte(opcode);
        if (length < 126) {
            out.writeByte(length);
        } else if (length <= 0xffff) {
            out.writeByte(126).writeShort(length);
        } else {
            out.writeByte(127).writeLong(length);
        }
    }
}
