package live.chobi.media.codec;

import io.netty.buffer.ByteBuf;
import org.jspecify.annotations.Nullable;

/// What the frames of MP3 have in common. Spec: ISO/IEC 11172-3 §2.4.1.3, 13818-3 §2.4.2.3 (frame header).
///
/// @param lowRate of MPEG-2 or 2.5, whose frames are half as long
public record Mp3Configuration(int sampleRate, int channels, boolean lowRate) implements AudioConfiguration {
    private static final byte[] NO_RECORD = {};
    private static final int[] RATES = {44_100, 48_000, 32_000};
    private static final int[] KILOBITS = {0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320};
    private static final int[] LOW_RATE_KILOBITS = {0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160};
    private static final int LAYER_3 = 1;
    private static final int MPEG_1 = 3;
    private static final int RESERVED_VERSION = 1;
    private static final int MONO = 3;
    private static final int HEAD_BYTES = 4;

    /// Null when the bytes begin with no frame of MP3. Indexes stay.
    public static @Nullable Mp3Configuration ofFrame(ByteBuf frame) {
        return frame.readableBytes() < HEAD_BYTES ? null : ofHead(frame.getInt(frame.readerIndex()));
    }

    private static @Nullable Mp3Configuration ofHead(int head) {
        int version = (head >> 19) & 3;
        int rate = (head >> 10) & 3;
        int bits = (head >> 12) & 0xF;
        if (head >>> 21 != 0x7FF || version == RESERVED_VERSION || ((head >> 17) & 3) != LAYER_3 || rate == 3
                || bits == 0 || bits == 15) {
            return null;
        }
        int divisor = version == MPEG_1 ? 1 : version == 2 ? 2 : 4;
        return new Mp3Configuration(RATES[rate] / divisor, ((head >> 6) & 3) == MONO ? 1 : 2, version != MPEG_1);
    }

    private static int frameBytes(int head, Mp3Configuration configuration) {
        int bits = (head >> 12) & 0xF;
        int kilobits = (configuration.lowRate ? LOW_RATE_KILOBITS : KILOBITS)[bits];
        return (configuration.lowRate ? 72 : 144) * kilobits * 1_000 / configuration.sampleRate + ((head >> 9) & 1);
    }

    @Override
    public AudioCodec kind() {
        return AudioCodec.MP3;
    }

    @Override
    public byte[] record() {
        return NO_RECORD;
    }

    @Override
    public int frameSamples() {
        return lowRate ? 576 : 1_152;
    }

    /// Some encoders put several frames into one message.
    @Override
    public int samples(ByteBuf accessUnit) {
        int frames = 0;
        int at = accessUnit.readerIndex();
        while (at + HEAD_BYTES <= accessUnit.writerIndex()) {
            int head = accessUnit.getInt(at);
            Mp3Configuration found = ofHead(head);
            if (found == null) {
                break;
            }
            frames++;
            at += frameBytes(head, found);
        }
        return Math.max(frames, 1) * frameSamples();
    }

    @Override
    public String codec() {
        return "mp4a.40.34";
    }
}
