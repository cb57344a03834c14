package live.chobi.media.codec;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The AAC decoder configuration of a stream. Spec: ISO/IEC 14496-3 §1.6.2.1 (AudioSpecificConfig).
///
/// HE-AAC may be signalled by the object type, or behind the configuration of its core where old decoders do not look;
/// both are read. Where nothing signals it, it cannot be known. Immutable.
public final class AacConfiguration implements AudioConfiguration {
    private static final int[] SAMPLE_RATES = {96_000, 88_200, 64_000, 48_000, 44_100, 32_000, 24_000, 22_050, 16_000,
        12_000, 11_025, 8_000, 7_350};
    private static final int EXPLICIT_RATE = 15;
    private static final int ESCAPE = 31;
    private static final int SBR = 5;
    private static final int PARAMETRIC_STEREO = 29;
    private static final int SBR_SYNC = 0x2B7;
    private static final int PARAMETRIC_STEREO_SYNC = 0x548;
    /// No configuration in use is longer than a few bytes.
    private static final int BYTES_MAX = 64;

    private final byte[] specific;
    private final int objectType;
    private final int coreType;
    private final int sampleRate;
    private final int channelCode;
    private final int frameSamples;

    private AacConfiguration(byte[] specific, int objectType, int coreType, int sampleRate, int channelCode,
            int frameSamples) {
        this.specific = specific;
        this.objectType = objectType;
        this.coreType = coreType;
        this.sampleRate = sampleRate;
        this.channelCode = channelCode;
        this.frameSamples = frameSamples;
    }

    /// Throws [IllegalArgumentException] when a decoder could not start from it.
    public static AacConfiguration parse(ByteBuf body) {
        if (body.readableBytes() > BYTES_MAX) {
            throw new IllegalArgumentException("an audio configuration of " + body.readableBytes() + " bytes");
        }
        byte[] specific = ByteBufUtil.getBytes(body);
        try {
            var in = new BitReader(specific);
            int objectType = objectType(in);
            int sampleRate = sampleRate(in);
            int channels = in.bits(4);
            int core = objectType;
            if (objectType == SBR || objectType == PARAMETRIC_STEREO) {
                // The rate of the extension; media time is counted in samples of the core.
                int _ = sampleRate(in);
                core = objectType(in);
            }
            boolean general = core <= 4 && core > 0;
            boolean shortFrames = general && in.flag();
            if (sampleRate <= 0 || channels > 7) {
                throw new IllegalArgumentException("audio of " + sampleRate + " Hz, channels " + channels);
            }
            int signalled = general && core == objectType && channels > 0 ? extension(in, core) : objectType;
            return new AacConfiguration(specific, signalled, core, sampleRate, channels, shortFrames ? 960 : 1024);
        } catch (IndexOutOfBoundsException e) {
            throw new IllegalArgumentException("an audio configuration is cut short", e);
        }
    }

    /// What stands behind the configuration of the core, for decoders that know of it (§1.6.5.3).
    private static int extension(BitReader in, int core) {
        try {
            if (in.flag()) {
                in.skip(14);
            }
            if (in.flag() || in.left() < 16 || in.bits(11) != SBR_SYNC || objectType(in) != SBR || !in.flag()) {
                return core;
            }
            int _ = sampleRate(in);
            return in.left() >= 12 && in.bits(11) == PARAMETRIC_STEREO_SYNC && in.flag() ? PARAMETRIC_STEREO : SBR;
        } catch (IndexOutOfBoundsException | IllegalArgumentException _) {
            return core;
        }
    }

    private static int objectType(BitReader in) {
        int type = in.bits(5);
        return type == ESCAPE ? 32 + in.bits(6) : type;
    }

    private static int sampleRate(BitReader in) {
        int index = in.bits(4);
        if (index == EXPLICIT_RATE) {
            return in.bits(24);
        }
        if (index >= SAMPLE_RATES.length) {
            throw new IllegalArgumentException("sample rate index " + index + " is reserved");
        }
        return SAMPLE_RATES[index];
    }

    @Override
    public AudioCodec kind() {
        return AudioCodec.AAC;
    }

    /// The AudioSpecificConfig.
    @Override
    public byte[] record() {
        return specific;
    }

    /// Of the core coder.
    @Override
    public int sampleRate() {
        return sampleRate;
    }

    @Override
    public int channels() {
        return channelCode == 7 ? 8 : channelCode;
    }

    @Override
    public int frameSamples() {
        return frameSamples;
    }

    @Override
    public int samples(ByteBuf accessUnit) {
        return frameSamples;
    }

    /// As ADTS headers name the channels.
    int channelCode() {
        return channelCode;
    }

    /// The object type of the core coder, 1 to 4 where an ADTS header can say it.
    int coreType() {
        return Math.clamp(coreType, 1, 4);
    }

    /// As ADTS headers name the rate: the nearest there is.
    int rateCode() {
        int nearest = 0;
        for (int i = 1; i < SAMPLE_RATES.length; i++) {
            if (Math.abs(SAMPLE_RATES[i] - sampleRate) < Math.abs(SAMPLE_RATES[nearest] - sampleRate)) {
                nearest = i;
            }
        }
        return nearest;
    }

    @Override
    public String codec() {
        return "mp4a.40." + objectType;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof AacConfiguration that && Arrays.equals(specific, that.specific);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(specific);
    }

    @Override
    public String toString() {
        return codec() + " " + sampleRate + " Hz";
    }
}
