package live.chobi.media.relay;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import live.chobi.media.rtmp.RtmpMessage;
import live.chobi.media.rtmp.RtmpViolation;
import live.chobi.media.rtmp.RtmpViolation.Kind;
import org.jspecify.annotations.Nullable;

/// The bytes of an FLV file to audio and video messages. Spec: Adobe Flash Video File Format 10.1, Annex E.
///
/// Owner: the connection's event loop. Bodies are copied as they come, so that the sender pays in sent bytes for every
/// byte it makes us hold; between reads the caller keeps at most an unfinished head (15 bytes).
final class FlvDemuxer {
    /// A key frame of 4K at 50 Mbit/s is about 1 MB.
    static final int TAG_BYTES_MAX = 8 << 20;
    private static final int FILE_HEAD_BYTES = 9;
    private static final int FILE_HEAD_BYTES_MAX = 64;
    private static final int PREVIOUS_SIZE_BYTES = 4;
    private static final int TAG_HEAD_BYTES = 11;
    private static final int FIRST_ALLOCATION_MAX = 32 << 10;
    private static final int AUDIO = 8;
    private static final int VIDEO = 9;

    private final ByteBufAllocator allocator;
    private boolean begun;
    private int skip;
    private int type;
    private int left;
    private long timestampMs;
    private @Nullable ByteBuf body;

    FlvDemuxer(ByteBufAllocator allocator) {
        this.allocator = allocator;
    }

    /// The next complete message, which the caller owns, or null when `in` holds no more of one. Throws
    /// [RtmpViolation] for what is no FLV, and for a tag above the limit.
    @Nullable
    RtmpMessage next(ByteBuf in) {
        while (true) {
            if (skip > 0) {
                int count = Math.min(skip, in.readableBytes());
                in.skipBytes(count);
                skip -= count;
                if (skip > 0) {
                    return null;
                }
            }
            ByteBuf open = body;
            if (open != null) {
                int count = Math.min(left, in.readableBytes());
                open.writeBytes(in, count);
                left -= count;
                if (left > 0) {
                    return null;
                }
                body = null;
                skip = PREVIOUS_SIZE_BYTES;
                return type == VIDEO
                        ? new RtmpMessage.Video(0, timestampMs, open)
                        : new RtmpMessage.Audio(0, timestampMs, open);
            }
            if (!(begun ? readTagHead(in) : readFileHead(in))) {
                return null;
            }
        }
    }

    /// Gives back what an unfinished tag holds.
    void release() {
        if (body != null) {
            body.release();
            body = null;
        }
    }

    private boolean readFileHead(ByteBuf in) {
        if (in.readableBytes() < FILE_HEAD_BYTES) {
            return false;
        }
        int signature = in.readUnsignedMedium();
        in.skipBytes(2);
        long headBytes = in.readUnsignedInt();
        if (signature != 0x46_4C_56 || headBytes < FILE_HEAD_BYTES || headBytes > FILE_HEAD_BYTES_MAX) {
            throw new RtmpViolation(Kind.HANDSHAKE, "what it sends is no FLV");
        }
        skip = (int) headBytes - FILE_HEAD_BYTES + PREVIOUS_SIZE_BYTES;
        begun = true;
        return true;
    }

    private boolean readTagHead(ByteBuf in) {
        if (in.readableBytes() < TAG_HEAD_BYTES) {
            return false;
        }
        int first = in.readUnsignedByte();
        int length = in.readUnsignedMedium();
        timestampMs = in.readUnsignedMedium() | ((long) in.readUnsignedByte() << 24);
        in.skipBytes(3);
        if (length > TAG_BYTES_MAX) {
            throw new RtmpViolation(Kind.TOO_LARGE,
                    "an FLV tag of " + length + " bytes, the limit is " + TAG_BYTES_MAX);
        }
        type = first & 0x1F;
        boolean wanted = (type == AUDIO || type == VIDEO) && (first & 0x20) == 0;
        if (wanted) {
            left = length;
            body = allocator.buffer(Math.min(length, FIRST_ALLOCATION_MAX), Math.max(length, 1));
        } else {
            skip = length + PREVIOUS_SIZE_BYTES;
        }
        return true;
    }
}
