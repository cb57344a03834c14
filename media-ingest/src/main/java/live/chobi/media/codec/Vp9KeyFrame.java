package live.chobi.media.codec;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import org.jspecify.annotations.Nullable;

/// The head of a VP9 key frame. Spec: VP9 Bitstream §6.2 (uncompressed header).
record Vp9KeyFrame(int profile, int depth, boolean subsampledX, boolean subsampledY, boolean fullRange, int width,
        int height) {
    private static final int HEAD_BYTES_MAX = 16;
    private static final int MARKER = 2;
    private static final int SYNC_CODE = 0x498342;
    private static final int RGB = 7;

    /// Null for a frame of another kind, or a damaged one. Indexes stay.
    static @Nullable Vp9KeyFrame read(ByteBuf frame) {
        byte[] head = ByteBufUtil.getBytes(frame, frame.readerIndex(),
                Math.min(frame.readableBytes(), HEAD_BYTES_MAX));
        try {
            return read(new BitReader(head));
        } catch (IndexOutOfBoundsException _) {
            return null;
        }
    }

    private static @Nullable Vp9KeyFrame read(BitReader in) {
        if (in.bits(2) != MARKER) {
            return null;
        }
        int profile = in.bits(1) | (in.bits(1) << 1);
        if (profile == 3) {
            in.skip(1);
        }
        boolean repeated = in.flag();
        if (repeated || in.flag()) {
            return null;
        }
        in.skip(2);
        if (in.bits(24) != SYNC_CODE) {
            return null;
        }
        int depth = profile >= 2 ? in.flag() ? 12 : 10 : 8;
        boolean odd = (profile & 1) == 1;
        boolean subsampledX = !odd;
        boolean subsampledY = !odd;
        boolean fullRange = true;
        if (in.bits(3) != RGB) {
            fullRange = in.flag();
            if (odd) {
                subsampledX = in.flag();
                subsampledY = in.flag();
                in.skip(1);
            }
        } else if (odd) {
            in.skip(1);
        }
        int width = in.bits(16) + 1;
        int height = in.bits(16) + 1;
        return new Vp9KeyFrame(profile, depth, subsampledX, subsampledY, fullRange, width, height);
    }
}
