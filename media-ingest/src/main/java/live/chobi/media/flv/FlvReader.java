package live.chobi.media.flv;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;

/// Takes an FLV file apart as its bytes come. Spec: Adobe Flash Video File Format 10.1, Annex E.2–E.4.1.
///
/// Owner: whoever reads the bytes. Holds one unfinished tag at most, never more than the largest one that is allowed.
public final class FlvReader {
    /// `FLV`, and what the first of a tag's bytes may be.
    private static final int SIGNATURE = 0x464C56;
    private static final int FILE_HEAD = 9;
    private static final int FILE_HEAD_MAX = 1_024;
    private static final int TAG_HEAD = 11;
    private static final int SIZE_OF_TAG_BEFORE = 4;
    private static final int FILTERED = 0x20;
    private static final int TYPE = 0x1F;

    public static final int AUDIO = 8;
    public static final int VIDEO = 9;
    public static final int SCRIPT = 18;

    /// Hears of each complete tag.
    public interface Taker {
        /// @param type of the constants above, or another
        /// @param timestampMs 0…2^32-1
        /// @param body lent for the call
        void tag(int type, long timestampMs, ByteBuf body);
    }

    private final int bodyMax;
    private final ByteBuf held = Unpooled.buffer();
    private boolean begun;

    /// @param bodyMax bytes of the largest tag that is taken
    public FlvReader(int bodyMax) {
        this.bodyMax = bodyMax;
    }

    /// Takes all of `bytes`, which stay the caller's. Throws [IllegalArgumentException] for what is no FLV, or has too
    /// large a tag; nothing may be read after that.
    public void read(ByteBuf bytes, Taker taker) {
        while (bytes.isReadable()) {
            // In steps, lest what is held grow by all that came at once.
            held.discardSomeReadBytes();
            held.writeBytes(bytes, Math.min(bytes.readableBytes(), missing()));
            take(taker);
        }
    }

    /// How many bytes complete what is held, as far as that is known; at least one.
    private int missing() {
        int needed = begun ? SIZE_OF_TAG_BEFORE + TAG_HEAD : FILE_HEAD;
        if (held.readableBytes() >= needed) {
            needed = begun ? needed + bodyBytes() : fileHeadBytes();
        }
        return Math.max(1, needed - held.readableBytes());
    }

    private void take(Taker taker) {
        if (!begun) {
            if (held.readableBytes() >= FILE_HEAD && held.readableBytes() >= fileHeadBytes()) {
                held.skipBytes(fileHeadBytes());
                begun = true;
            }
            return;
        }
        if (held.readableBytes() < SIZE_OF_TAG_BEFORE + TAG_HEAD
                || held.readableBytes() < SIZE_OF_TAG_BEFORE + TAG_HEAD + bodyBytes()) {
            return;
        }
        int length = bodyBytes();
        // Some writers get the size of the tag before wrong, so nobody relies on it.
        held.skipBytes(SIZE_OF_TAG_BEFORE);
        int type = held.readUnsignedByte();
        held.skipBytes(3);
        long timestampMs = held.readUnsignedMedium() | ((long) held.readUnsignedByte() << 24);
        held.skipBytes(3);
        ByteBuf body = held.readSlice(length);
        if ((type & FILTERED) == 0) {
            taker.tag(type & TYPE, timestampMs, body);
        }
    }

    private int fileHeadBytes() {
        long bytes = held.getUnsignedInt(held.readerIndex() + 5);
        if (held.getUnsignedMedium(held.readerIndex()) != SIGNATURE || bytes < FILE_HEAD || bytes > FILE_HEAD_MAX) {
            throw new IllegalArgumentException("no FLV");
        }
        return (int) bytes;
    }

    private int bodyBytes() {
        int bytes = held.getUnsignedMedium(held.readerIndex() + SIZE_OF_TAG_BEFORE + 1);
        if (bytes > bodyMax) {
            throw new IllegalArgumentException("an FLV tag of " + bytes + " bytes; at most " + bodyMax + " are taken");
        }
        return bytes;
    }
}
