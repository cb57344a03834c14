package live.chobi.media.flv;

import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;
import live.chobi.media.codec.AacConfiguration;
import live.chobi.media.codec.AudioConfiguration;
import live.chobi.media.codec.Av1Configuration;
import live.chobi.media.codec.AvcConfiguration;
import live.chobi.media.codec.HevcConfiguration;
import live.chobi.media.codec.Mp3Configuration;
import live.chobi.media.codec.OpusConfiguration;
import live.chobi.media.codec.VideoConfiguration;
import live.chobi.media.codec.Vp9Configuration;
import live.chobi.media.stream.Frame;

/// Writes what stands before a frame's payload in an FLV tag, or an RTMP message: the form every player knows for
/// H.264, AAC and MP3, the FourCC form (Enhanced RTMP) for the rest. Specs as [FlvTag]. Pure.
///
/// A tag's timestamp is the decoding time in whole milliseconds, rounded down ([#timestampMs]); composition times are
/// rounded with it.
public final class FlvBody {
    private static final int AVC_HEAD = 5;
    private static final int COMPOSED_HEAD = 8;
    private static final int ENHANCED_HEAD = 5;

    private static final int KEY = 0x10;
    private static final int INTER = 0x20;
    private static final int ENHANCED_VIDEO = 0x80;
    private static final int ENHANCED_AUDIO = 0x90;
    private static final int AVC = 7;
    /// 44 kHz, 16 bits, stereo, whatever the sound is (Annex E.4.2.1).
    private static final int AAC = 0xAF;
    private static final int COMPOSITION_MAX_MS = (1 << 23) - 1;

    private FlvBody() {
    }

    public static long timestampMs(Frame frame) {
        return Math.floorDiv(frame.dtsUs(), 1_000L);
    }

    /// Always as many bytes for one configuration.
    public static int headBytes(VideoConfiguration configuration) {
        return switch (configuration) {
            case AvcConfiguration _ -> AVC_HEAD;
            case HevcConfiguration _ -> COMPOSED_HEAD;
            case Av1Configuration _,Vp9Configuration _ -> ENHANCED_HEAD;
        };
    }

    /// Always as many bytes for one configuration.
    public static int headBytes(AudioConfiguration configuration) {
        return switch (configuration) {
            case AacConfiguration _ -> 2;
            case Mp3Configuration _ -> 1;
            case OpusConfiguration _ -> ENHANCED_HEAD;
        };
    }

    /// The payload follows as it is.
    public static void writeHead(ByteBuf out, Frame.Video frame, VideoConfiguration configuration) {
        int type = frame.key() ? KEY : INTER;
        switch (configuration) {
            case AvcConfiguration _ -> out.writeByte(type | AVC).writeByte(1).writeMedium(compositionMs(frame));
            case HevcConfiguration _ -> enhanced(out, ENHANCED_VIDEO | type | EnhancedTag.CODED_FRAMES,
                    configuration.kind().fourCc()).writeMedium(compositionMs(frame));
            case Av1Configuration _,Vp9Configuration _ ->
                enhanced(out, ENHANCED_VIDEO | type | EnhancedTag.CODED_FRAMES, configuration.kind().fourCc());
        }
    }

    /// The payload follows as it is.
    public static void writeHead(ByteBuf out, Frame.Audio frame, AudioConfiguration configuration) {
        switch (configuration) {
            case AacConfiguration _ -> out.writeByte(AAC).writeByte(1);
            case Mp3Configuration mp3 -> out.writeByte(mp3Head(mp3));
            case OpusConfiguration _ ->
                enhanced(out, ENHANCED_AUDIO | EnhancedTag.CODED_FRAMES, configuration.kind().fourCc());
        }
    }

    /// The whole body that tells decoders of the configuration.
    public static void writeSequenceHeader(ByteBuf out, VideoConfiguration configuration) {
        if (configuration instanceof AvcConfiguration) {
            out.writeByte(KEY | AVC).writeByte(0).writeMedium(0);
        } else {
            enhanced(out, ENHANCED_VIDEO | KEY | EnhancedTag.SEQUENCE_START, configuration.kind().fourCc());
            if (configuration instanceof Vp9Configuration) {
                out.writeByte(1).writeMedium(0); // Version and flags, as the record has them inside its box.
            }
        }
        out.writeBytes(configuration.record());
    }

    /// False for MP3, which has no such body.
    public static boolean hasSequenceHeader(AudioConfiguration configuration) {
        return !(configuration instanceof Mp3Configuration);
    }

    /// The whole body that tells decoders of the configuration; nothing where there is none.
    public static void writeSequenceHeader(ByteBuf out, AudioConfiguration configuration) {
        switch (configuration) {
            case AacConfiguration _ -> out.writeByte(AAC).writeByte(0).writeBytes(configuration.record());
            case OpusConfiguration _ ->
                enhanced(out, ENHANCED_AUDIO | EnhancedTag.SEQUENCE_START, configuration.kind().fourCc())
                        .writeBytes(configuration.record());
            case Mp3Configuration _ -> {
            }
        }
    }

    private static ByteBuf enhanced(ByteBuf out, int first, String fourCc) {
        out.writeByte(first).writeCharSequence(fourCc, StandardCharsets.US_ASCII);
        return out;
    }

    private static int compositionMs(Frame.Video frame) {
        long ms = Math.floorDiv(frame.ptsUs(), 1_000L) - timestampMs(frame);
        return (int) Math.clamp(ms, -COMPOSITION_MAX_MS - 1L, COMPOSITION_MAX_MS);
    }

    /// Rates FLV has no number for are told as the nearest; decoders read the frame's own head.
    private static int mp3Head(Mp3Configuration configuration) {
        int rate = configuration.sampleRate();
        int code = rate >= 32_000 ? 3 : rate >= 16_000 ? 2 : rate >= 11_025 ? 1 : 0;
        return 0x20 | (code << 2) | 2 | (configuration.channels() == 2 ? 1 : 0);
    }
}
