package live.chobi.media.rtmp;

import io.netty.buffer.ByteBuf;

/// The body of an audio or video message. Spec: Adobe Flash Video File Format 10.1, Annex E.4.2.1 and E.4.3.1; the
/// FourCC form: Enhanced RTMP v1, "Defining Additional Video Codecs".
///
/// Payloads are slices of the message's buffer, not retained: the caller retains what it keeps.
sealed interface FlvTag {
    /// An AVCDecoderConfigurationRecord.
    record AvcHeader(ByteBuf payload) implements FlvTag {}

    /// Length-prefixed NAL units.
    record AvcFrame(boolean key, int compositionMs, ByteBuf payload) implements FlvTag {}

    /// An AudioSpecificConfig.
    record AacHeader(ByteBuf payload) implements FlvTag {}

    /// One raw access unit.
    record AacFrame(ByteBuf payload) implements FlvTag {}

    /// @param codec for people: `MP3`, `hvc1`
    record Unsupported(String codec) implements FlvTag {}

    /// Says nothing to a decoder: an end of sequence, an empty tag, one cut short.
    record Nothing() implements FlvTag {}

    static FlvTag video(ByteBuf body) {
        if (body.readableBytes() < 2) {
            return new Nothing();
        }
        int first = body.readUnsignedByte();
        if ((first & 0x80) != 0) {
            return new Unsupported(body.readableBytes() < 4 ? "enhanced" : fourCc(body));
        }
        int codec = first & 0x0F;
        int frameType = first >> 4;
        if (frameType == 5) { // A command frame, for players.
            return new Nothing();
        }
        if (codec != 7) {
            return new Unsupported(switch (codec) {
                case 2 -> "Sorenson H.263";
                case 4, 5 -> "VP6";
                case 12 -> "HEVC (legacy numbering)";
                default -> "video codec " + codec;
            });
        }
        if (body.readableBytes() < 4) {
            return new Nothing();
        }
        int packet = body.readUnsignedByte();
        int compositionMs = body.readMedium();
        return switch (packet) {
            case 0 -> new AvcHeader(body.readSlice(body.readableBytes()));
            case 1 -> body.isReadable()
                    ? new AvcFrame(frameType == 1, compositionMs, body.readSlice(body.readableBytes()))
                    : new Nothing();
            default -> new Nothing();
        };
    }

    static FlvTag audio(ByteBuf body) {
        if (body.readableBytes() < 2) {
            return new Nothing();
        }
        int format = body.readUnsignedByte() >> 4;
        return switch (format) {
            case 10 -> {
                int packet = body.readUnsignedByte();
                yield !body.isReadable()
                        ? new Nothing()
                        : packet == 0
                                ? new AacHeader(body.readSlice(body.readableBytes()))
                                : new AacFrame(body.readSlice(body.readableBytes()));
            }
            case 9 -> new Unsupported(body.readableBytes() < 4 ? "enhanced" : fourCc(body));
            case 2, 14 -> new Unsupported("MP3");
            case 11 -> new Unsupported("Speex");
            default -> new Unsupported("audio format " + format);
        };
    }

    private static String fourCc(ByteBuf body) {
        var text = new StringBuilder();
        for (int i = 0; i < 4; i++) {
            char c = (char) body.readUnsignedByte();
            text.append(c > 32 && c < 127 ? c : '?');
        }
        return text.toString();
    }
}
