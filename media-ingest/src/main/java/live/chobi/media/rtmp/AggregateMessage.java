package live.chobi.media.rtmp;

import io.netty.buffer.ByteBuf;
import live.chobi.media.rtmp.RtmpViolation.Kind;
import org.jspecify.annotations.Nullable;

/// Several messages sent as one, each as an FLV tag. Spec: Adobe RTMP 1.0, §7.1.6. Owner: the connection's event loop;
/// owns the body of the whole until [#close].
final class AggregateMessage implements AutoCloseable {
    private static final int TAG_HEADER_BYTES = 11;
    private static final int BACK_POINTER_BYTES = 4;

    private final RawMessage whole;
    /// What must be added to the parts' own times; set by the first.
    private long offsetMs;
    private boolean begun;

    AggregateMessage(RawMessage whole) {
        this.whole = whole;
    }

    /// The next part, or null after the last; the caller owns its body.
    @Nullable
    RawMessage next() {
        ByteBuf in = whole.body();
        if (!in.isReadable()) {
            return null;
        }
        if (in.readableBytes() < TAG_HEADER_BYTES) {
            throw new RtmpViolation(Kind.MESSAGE, "an aggregate message ends inside a header");
        }
        int typeId = in.readUnsignedByte();
        int length = in.readUnsignedMedium();
        long timestampMs = in.readUnsignedMedium() | (long) in.readUnsignedByte() << 24;
        in.skipBytes(3);
        if (typeId == MessageHeader.AGGREGATE || length > in.readableBytes()) {
            throw new RtmpViolation(Kind.MESSAGE,
                    "an aggregate message with a part of type " + typeId + " and " + length
                            + " bytes");
        }
        if (!begun) {
            begun = true;
            offsetMs = whole.header().timestampMs() - timestampMs;
        }
        ByteBuf body = in.readRetainedSlice(length);
        in.skipBytes(Math.min(BACK_POINTER_BYTES, in.readableBytes()));
        // The parts' stream ids are to be ignored: the whole's counts.
        return new RawMessage(
                new MessageHeader(typeId, whole.header().streamId(), (timestampMs + offsetMs) & 0xFFFFFFFFL), body);
    }

    @Override
    public void close() {
        whole.body().release();
    }
}
