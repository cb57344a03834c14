package live.chobi.media.codec;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.ArrayList;
import java.util.List;

/// AAC with a header before each frame, which belongs into transport streams and not into FLV or MP4. Spec: ISO/IEC
/// 14496-3 §1.A.2.2 (adts_frame).
public final class Adts {
    public static final int HEAD_BYTES = 7;
    private static final int CHECKSUM_BYTES = 2;

    private Adts() {
    }

    /// Whether the bytes are such frames to their very end; sound without headers is never mistaken for it.
    public static boolean isHeaded(ByteBuf payload) {
        int at = payload.readerIndex();
        int end = payload.writerIndex();
        if (end - at < HEAD_BYTES) {
            return false;
        }
        while (end - at >= HEAD_BYTES) {
            int length = frameBytes(payload, at);
            if (length < headBytes(payload, at) || length > end - at) {
                return false;
            }
            at += length;
        }
        return at == end;
    }

    /// Only of what [#isHeaded]. Throws [IllegalArgumentException] when it names no known rate.
    public static AacConfiguration configuration(ByteBuf payload) {
        int at = payload.readerIndex();
        int second = payload.getUnsignedByte(at + 2);
        int objectType = (second >> 6) + 1;
        int rate = (second >> 2) & 0xF;
        int channels = ((second & 1) << 2) | (payload.getUnsignedByte(at + 3) >> 6);
        return AacConfiguration.parse(
                Unpooled.copyShort((objectType << 11) | (rate << 7) | (channels << 3)));
    }

    /// Only of what [#isHeaded]: slices, not retained.
    public static List<ByteBuf> accessUnits(ByteBuf payload) {
        List<ByteBuf> units = new ArrayList<>(1);
        int at = payload.readerIndex();
        while (payload.writerIndex() - at >= HEAD_BYTES) {
            int length = frameBytes(payload, at);
            int head = headBytes(payload, at);
            if (length > head) {
                units.add(payload.slice(at + head, length - head));
            }
            at += length;
        }
        return units;
    }

    /// 0 where no header stands.
    private static int frameBytes(ByteBuf payload, int at) {
        if ((payload.getUnsignedShort(at) & 0xFFF6) != 0xFFF0) {
            return 0;
        }
        return ((payload.getUnsignedByte(at + 3) & 3) << 11) | (payload.getUnsignedShort(at + 4) >> 5);
    }

    private static int headBytes(ByteBuf payload, int at) {
        return HEAD_BYTES + ((payload.getByte(at + 1) & 1) == 0 ? CHECKSUM_BYTES : 0);
    }

    /// The header of one access unit.
    ///
    /// @param bytes of the access unit without it
    public static byte[] header(AacConfiguration configuration, int bytes) {
        int length = HEAD_BYTES + bytes;
        int channels = configuration.channelCode();
        return new byte[]{(byte) 0xFF, (byte) 0xF1,
            (byte) (((configuration.coreType() - 1) << 6) | (configuration.rateCode() << 2) | (channels >> 2)),
            (byte) ((channels << 6) | (length >> 11)), (byte) (length >> 3), (byte) ((length << 5) | 0x1F),
            (byte) 0xFC};
    }
}
