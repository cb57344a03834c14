package live.chobi.media.codec;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;

/// What a frame is for a decoder, read from the frame itself.
///
/// @param picture it has one at all; parameter sets alone are none
/// @param random a decoder may begin with it: an IDR or CRA picture, a key frame of VP9
/// @param recovery it promises whole pictures soon after (recovery point message, or all of it is intra coded)
/// @param known whether the frame could be looked into
public record PictureKind(boolean picture, boolean random, boolean recovery, boolean known) {
    private static final PictureKind UNKNOWN = new PictureKind(true, false, false, false);
    private static final int RECOVERY_POINT = 6;
    private static final int SLICE_HEAD_BYTES = 12;
    /// A stream that needs more pictures than these to become whole is no place to begin.
    private static final int RECOVERY_FRAMES_MAX = 300;

    /// @param frame whole, with lengths of four bytes where the codec has NAL units; indexes stay
    public static PictureKind of(VideoCodec codec, ByteBuf frame) {
        return switch (codec) {
            case AVC -> avc(frame);
            case HEVC -> hevc(frame);
            case VP9 -> new PictureKind(true, Vp9KeyFrame.read(frame) != null, false, true);
            case AV1 -> UNKNOWN;
        };
    }

    private static final class Found {
        boolean picture;
        boolean random;
        boolean recovery;
        boolean intra;
    }

    private static PictureKind avc(ByteBuf frame) {
        var found = new Found();
        NalUnits.forEach(frame, (at, length) -> {
            switch (frame.getByte(at) & 0x1F) {
                case 5 -> {
                    found.picture = true;
                    found.random = true;
                }
                case 1, 2 -> {
                    found.intra = (found.intra || !found.picture) && isIntraSlice(frame, at, length);
                    found.picture = true;
                }
                case 6 -> found.recovery |= isRecoveryPoint(frame, at + 1, at + length);
                default -> {
                }
            }
        });
        return new PictureKind(found.picture, found.random, found.recovery || found.intra, true);
    }

    private static PictureKind hevc(ByteBuf frame) {
        var found = new Found();
        NalUnits.forEach(frame, (at, length) -> {
            int type = (frame.getByte(at) >> 1) & 0x3F;
            if (type < 32) {
                found.picture = true;
                found.random |= type >= 16 && type <= 21;
            } else if (type == 39 && length > 2) {
                found.recovery |= isRecoveryPoint(frame, at + 2, at + length);
            }
        });
        return new PictureKind(found.picture, found.random, found.recovery, true);
    }

    /// Spec: H.264 §7.3.3: first macroblock, slice type.
    private static boolean isIntraSlice(ByteBuf frame, int at, int length) {
        try {
            var in = new BitReader(ByteBufUtil.getBytes(frame, at + 1, Math.min(length - 1, SLICE_HEAD_BYTES)));
            int _ = in.unsignedGolomb();
            int type = in.unsignedGolomb() % 5;
            return type == 2 || type == 4;
        } catch (IndexOutOfBoundsException _) {
            return false;
        }
    }

    /// Spec: H.264 §7.3.2.3 and D.1.8; H.265 has the same form.
    private static boolean isRecoveryPoint(ByteBuf frame, int from, int to) {
        int at = from;
        while (at + 2 < to) {
            int type = 0;
            int size = 0;
            int next;
            do {
                next = frame.getUnsignedByte(at++);
                type += next;
            } while (next == 0xFF && at < to);
            do {
                next = at < to ? frame.getUnsignedByte(at++) : 0;
                size += next;
            } while (next == 0xFF && at < to);
            if (size > to - at) {
                return false;
            }
            if (type == RECOVERY_POINT && size > 0) {
                try {
                    int frames = new BitReader(ByteBufUtil.getBytes(frame, at, size)).unsignedGolomb();
                    return frames >= 0 && frames <= RECOVERY_FRAMES_MAX;
                } catch (IndexOutOfBoundsException _) {
                    return false;
                }
            }
            at += size;
        }
        return false;
    }
}
