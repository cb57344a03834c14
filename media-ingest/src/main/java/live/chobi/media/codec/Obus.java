package live.chobi.media.codec;

import io.netty.buffer.ByteBuf;
import org.jspecify.annotations.Nullable;

/// The open bitstream units of an AV1 temporal unit, in the low-overhead format. Spec: AV1 §5.3.
public final class Obus {
    static final int SEQUENCE_HEADER = 1;
    static final int TEMPORAL_DELIMITER = 2;
    private static final int SIZE_BYTES_MAX = 8;

    /// The payload of a unit, without its header.
    record Unit(int type, int at, int length, int next) {}

    private Obus() {
    }

    /// The first unit of the type; null when there is none before the end or the first damage. Indexes stay.
    static @Nullable Unit find(ByteBuf frame, int type) {
        int at = frame.readerIndex();
        while (at < frame.writerIndex()) {
            Unit unit = unit(frame, at);
            if (unit == null || unit.type == type) {
                return unit;
            }
            at = unit.next;
        }
        return null;
    }

    /// How many bytes of temporal delimiters the frame begins with: files must not have them (binding §2.4).
    public static int delimiterBytes(ByteBuf frame) {
        int at = frame.readerIndex();
        while (at < frame.writerIndex()) {
            Unit unit = unit(frame, at);
            if (unit == null || unit.type != TEMPORAL_DELIMITER) {
                break;
            }
            at = unit.next;
        }
        return at - frame.readerIndex();
    }

    /// Where the whole units end; before the end of the frame when it is damaged.
    public static int wholeBytes(ByteBuf frame) {
        int at = frame.readerIndex();
        while (at < frame.writerIndex()) {
            Unit unit = unit(frame, at);
            if (unit == null) {
                break;
            }
            at = unit.next;
        }
        return at - frame.readerIndex();
    }

    private static @Nullable Unit unit(ByteBuf frame, int at) {
        int end = frame.writerIndex();
        int head = frame.getUnsignedByte(at++);
        if ((head & 0x80) != 0) {
            return null;
        }
        if ((head & 4) != 0) {
            at++;
        }
        int type = (head >> 3) & 0xF;
        if ((head & 2) == 0) {
            return at > end ? null : new Unit(type, at, end - at, end);
        }
        long size = 0;
        for (int i = 0; i < SIZE_BYTES_MAX; i++) {
            if (at >= end) {
                return null;
            }
            int next = frame.getUnsignedByte(at++);
            size |= (next & 0x7FL) << (i * 7);
            if ((next & 0x80) == 0) {
                return size > end - at ? null : new Unit(type, at, (int) size, at + (int) size);
            }
        }
        return null;
    }
}
