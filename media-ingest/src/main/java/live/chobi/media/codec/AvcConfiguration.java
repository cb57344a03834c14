package live.chobi.media.codec;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The H.264 decoder configuration of a stream. Spec: ISO/IEC 14496-15 §5.3.3.1 (AVCDecoderConfigurationRecord).
///
/// Immutable.
public final class AvcConfiguration implements VideoConfiguration {
    private static final int NAL_SPS = 7;
    private static final int NAL_PPS = 8;
    private static final int NAL_TYPE = 0x1F;

    private final byte[] record;
    private final PictureFormat picture;

    private AvcConfiguration(byte[] record, PictureFormat picture) {
        this.record = record;
        this.picture = picture;
    }

    /// Throws [IllegalArgumentException] when a decoder could not start from it.
    public static AvcConfiguration parse(ByteBuf body) {
        byte[] record = ByteBufUtil.getBytes(body);
        try {
            ByteBuf in = Unpooled.wrappedBuffer(record);
            int version = in.readUnsignedByte();
            if (version != 1) {
                throw new IllegalArgumentException("AVC configuration version " + version);
            }
            in.skipBytes(3);
            int lengthBytes = (in.readUnsignedByte() & 3) + 1;
            if (lengthBytes == 3) {
                throw new IllegalArgumentException("NAL length fields of 3 bytes");
            }
            List<byte[]> sequenceSets = sets(in, in.readUnsignedByte() & 0x1F);
            List<byte[]> pictureSets = sets(in, in.readUnsignedByte());
            if (sequenceSets.isEmpty() || pictureSets.isEmpty()) {
                throw new IllegalArgumentException("an AVC configuration without parameter sets");
            }
            return new AvcConfiguration(record, PictureFormat.ofSequenceParameterSet(sequenceSets.getFirst()));
        } catch (IndexOutOfBoundsException e) {
            throw new IllegalArgumentException("an AVC configuration is cut short", e);
        }
    }

    private static List<byte[]> sets(ByteBuf in, int count) {
        List<byte[]> sets = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            byte[] set = new byte[in.readUnsignedShort()];
            in.readBytes(set);
            if (set.length > 0) {
                sets.add(set);
            }
        }
        return sets;
    }

    @Override
    public byte[] record() {
        return record;
    }

    @Override
    public PictureFormat picture() {
        return picture;
    }

    @Override
    public String codec() {
        return "avc1." + HexFormat.of().formatHex(record, 1, 4);
    }

    /// Builds the configuration from parameter sets inside a key frame (four-byte lengths), for encoders that never
    /// send the header. Null when the frame has none.
    public static @Nullable AvcConfiguration inBand(ByteBuf keyFrame) {
        byte[] sequenceSet = null;
        byte[] pictureSet = null;
        int at = keyFrame.readerIndex();
        while (at + 5 <= keyFrame.writerIndex()) {
            int length = keyFrame.getInt(at);
            at += 4;
            if (length <= 0 || length > keyFrame.writerIndex() - at) {
                return null;
            }
            int type = keyFrame.getByte(at) & NAL_TYPE;
            if (type == NAL_SPS && length >= 4 && length <= 0xFFFF) {
                sequenceSet = ByteBufUtil.getBytes(keyFrame, at, length);
            } else if (type == NAL_PPS && length <= 0xFFFF) {
                pictureSet = ByteBufUtil.getBytes(keyFrame, at, length);
            }
            at += length;
        }
        if (sequenceSet == null || pictureSet == null) {
            return null;
        }
        ByteBuf record = Unpooled.buffer().writeByte(1).writeBytes(sequenceSet, 1, 3).writeByte(0xFF).writeByte(0xE1)
                .writeShort(sequenceSet.length).writeBytes(sequenceSet).writeByte(1).writeShort(pictureSet.length)
                .writeBytes(pictureSet);
        return parse(record);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof AvcConfiguration that && Arrays.equals(record, that.record);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(record);
    }

    @Override
    public String toString() {
        return codec() + " " + picture.width() + "x" + picture.height();
    }
}
