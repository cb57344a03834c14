package live.chobi.media.rtmp;

import io.netty.buffer.ByteBuf;
import java.util.function.Consumer;
import live.chobi.media.MediaMetrics;
import live.chobi.media.codec.AudioCodec;
import live.chobi.media.codec.AudioConfiguration;
import live.chobi.media.codec.VideoCodec;
import live.chobi.media.codec.VideoConfiguration;
import live.chobi.media.flv.FlvTag;
import live.chobi.media.stream.LiveStream;
import live.chobi.media.stream.Mended;
import live.chobi.media.stream.TimestampUnwrapper;

/// Turns one publisher's audio and video messages into frames of its stream. Owner: the connection's event loop, which
/// is the stream's as long as this exists.
public final class PublishedMedia {
    /// What became of a message.
    public sealed interface Outcome {
    }

    /// Also when it was bad and has been counted: one bad frame ends nothing.
    public record Taken() implements Outcome {}

    /// The first message in an audio codec we do not know; later ones are `Taken`.
    public record IgnoredAudio(String codec) implements Outcome {}

    public record RefusedVideo(String codec) implements Outcome {}

    private static final Outcome TAKEN = new Taken();

    private final LiveStream stream;
    private final MediaMetrics metrics;
    private final long sinceNanos;
    private final TimestampUnwrapper timestamps = new TimestampUnwrapper();
    private boolean audioIgnored;

    public PublishedMedia(LiveStream stream, MediaMetrics metrics, long sinceNanos) {
        this.stream = stream;
        this.metrics = metrics;
        this.sinceNanos = sinceNanos;
    }

    LiveStream stream() {
        return stream;
    }

    long sinceNanos() {
        return sinceNanos;
    }

    long silentNanos() {
        return stream.silentNanos();
    }

    /// The message stays the caller's.
    public Outcome take(RtmpMessage message) {
        return switch (message) {
            case RtmpMessage.Video(_, long timestampMs, ByteBuf payload) ->
                take(FlvTag.video(payload), true, timestampMs);
            case RtmpMessage.Audio(_, long timestampMs, ByteBuf payload) ->
                take(FlvTag.audio(payload), false, timestampMs);
            default -> TAKEN;
        };
    }

    private Outcome take(FlvTag tag, boolean video, long timestampMs) {
        return switch (tag) {
            case FlvTag.VideoHeader(VideoCodec codec, ByteBuf payload) ->
                configure(payload, bytes -> stream.configure(VideoConfiguration.parse(codec, bytes)));
            case FlvTag.AudioHeader(AudioCodec codec, ByteBuf payload) ->
                configure(payload, bytes -> stream.configure(AudioConfiguration.parse(codec, bytes)));
            case FlvTag.VideoFrame(VideoCodec codec, boolean key, int compositionMs, int offsetNanos, ByteBuf payload) -> {
                stream.video(codec, sourceUs(timestampMs, offsetNanos), compositionMs * 1_000L, key, payload.retain());
                yield TAKEN;
            }
            case FlvTag.AudioFrame(AudioCodec codec, int offsetNanos, ByteBuf payload) -> {
                stream.audio(codec, sourceUs(timestampMs, offsetNanos), payload.retain());
                yield TAKEN;
            }
            case FlvTag.Multitrack(FlvTag first, int others) -> {
                for (int i = 0; i < others; i++) {
                    stream.mended(Mended.OTHER_TRACK);
                }
                yield take(first, video, timestampMs);
            }
            case FlvTag.Unsupported(String codec) -> unsupported(codec, video);
            case FlvTag.Nothing() -> TAKEN;
        };
    }

    private long sourceUs(long timestampMs, int offsetNanos) {
        return timestamps.unwrap(timestampMs) * 1_000 + offsetNanos / 1_000;
    }

    private Outcome configure(ByteBuf payload, Consumer<ByteBuf> configure) {
        try {
            configure.accept(payload);
        } catch (IllegalArgumentException _) {
            metrics.frameDropped(); // The one before stays; the health of the ingest shows it.
        }
        return TAKEN;
    }

    private Outcome unsupported(String codec, boolean video) {
        if (video) {
            metrics.unsupportedCodec("video");
            return new RefusedVideo(codec);
        }
        if (audioIgnored) {
            return TAKEN;
        }
        audioIgnored = true;
        metrics.unsupportedCodec("audio");
        return new IgnoredAudio(codec);
    }
}
