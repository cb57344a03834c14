package live.chobi.media.codec;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.util.Locale;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The H.265 decoder configuration of a stream. Spec: ISO/IEC 14496-15 §8.3.3.1 (HEVCDecoderConfigurationRecord).
///
/// Immutable. The record is written anew from the parameter sets, as with H.264.
public final class HevcConfiguration extends SequenceConfiguration implements NalConfiguration {
    static final int NAL_VPS = 32;
    static final int NAL_SPS = 33;
    static final int NAL_PPS = 34;
    private static final int HEAD_BYTES = 21;
    private static final int ARRAY_COMPLETE = 0x80;
    private static final int SETS_MAX = 64;

    private final byte[] tier;
    private final ParameterSets videoSets;
    private final ParameterSets sequenceSets;
    private final ParameterSets pictureSets;
    private final int lengthBytes;

    private HevcConfiguration(ParameterSets videoSets, ParameterSets sequenceSets, ParameterSets pictureSets,
            int lengthBytes) {
        if (sequenceSets.isEmpty() || pictureSets.isEmpty()) {
            throw new IllegalArgumentException("an HEVC configuration without parameter sets");
        }
        HevcSequenceSet sequence = HevcSequenceSet.parse(sequenceSets.first());
        byte[] tier = HevcSequenceSet.profileTierLevel(sequenceSets.first());
        super(write(sequence, tier, videoSets, sequenceSets, pictureSets), sequence.picture());
        this.tier = tier;
        this.videoSets = videoSets;
        this.sequenceSets = sequenceSets;
        this.pictureSets = pictureSets;
        this.lengthBytes = lengthBytes;
    }

    /// Throws [IllegalArgumentException] when a decoder could not start from it.
    public static HevcConfiguration parse(ByteBuf body) {
        ByteBuf in = body.duplicate();
        try {
            // Version 0 is of encoders that followed a draft.
            int version = in.readUnsignedByte();
            if (version > 1) {
                throw new IllegalArgumentException("HEVC configuration version " + version);
            }
            in.skipBytes(HEAD_BYTES - 1);
            int lengthBytes = (in.readUnsignedByte() & 3) + 1;
            var videoSets = new ParameterSets();
            var sequenceSets = new ParameterSets();
            var pictureSets = new ParameterSets();
            for (int arrays = in.readUnsignedByte(); arrays > 0; arrays--) {
                in.skipBytes(1);
                int count = in.readUnsignedShort();
                if (count > SETS_MAX) {
                    throw new IllegalArgumentException("an HEVC configuration with " + count + " sets of a kind");
                }
                for (; count > 0; count--) {
                    byte[] nal = new byte[in.readUnsignedShort()];
                    in.readBytes(nal);
                    collect(nal, videoSets, sequenceSets, pictureSets);
                }
            }
            return new HevcConfiguration(videoSets, sequenceSets, pictureSets, lengthBytes);
        } catch (IndexOutOfBoundsException e) {
            throw new IllegalArgumentException("an HEVC configuration is cut short", e);
        }
    }

    private static void collect(byte[] nal, ParameterSets videoSets, ParameterSets sequenceSets,
            ParameterSets pictureSets) {
        if (nal.length < 3) {
            return;
        }
        switch ((nal[0] >> 1) & 0x3F) {
            case NAL_VPS -> videoSets.put((nal[2] >> 4) & 0xF, nal);
            case NAL_SPS -> sequenceSets.put(HevcSequenceSet.parse(nal).id(), nal);
            case NAL_PPS -> {
                var in = new BitReader(ParameterSets.withoutEmulationPrevention(nal));
                in.skip(16);
                pictureSets.put(in.unsignedGolomb(63), nal);
            }
            default -> {
            }
        }
    }

    private static byte[] write(HevcSequenceSet sequence, byte[] tier, ParameterSets videoSets,
            ParameterSets sequenceSets, ParameterSets pictureSets) {
        ByteBuf out = Unpooled.buffer().writeByte(1).writeBytes(tier).writeShort(0xF000)
                .writeByte(0xFC).writeByte(0xFC | sequence.chroma()).writeByte(0xF8 | (sequence.lumaDepth() - 8))
                .writeByte(0xF8 | (sequence.chromaDepth() - 8)).writeShort(0)
                .writeByte((sequence.temporalLayers() << 3) | (sequence.temporalNesting() ? 4 : 0) | 3)
                .writeByte(videoSets.isEmpty() ? 2 : 3);
        if (!videoSets.isEmpty()) {
            array(out, NAL_VPS, videoSets);
        }
        array(out, NAL_SPS, sequenceSets);
        array(out, NAL_PPS, pictureSets);
        return ByteBufUtil.getBytes(out);
    }

    private static void array(ByteBuf out, int type, ParameterSets sets) {
        out.writeByte(ARRAY_COMPLETE | type).writeShort(sets.size());
        sets.writeTo(out);
    }

    @Override
    public VideoCodec kind() {
        return VideoCodec.HEVC;
    }

    /// Spec: ISO/IEC 14496-15 Annex E.3: profile, its compatibility flags in reverse, tier and level, constraint bytes
    /// without the zeros at their end.
    @Override
    public String codec() {
        int space = (tier[0] >> 6) & 3;
        int compatibility = 0;
        for (int i = 1; i <= 4; i++) {
            compatibility = (compatibility << 8) | (tier[i] & 0xFF);
        }
        var text = new StringBuilder("hvc1.");
        if (space > 0) {
            text.append((char) ('A' + space - 1));
        }
        text.append(tier[0] & 0x1F).append('.')
                .append(Integer.toHexString(Integer.reverse(compatibility)).toUpperCase(Locale.ROOT)).append('.')
                .append((tier[0] & 0x20) == 0 ? 'L' : 'H').append(tier[11] & 0xFF);
        int last = 10;
        while (last > 4 && tier[last] == 0) {
            last--;
        }
        for (int i = 5; i <= last; i++) {
            text.append('.').append(Integer.toHexString(tier[i] & 0xFF).toUpperCase(Locale.ROOT));
        }
        return text.toString();
    }

    @Override
    public List<byte[]> parameterSets() {
        return Stream.of(videoSets, sequenceSets, pictureSets).flatMap(sets -> sets.all().stream()).toList();
    }

    @Override
    public int lengthBytes() {
        return lengthBytes;
    }

    /// As [AvcConfiguration#inBand].
    public static @Nullable HevcConfiguration inBand(ByteBuf keyFrame, @Nullable HevcConfiguration present) {
        var videoSets = new ParameterSets();
        var sequenceSets = new ParameterSets();
        var pictureSets = new ParameterSets();
        try {
            NalUnits.forEach(keyFrame, (at, length) -> {
                int type = (keyFrame.getByte(at) >> 1) & 0x3F;
                if (type >= NAL_VPS && type <= NAL_PPS) {
                    collect(ByteBufUtil.getBytes(keyFrame, at, length), videoSets, sequenceSets, pictureSets);
                }
            });
        } catch (IndexOutOfBoundsException e) {
            throw new IllegalArgumentException("a parameter set is cut short", e);
        }
        if (sequenceSets.isEmpty() || (present != null && sequenceSets.isIn(present.sequenceSets))) {
            return present;
        }
        ParameterSets pictures = pictureSets.isEmpty() && present != null ? present.pictureSets : pictureSets;
        ParameterSets videos = videoSets.isEmpty() && present != null ? present.videoSets : videoSets;
        return pictures.isEmpty()
                ? present
                : new HevcConfiguration(videos, sequenceSets, pictures, NalUnits.LENGTH_BYTES);
    }
}
