package live.chobi.media.codec;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The AAC decoder configuration of a stream. Spec: ISO/IEC 14496-3 §1.6.2.1 (AudioSpecificConfig).
///
/// Immutable.
public final class AacConfiguration implements AudioConfiguration {
    private static final int[] SAMPLE_RATES = {96_000, 88_200, 64_000, 48_000, 44_100, 32_000, 24_000, 22_050, 16_000,
        12_000, 11_025, 8_000, 7_350};
    private static final int EXPLICIT_RATE = 15;
    private static final int ESCAPE = 31;
    private static final int SBR = 5;
    private static final int PARAMETRIC_STEREO = 29;
    /// No configuration in use is longer than a few bytes.
    private static final int BYTES_MAX = 64;

    private final byte[] specific;
    private final int objectType;
    private final int sampleRate;
    private final int channels;
    private final int frameSamples;

    private AacConfiguration(byte[] specific, int objectType, int sampleRate, int channels, int frameSamples) {
        this.specific = specific;
        this.objectType = objectType;
        this.sampleRate = sampleRate;
        this.channels = channels;
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
            boolean shortFrames = core <= 4 && core > 0 && in.flag();
            if (sampleRate <= 0 || channels > 7) {
                throw new IllegalArgumentException("audio of " + sampleRate + " Hz, channels " + channels);
            }
            return new AacConfiguration(specific, objectType, sampleRate, channels == 7 ? 8 : channels,
                    shortFrames ? 960 : 1024);
        } catch (IndexOutOfBoundsException e) {
            throw new IllegalArgumentException("an audio configuration is cut short", e);
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
        return channels;
    }

    @Override
    public int frameSamples() {
        return frameSamples;
    }

    @Override
    public int samples(ByteBuf accessUnit) {
        return frameSamples;
    }

    @Override
    public AudioCodec kind() {
        return AudioCodec.AAC;
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
