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
/// @param original the buffer that all who share these bytes have their views of
public record OutboundPacket(ByteBuf frame, int payloadAt, boolean binary, ByteBuf original) {
    private static final int FINAL_TEXT = 0x81;
    private static final int FINAL_BINARY = 0x82;
    /// RSV1, by which RFC 7692 §6 marks a compressed message.
    private static final int COMPRESSED = 0x40;

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
        return new OutboundPacket(frame, payloadAt, false, frame);
    }

    public static OutboundPacket binary(ByteBufAllocator allocator, byte[] bytes) {
        ByteBuf frame = allocator.directBuffer(headerBytes(bytes.length) + bytes.length);
        writeHeader(frame, FINAL_BINARY, bytes.length);
        int payloadAt = frame.readableBytes();
        frame.writeBytes(bytes);
        return new OutboundPacket(frame, payloadAt, true, frame);
    }

    /// A message whose payload is compressed already, for WebSockets that agreed on that.
    ///
    /// @param length how many of the bytes are the payload
    /// @param binary what the message is once it is inflated
    public static OutboundPacket compressed(ByteBufAllocator allocator, byte[] bytes, int length, boolean binary) {
        ByteBuf frame = allocator.directBuffer(headerBytes(length) + length);
        writeHeader(frame, COMPRESSED | (binary ? FINAL_BINARY : FINAL_TEXT), length);
        int payloadAt = frame.readableBytes();
        frame.writeBytes(bytes, 0, length);
        return new OutboundPacket(frame, payloadAt, binary, frame);
    }

    /// The same bytes for one more receiver, with indices of its own.
    public OutboundPacket forOneMore() {
        return new OutboundPacket(frame.retainedDuplicate(), payloadAt, binary, original);
    }

    /// Whether both came from one [#forOneMore] or another of the same packet.
    @SuppressWarnings("ReferenceEquality") // equal bytes do not make it the same packet, and comparing them costs
    public boolean isShareOf(OutboundPacket other) {
        return original == other.original;
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
