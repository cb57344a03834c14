package live.chobi.media.codec;

import io.netty.buffer.ByteBuf;
import org.jspecify.annotations.Nullable;

/// The NAL units of a frame, each behind its length. Frames are passed on with whole units behind lengths of four
/// bytes; [#whole] makes such a frame of what encoders send. Spec: ISO/IEC 14496-15 §5.3.4.2; start codes: H.264
/// Annex B.
public final class NalUnits {
    public static final int LENGTH_BYTES = 4;

    /// What is done with each unit.
    public interface Visitor {
        /// @param at the index of its first byte
        void unit(int at, int length);
    }

    /// How a frame came.
    public enum Form {
        /// Units behind lengths, all there.
        WHOLE,
        /// The last unit, or several, were cut off.
        TRUNCATED,
        /// Units without a byte stood between the others.
        EMPTY_UNITS,
        /// Start codes instead of lengths.
        START_CODES
    }

    /// @param payload one reference of the caller's; null when not one unit was whole
    public record Whole(@Nullable ByteBuf payload, Form form) {}

    private NalUnits() {
    }

    /// Stops at a length that is not whole. Indexes stay.
    public static void forEach(ByteBuf frame, Visitor visitor) {
        int at = frame.readerIndex();
        int end = frame.writerIndex();
        while (at + LENGTH_BYTES < end) {
            int length = frame.getInt(at);
            at += LENGTH_BYTES;
            if (length <= 0 || length > end - at) {
                return;
            }
            visitor.unit(at, length);
            at += length;
        }
    }

    /// Takes over the frame. A good one of four-byte lengths, as nearly all are, is answered as it is.
    ///
    /// @param lengthBytes as the configuration says, 1 to 4; where the frame contradicts it, four are tried
    public static Whole whole(ByteBuf frame, int lengthBytes) {
        Form form = form(frame, lengthBytes);
        if (form != Form.WHOLE && lengthBytes != LENGTH_BYTES && form(frame, LENGTH_BYTES) == Form.WHOLE) {
            return new Whole(frame, Form.WHOLE);
        }
        if (form == Form.WHOLE && lengthBytes == LENGTH_BYTES) {
            return new Whole(frame, form);
        }
        ByteBuf out = frame.alloc().buffer(frame.readableBytes() + 64);
        try {
            Form found = form;
            if (form == Form.TRUNCATED && startCodeBytes(frame, frame.readerIndex()) > 0) {
                copyStartCoded(frame, out);
                found = Form.START_CODES;
            } else {
                copyLengthPrefixed(frame, lengthBytes, out);
            }
            return new Whole(out.isReadable() ? out.retain() : null, found);
        } finally {
            out.release();
            frame.release();
        }
    }

    private static Form form(ByteBuf frame, int lengthBytes) {
        int at = frame.readerIndex();
        int end = frame.writerIndex();
        boolean empty = false;
        while (at < end) {
            if (at + lengthBytes > end) {
                return Form.TRUNCATED;
            }
            long length = length(frame, at, lengthBytes);
            at += lengthBytes;
            if (length > end - at) {
                return Form.TRUNCATED;
            }
            empty |= length == 0;
            at += (int) length;
        }
        return empty ? Form.EMPTY_UNITS : Form.WHOLE;
    }

    private static void copyLengthPrefixed(ByteBuf frame, int lengthBytes, ByteBuf out) {
        int at = frame.readerIndex();
        int end = frame.writerIndex();
        while (at + lengthBytes < end) {
            long length = length(frame, at, lengthBytes);
            at += lengthBytes;
            if (length > end - at) {
                return;
            }
            append(frame, at, (int) length, out);
            at += (int) length;
        }
    }

    private static void copyStartCoded(ByteBuf frame, ByteBuf out) {
        int end = frame.writerIndex();
        int at = frame.readerIndex() + startCodeBytes(frame, frame.readerIndex());
        while (at < end) {
            int next = at;
            int code = 0;
            while (next < end) {
                code = startCodeBytes(frame, next);
                if (code > 0) {
                    break;
                }
                next++;
            }
            append(frame, at, next - at, out);
            at = next + code;
        }
    }

    private static void append(ByteBuf frame, int at, int length, ByteBuf out) {
        if (length > 0) {
            out.writeInt(length).writeBytes(frame, at, length);
        }
    }

    /// 0 where none begins.
    private static int startCodeBytes(ByteBuf frame, int at) {
        int left = frame.writerIndex() - at;
        if (left >= 4 && frame.getInt(at) == 1) {
            return 4;
        }
        return left >= 3 && frame.getUnsignedMedium(at) == 1 ? 3 : 0;
    }

    private static long length(ByteBuf frame, int at, int lengthBytes) {
        return switch (lengthBytes) {
            case 1 -> frame.getUnsignedByte(at);
            case 2 -> frame.getUnsignedShort(at);
            case 3 -> frame.getUnsignedMedium(at);
            default -> frame.getUnsignedInt(at);
        };
    }
}
