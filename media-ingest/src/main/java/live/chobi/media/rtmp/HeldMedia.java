package live.chobi.media.rtmp;

import io.netty.buffer.ByteBuf;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.OptionalLong;
import java.util.function.Consumer;
import live.chobi.media.flv.FlvTag;
import org.jspecify.annotations.Nullable;

/// What a backup encoder has sent since its newest key frame, and the headers before it: enough to go on air with at
/// once. Owner: its connection's event loop. Holds one reference to each message.
///
/// Bounded: a GOP that grows beyond the bounds is thrown away, and the next key frame begins another.
final class HeldMedia {
    /// Ten seconds of 6 Mbit/s.
    static final int BYTES_MAX = 8 << 20;
    /// Ten seconds of 60 pictures and 50 sounds a second, twice.
    static final int MESSAGES_MAX = 2_200;

    private record Held(RtmpMessage message, ByteBuf payload) {
        static @Nullable Held of(RtmpMessage message) {
            return switch (message) {
                case RtmpMessage.Video video -> new Held(video, video.payload());
                case RtmpMessage.Audio audio -> new Held(audio, audio.payload());
                default -> null;
            };
        }
    }

    private final Deque<Held> gop = new ArrayDeque<>();
    private @Nullable Held videoHeader;
    private @Nullable Held audioHeader;
    /// The headers that were true when the GOP began.
    private @Nullable Held videoHeaderBefore;
    private @Nullable Held audioHeaderBefore;
    private boolean pictures;
    private int bytes;
    private long beganNanos;
    private long beganMs;
    private int overflows;

    /// Whether this message is a picture that a decoder can begin with. The message stays the caller's.
    static boolean isEntry(RtmpMessage message) {
        return message instanceof RtmpMessage.Video video
                && first(FlvTag.video(video.payload().duplicate())) instanceof FlvTag.VideoFrame frame && frame.key();
    }

    /// The message stays the caller's.
    void keep(RtmpMessage message, long nowNanos) {
        Held held = Held.of(message);
        if (held == null) {
            return;
        }
        FlvTag tag = first(message instanceof RtmpMessage.Video
                ? FlvTag.video(held.payload().duplicate())
                : FlvTag.audio(held.payload().duplicate()));
        switch (tag) {
            case FlvTag.VideoHeader _ -> {
                pictures = true;
                videoHeader = replaced(videoHeader, held);
                add(held);
            }
            case FlvTag.AudioHeader _ -> {
                audioHeader = replaced(audioHeader, held);
                add(held);
            }
            case FlvTag.VideoFrame(_, boolean key, _, _, _) -> {
                pictures = true;
                if (key) {
                    begin(message, nowNanos);
                }
                add(held, key);
            }
            case FlvTag.AudioFrame _ -> add(held);
            case FlvTag.Multitrack _,FlvTag.Unsupported _,FlvTag.Nothing _ -> {
            }
        }
    }

    /// Whether there is anything to wait for: a backup of sound can go on air at any frame.
    boolean hasPictures() {
        return pictures;
    }

    /// When the held GOP began to come; empty when none is held.
    OptionalLong beganNanos() {
        return gop.isEmpty() ? OptionalLong.empty() : OptionalLong.of(beganNanos);
    }

    /// The encoder's time of the held key frame.
    long beganMs() {
        return beganMs;
    }

    /// How often a GOP was too long to be held.
    int overflows() {
        return overflows;
    }

    /// Headers first, then the GOP, each lent for the call; all of it stays held.
    void replay(Consumer<RtmpMessage> to) {
        boolean isHeld = !gop.isEmpty();
        lend(isHeld ? videoHeaderBefore : videoHeader, to);
        lend(isHeld ? audioHeaderBefore : audioHeader, to);
        gop.forEach(held -> lend(held, to));
    }

    void clear() {
        clearGop();
        videoHeader = replaced(videoHeader, null);
        audioHeader = replaced(audioHeader, null);
        pictures = false;
    }

    private void begin(RtmpMessage message, long nowNanos) {
        clearGop();
        beganNanos = nowNanos;
        beganMs = message instanceof RtmpMessage.Video video ? video.timestampMs() : 0;
        videoHeaderBefore = replaced(videoHeaderBefore, videoHeader);
        audioHeaderBefore = replaced(audioHeaderBefore, audioHeader);
    }

    private void add(Held held) {
        add(held, false);
    }

    private void add(Held held, boolean begins) {
        if (gop.isEmpty() && !begins) {
            return; // Nobody could decode it.
        }
        bytes += held.payload().readableBytes();
        held.payload().retain();
        gop.add(held);
        if (bytes > BYTES_MAX || gop.size() > MESSAGES_MAX) {
            overflows++;
            clearGop();
        }
    }

    private void clearGop() {
        gop.forEach(held -> held.payload().release());
        gop.clear();
        bytes = 0;
        videoHeaderBefore = replaced(videoHeaderBefore, null);
        audioHeaderBefore = replaced(audioHeaderBefore, null);
    }

    private static @Nullable Held replaced(@Nullable Held before, @Nullable Held now) {
        if (now != null) {
            now.payload().retain();
        }
        if (before != null) {
            before.payload().release();
        }
        return now;
    }

    /// Reading moves a buffer's index: every reader gets the message with an index of its own.
    private static void lend(@Nullable Held held, Consumer<RtmpMessage> to) {
        if (held == null) {
            return;
        }
        to.accept(switch (held.message()) {
            case RtmpMessage.Video(int stream, long ms, ByteBuf payload) ->
                new RtmpMessage.Video(stream, ms, payload.duplicate());
            case RtmpMessage.Audio(int stream, long ms, ByteBuf payload) ->
                new RtmpMessage.Audio(stream, ms, payload.duplicate());
            case RtmpMessage other -> other;
        });
    }

    private static FlvTag first(FlvTag tag) {
        return tag instanceof FlvTag.Multitrack(FlvTag first, _) ? first : tag;
    }
}
