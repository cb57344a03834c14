package live.chobi.media.codec;

import io.netty.buffer.ByteBuf;

/// Walks the units of a frame whose lengths are whole and of four bytes, the form in which frames are passed on.
public final class NalUnits {
    public static final int LENGTH_BYTES = 4;

    /// What is done with each unit.
    public interface Visitor {
        /// @param at the index of its first byte
        void unit(int at, int length);
    }

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
}
