package live.chobi.media.codec;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The AV1 decoder configuration of a stream. Spec: AV1 Codec ISO Media File Format Binding §2.3
/// (AV1CodecConfigurationRecord).
///
/// Immutable. The record is written anew from the sequence header.
public final class Av1Configuration extends SequenceConfiguration {
    private static final int MARKER_AND_VERSION = 0x81;
    private static final int HEAD_BYTES = 4;

    private final String codec;
    private final byte[] header;

    private Av1Configuration(byte[] header) {
        Av1Sequence sequence = Av1Sequence.parse(header);
        super(write(sequence, header), sequence.picture());
        this.codec = sequence.codec();
        this.header = header;
    }

    private static byte[] write(Av1Sequence sequence, byte[] header) {
        byte[] record = new byte[HEAD_BYTES + 2 + header.length];
        record[0] = (byte) MARKER_AND_VERSION;
        record[1] = (byte) ((sequence.profile() << 5) | sequence.level());
        record[2] = (byte) sequence.colourBits();
        // An open bitstream unit of the type, with its size in one byte: longer ones are refused.
        record[HEAD_BYTES] = (byte) ((Obus.SEQUENCE_HEADER << 3) | 2);
        record[HEAD_BYTES + 1] = (byte) header.length;
        System.arraycopy(header, 0, record, HEAD_BYTES + 2, header.length);
        return record;
    }

    /// Throws [IllegalArgumentException] when a decoder could not start from it.
    public static Av1Configuration parse(ByteBuf body) {
        if (body.readableBytes() < HEAD_BYTES || body.getUnsignedByte(body.readerIndex()) != MARKER_AND_VERSION) {
            throw new IllegalArgumentException("no AV1 configuration of version 1");
        }
        Av1Configuration found = inBand(body.slice(body.readerIndex() + HEAD_BYTES, body.readableBytes() - HEAD_BYTES),
                null);
        if (found == null) {
            throw new IllegalArgumentException("an AV1 configuration without a sequence header");
        }
        return found;
    }

    /// What the sequence header inside a key frame makes of the configuration; see [AvcConfiguration#inBand].
    public static @Nullable Av1Configuration inBand(ByteBuf keyFrame, @Nullable Av1Configuration present) {
        Obus.Unit unit = Obus.find(keyFrame, Obus.SEQUENCE_HEADER);
        if (unit == null) {
            return present;
        }
        if (unit.length() > Byte.MAX_VALUE) {
            throw new IllegalArgumentException("an AV1 sequence header of " + unit.length() + " bytes");
        }
        byte[] header = ByteBufUtil.getBytes(keyFrame, unit.at(), unit.length());
        return present != null && Arrays.equals(header, present.header) ? present : new Av1Configuration(header);
    }

    @Override
    public VideoCodec kind() {
        return VideoCodec.AV1;
    }

    /// Spec: as above, §5.
    @Override
    public String codec() {
        return codec;
    }
}
