package live.chobi.media.codec;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The H.264 decoder configuration of a stream. Spec: ISO/IEC 14496-15 §5.3.3.1 (AVCDecoderConfigurationRecord).
///
/// Immutable. The record is written anew from the parameter sets, in the order of their ids and with lengths of four
/// bytes, which is how frames are passed on; so it is the same for every way an encoder may write it.
public final class AvcConfiguration extends SequenceConfiguration implements NalConfiguration {
    static final int NAL_SPS = 7;
    static final int NAL_PPS = 8;
    private static final int SETS_MAX = 31;

    private final ParameterSets sequenceSets;
    private final ParameterSets pictureSets;
    private final int lengthBytes;

    private AvcConfiguration(ParameterSets sequenceSets, ParameterSets pictureSets, int lengthBytes) {
        if (sequenceSets.isEmpty() || pictureSets.isEmpty()) {
            throw new IllegalArgumentException("an AVC configuration without parameter sets");
        }
        AvcSequenceSet sequence = AvcSequenceSet.parse(sequenceSets.first());
        super(write(sequence, sequenceSets, pictureSets), sequence.picture());
        this.sequenceSets = sequenceSets;
        this.pictureSets = pictureSets;
        this.lengthBytes = lengthBytes;
    }

    /// Throws [IllegalArgumentException] when a decoder could not start from it.
    public static AvcConfiguration parse(ByteBuf body) {
        ByteBuf in = body.duplicate();
        try {
            int version = in.readUnsignedByte();
            if (version != 1) {
                throw new IllegalArgumentException("AVC configuration version " + version);
            }
            in.skipBytes(3);
            int lengthBytes = (in.readUnsignedByte() & 3) + 1;
            var sequenceSets = new ParameterSets();
            var pictureSets = new ParameterSets();
            for (int count = in.readUnsignedByte() & SETS_MAX; count > 0; count--) {
                collect(set(in), sequenceSets, pictureSets);
            }
            for (int count = in.readUnsignedByte(); count > 0; count--) {
                collect(set(in), sequenceSets, pictureSets);
            }
            return new AvcConfiguration(sequenceSets, pictureSets, lengthBytes);
        } catch (IndexOutOfBoundsException e) {
            throw new IllegalArgumentException("an AVC configuration is cut short", e);
        }
    }

    private static byte[] set(ByteBuf in) {
        byte[] set = new byte[in.readUnsignedShort()];
        in.readBytes(set);
        return set;
    }

    /// Puts a unit where it belongs, if anywhere.
    private static void collect(byte[] nal, ParameterSets sequenceSets, ParameterSets pictureSets) {
        if (nal.length < 2) {
            return;
        }
        switch (nal[0] & 0x1F) {
            case NAL_SPS -> sequenceSets.put(AvcSequenceSet.parse(nal).id(), nal);
            case NAL_PPS -> {
                var in = new BitReader(ParameterSets.withoutEmulationPrevention(nal));
                in.skip(8);
                pictureSets.put(in.unsignedGolomb(255), nal);
            }
            default -> {
            }
        }
    }

    private static byte[] write(AvcSequenceSet sequence, ParameterSets sequenceSets, ParameterSets pictureSets) {
        byte[] first = sequenceSets.first();
        ByteBuf out = Unpooled.buffer().writeByte(1).writeBytes(first, 1, 3).writeByte(0xFF)
                .writeByte(0xE0 | sequenceSets.size());
        sequenceSets.writeTo(out);
        out.writeByte(pictureSets.size());
        pictureSets.writeTo(out);
        if (AvcSequenceSet.hasChroma(first[1] & 0xFF)) {
            out.writeByte(0xFC | sequence.chroma()).writeByte(0xF8 | (sequence.lumaDepth() - 8))
                    .writeByte(0xF8 | (sequence.chromaDepth() - 8)).writeByte(0);
        }
        return ByteBufUtil.getBytes(out);
    }

    @Override
    public VideoCodec kind() {
        return VideoCodec.AVC;
    }

    @Override
    public String codec() {
        return "avc1." + HexFormat.of().formatHex(record(), 1, 4);
    }

    @Override
    public List<byte[]> parameterSets() {
        return Stream.of(sequenceSets, pictureSets).flatMap(sets -> sets.all().stream()).toList();
    }

    @Override
    public int lengthBytes() {
        return lengthBytes;
    }

    /// What the parameter sets inside a key frame (four-byte lengths) make of the configuration: the present one when
    /// they say nothing new of the sequence; null when there is none and they make none. Throws
    /// [IllegalArgumentException] when they are damaged.
    public static @Nullable AvcConfiguration inBand(ByteBuf keyFrame, @Nullable AvcConfiguration present) {
        var sequenceSets = new ParameterSets();
        var pictureSets = new ParameterSets();
        try {
            NalUnits.forEach(keyFrame, (at, length) -> {
                int type = keyFrame.getByte(at) & 0x1F;
                if (type == NAL_SPS || type == NAL_PPS) {
                    collect(ByteBufUtil.getBytes(keyFrame, at, length), sequenceSets, pictureSets);
                }
            });
        } catch (IndexOutOfBoundsException e) {
            throw new IllegalArgumentException("a parameter set is cut short", e);
        }
        if (sequenceSets.isEmpty() || (present != null && sequenceSets.isIn(present.sequenceSets))) {
            return present;
        }
        ParameterSets pictures = pictureSets.isEmpty() && present != null ? present.pictureSets : pictureSets;
        return pictures.isEmpty() ? present : new AvcConfiguration(sequenceSets, pictures, NalUnits.LENGTH_BYTES);
    }
}
