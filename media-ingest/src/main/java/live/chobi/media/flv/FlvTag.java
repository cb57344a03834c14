package live.chobi.media.flv;

import io.netty.buffer.ByteBuf;
import live.chobi.media.codec.AudioCodec;
import live.chobi.media.codec.VideoCodec;

/// The body of an audio or video message. Spec: Adobe Flash Video File Format 10.1, Annex E.4.2.1 and E.4.3.1; the
/// FourCC form: Enhanced RTMP v2, "Enhanced Audio" and "Enhanced Video", of which v1 is a part ([EnhancedTag]).
///
/// Payloads are slices of the message's buffer, not retained: the caller retains what it keeps.
public sealed interface FlvTag {
    /// The codec's own configuration record.
    record VideoHeader(VideoCodec codec, ByteBuf payload) implements FlvTag {}

    /// @param key as the encoder says
    /// @param offsetNanos to be added to the message's timestamp, less than a millisecond
    record VideoFrame(VideoCodec codec, boolean key, int compositionMs, int offsetNanos, ByteBuf payload)
            implements
                FlvTag {}

    /// The codec's own configuration record.
    record AudioHeader(AudioCodec codec, ByteBuf payload) implements FlvTag {}

    /// One raw access unit.
    ///
    /// @param offsetNanos to be added to the message's timestamp, less than a millisecond
    record AudioFrame(AudioCodec codec, int offsetNanos, ByteBuf payload) implements FlvTag {}

    /// The first track of several.
    ///
    /// @param others how many tracks were left out
    record Multitrack(FlvTag first, int others) implements FlvTag {}

    /// @param codec for people: `Speex`, `vvc1`
    record Unsupported(String codec) implements FlvTag {}

    /// Says nothing to a decoder: an end of sequence, metadata, a command for players, an empty tag, one cut short.
    record Nothing() implements FlvTag {}

    FlvTag NOTHING = new Nothing();

    static FlvTag video(ByteBuf body) {
        if (body.readableBytes() < 2) {
            return NOTHING;
        }
        int first = body.readUnsignedByte();
        if ((first & 0x80) != 0) {
            return EnhancedTag.video(body, (first >> 4) & 7, first & 0x0F);
        }
        int frameType = first >> 4;
        if (frameType == EnhancedTag.COMMAND) {
            return NOTHING;
        }
        return switch (first & 0x0F) {
            case 7 -> legacyVideo(VideoCodec.AVC, frameType, body);
            case 12 -> legacyVideo(VideoCodec.HEVC, frameType, body);
            case 2 -> new Unsupported("Sorenson H.263");
            case 4, 5 -> new Unsupported("VP6");
            default -> new Unsupported("video codec " + (first & 0x0F));
        };
    }

    private static FlvTag legacyVideo(VideoCodec codec, int frameType, ByteBuf body) {
        if (body.readableBytes() < 4) {
            return NOTHING;
        }
        int packet = body.readUnsignedByte();
        int compositionMs = body.readMedium();
        return switch (packet) {
            case 0 -> new VideoHeader(codec, body.readSlice(body.readableBytes()));
            case 1 -> body.isReadable()
                    ? new VideoFrame(codec, EnhancedTag.isKey(frameType), compositionMs, 0,
                            body.readSlice(body.readableBytes()))
                    : NOTHING;
            default -> NOTHING;
        };
    }

    static FlvTag audio(ByteBuf body) {
        if (body.readableBytes() < 2) {
            return NOTHING;
        }
        int first = body.readUnsignedByte();
        return switch (first >> 4) {
            case 9 -> EnhancedTag.audio(body, first & 0x0F);
            case 10 -> {
                int packet = body.readUnsignedByte();
                ByteBuf payload = body.readSlice(body.readableBytes());
                yield !payload.isReadable()
                        ? NOTHING
                        : packet == 0
                                ? new AudioHeader(AudioCodec.AAC, payload)
                                : new AudioFrame(AudioCodec.AAC, 0, payload);
            }
            case 2, 14 -> new AudioFrame(AudioCodec.MP3, 0, body.readSlice(body.readableBytes()));
            case 0, 3 -> new Unsupported("PCM");
            case 4, 5, 6 -> new Unsupported("Nellymoser");
            case 7, 8 -> new Unsupported("G.711");
            case 11 -> new Unsupported("Speex");
            default -> new Unsupported("audio format " + (first >> 4));
        };
    }
}
