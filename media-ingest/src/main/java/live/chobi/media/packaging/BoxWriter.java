package live.chobi.media.packaging;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Writes boxes of ISO base media files (ISO/IEC 14496-12 §4.2) into one growing array. Not thread-safe; lives for
/// one object.
public final class BoxWriter {
    private byte[] bytes;
    private int length;

    public BoxWriter(int expectedBytes) {
        bytes = new byte[expectedBytes];
    }

    /// Begins a box; its size is filled in by [#close] with the answer of this.
    public int open(String type) {
        int start = length;
        u32(0);
        raw(type.getBytes(StandardCharsets.US_ASCII));
        return start;
    }

    /// Begins a box with version and flags.
    public int open(String type, int version, int flags) {
        int start = open(type);
        u32((version << 24) | flags);
        return start;
    }

    public void close(int start) {
        patch(start, length - start);
    }

    int position() {
        return length;
    }

    void patch(int position, int value) {
        bytes[position] = (byte) (value >> 24);
        bytes[position + 1] = (byte) (value >> 16);
        bytes[position + 2] = (byte) (value >> 8);
        bytes[position + 3] = (byte) value;
    }

    public BoxWriter u8(int value) {
        room(1);
        bytes[length++] = (byte) value;
        return this;
    }

    public BoxWriter u16(int value) {
        return u8(value >> 8).u8(value);
    }

    public BoxWriter u32(int value) {
        room(4);
        patch(length, value);
        length += 4;
        return this;
    }

    public BoxWriter u64(long value) {
        return u32((int) (value >> 32)).u32((int) value);
    }

    public BoxWriter zeros(int count) {
        room(count);
        length += count;
        return this;
    }

    BoxWriter raw(byte[] value) {
        room(value.length);
        System.arraycopy(value, 0, bytes, length, value.length);
        length += value.length;
        return this;
    }

    /// Copies the readable bytes; the buffer's own position stays.
    BoxWriter raw(ByteBuf value) {
        int count = value.readableBytes();
        room(count);
        value.getBytes(value.readerIndex(), bytes, length, count);
        length += count;
        return this;
    }

    public byte[] toBytes() {
        return length == bytes.length ? bytes : Arrays.copyOf(bytes, length);
    }

    /// Without a copy: what was expected too much stays unused behind it.
    ByteBuf toBuffer() {
        return Unpooled.wrappedBuffer(bytes, 0, length);
    }

    private void room(int count) {
        if (bytes.length - length < count) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + count));
        }
    }
}
