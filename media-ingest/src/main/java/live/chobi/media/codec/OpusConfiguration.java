package live.chobi.media.codec;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The Opus decoder configuration of a stream. Spec: RFC 7845 §5.1 (the identification header, which Enhanced RTMP v2
/// sends as its sequence start).
///
/// Immutable.
public final class OpusConfiguration implements AudioConfiguration {
    private static final byte[] MAGIC = "OpusHead".getBytes(StandardCharsets.US_ASCII);
    private static final int HEAD_BYTES = 19;
    private static final int RATE = 48_000;
    private static final int USUAL_FRAME = 960;
    /// RFC 6716 §3.1: no packet is longer than 120 ms.
    private static final int SAMPLES_MAX = 5_760;
    /// RFC 7845 §5.1 advises 80 ms where an encoder's own delay is not known.
    private static final int PRE_SKIP = 3_840;

    private final byte[] record;

    private OpusConfiguration(byte[] record) {
        this.record = record;
    }

    /// Throws [IllegalArgumentException] when a decoder could not start from it.
    public static OpusConfiguration parse(ByteBuf body) {
        byte[] bytes = ByteBufUtil.getBytes(body);
        if (bytes.length < HEAD_BYTES || !Arrays.equals(bytes, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
            throw new IllegalArgumentException("no Opus identification header");
        }
        int channels = bytes[9];
        boolean mapped = bytes[18] != 0;
        int length = HEAD_BYTES + (mapped ? 2 + channels : 0);
        if ((bytes[8] & 0xF0) != 0 || channels < 1 || channels > 8 || (!mapped && channels > 2)
                || bytes.length < length) {
            throw new IllegalArgumentException("an Opus header of version " + bytes[8] + ", " + channels + " channels");
        }
        return new OpusConfiguration(Arrays.copyOf(bytes, length));
    }

    /// For encoders that never send the header: the first packet says whether it is stereo.
    public static OpusConfiguration ofPacket(ByteBuf packet) {
        boolean stereo = packet.isReadable() && (packet.getByte(packet.readerIndex()) & 4) != 0;
        ByteBuf head = Unpooled.buffer(HEAD_BYTES).writeBytes(MAGIC).writeByte(1).writeByte(stereo ? 2 : 1)
                .writeShortLE(PRE_SKIP).writeIntLE(RATE).writeShortLE(0).writeByte(0);
        return new OpusConfiguration(ByteBufUtil.getBytes(head));
    }

    @Override
    public AudioCodec kind() {
        return AudioCodec.OPUS;
    }

    @Override
    public byte[] record() {
        return record;
    }

    @Override
    public int sampleRate() {
        return RATE;
    }

    @Override
    public int channels() {
        return record[9];
    }

    @Override
    public int frameSamples() {
        return USUAL_FRAME;
    }

    /// RFC 6716 §3.1: the first byte says how long a frame is and how many there are.
    @Override
    public int samples(ByteBuf packet) {
        if (!packet.isReadable()) {
            return USUAL_FRAME;
        }
        int toc = packet.getUnsignedByte(packet.readerIndex());
        int frames = switch (toc & 3) {
            case 0 -> 1;
            case 1, 2 -> 2;
            default -> packet.readableBytes() < 2 ? 1 : packet.getByte(packet.readerIndex() + 1) & 0x3F;
        };
        int samples = frames * frameSamples(toc >> 3);
        return samples <= 0 || samples > SAMPLES_MAX ? USUAL_FRAME : samples;
    }

    private static int frameSamples(int configuration) {
        if (configuration < 12) {
            int size = configuration & 3;
            return size == 3 ? 2_880 : 480 << size;
        }
        return configuration < 16 ? 480 << (configuration & 1) : 120 << (configuration & 3);
    }

    @Override
    public String codec() {
        return "opus";
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof OpusConfiguration that && Arrays.equals(record, that.record);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(record);
    }

    @Override
    public String toString() {
        return codec() + " " + RATE + " Hz";
    }
}
