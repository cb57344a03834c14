package live.chobi.media.transcoding;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import live.chobi.media.codec.AudioConfiguration;
import live.chobi.media.codec.VideoConfiguration;
import live.chobi.media.stream.Frame;
import org.jspecify.annotations.Nullable;

/// Makes a rendition of a rung's pictures and the source's own sound. Owner: the transcoder's event loop.
///
/// The program gets no sound, so sound has the same bytes and times in every rendition; it waits here until the pictures
/// of its time have been coded, as does what happened to the source in between. Decoding times are set so that each key
/// frame is decoded when the source's is: all renditions can then be cut at the same times.
final class RungTrack {
    /// Two minutes of sound: whoever is so far behind is about to be given up.
    private static final int WAITING_MAX = 6_000;
    private static final long STEP_MIN_US = 100;

    /// What waits for the pictures before `us`.
    private sealed interface Waiting {
        long us();

        record Sound(Frame.Audio frame) implements Waiting {
            @Override
            public long us() {
                return frame.dtsUs();
            }
        }

        record Anchor(long us, Instant mediaZero) implements Waiting {}

        record Settlement(long us, Instant mediaZero) implements Waiting {}

        record Interruption(long us) implements Waiting {}
    }

    private final RenditionSink sink;
    private final KeyTimes keys;
    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private @Nullable VideoConfiguration video;
    private @Nullable AudioConfiguration audio;
    private Instant mediaZero = Instant.EPOCH;
    private boolean begun;
    private long delayUs;
    private long lastUs = Long.MIN_VALUE;

    RungTrack(RenditionSink sink, KeyTimes keys) {
        this.sink = sink;
        this.keys = keys;
    }

    /// Another run of the program begins.
    void beginRun(@Nullable AudioConfiguration sound, Instant zero) {
        audio = sound;
        mediaZero = zero;
        begun = false;
        dropWaiting();
    }

    void configured(VideoConfiguration configuration) {
        video = configuration;
        if (begun) {
            sink.configured(configuration, audio);
        }
    }

    /// The sound stays the caller's. False when too much is waiting and it is left out.
    boolean sound(Frame.Audio frame) {
        if (waiting.size() >= WAITING_MAX) {
            return false;
        }
        frame.payload().retain();
        waiting.add(new Waiting.Sound(frame));
        return true;
    }

    /// @param us no frame before it is concerned
    void anchored(long us, Instant zero) {
        waiting.add(new Waiting.Anchor(us, zero));
    }

    /// @param us no frame before it is concerned
    void settled(long us, Instant zero) {
        waiting.add(new Waiting.Settlement(us, zero));
    }

    /// @param us every frame before it has been sent
    void interrupted(long us) {
        waiting.add(new Waiting.Interruption(us));
    }

    /// False for a picture that nothing can be made of.
    boolean picture(Frame.Video frame) {
        VideoConfiguration configuration = video;
        if (configuration == null || (!begun && !frame.key())) {
            return false;
        }
        long ptsUs = frame.ptsUs();
        int source = frame.key() ? keys.find(ptsUs) : -1;
        if (source >= 0) {
            ptsUs = keys.shownUs(source);
            delayUs = ptsUs - keys.decodedUs(source);
        }
        long dtsUs = Math.max(ptsUs - delayUs, lastUs + STEP_MIN_US);
        release(dtsUs);
        if (!begun) {
            begun = true;
            sink.anchored(mediaZero);
            sink.configured(configuration, audio);
        }
        lastUs = dtsUs;
        sink.frame(new Frame.Video(dtsUs, ptsUs, frame.key(), frame.payload()));
        return true;
    }

    /// Pictures have stopped, and sound goes on.
    void soundUpTo(long us) {
        if (begun) {
            release(us);
        }
    }

    /// The run is over, and nothing waits for pictures any more.
    void endRun() {
        if (begun) {
            release(Long.MAX_VALUE);
        }
        dropWaiting();
        begun = false;
    }

    /// The rendition stays as it is; no more comes.
    void end() {
        endRun();
        sink.ended();
    }

    void remove() {
        dropWaiting();
        sink.remove();
    }

    /// What is before the first picture has no rendition to be in.
    ///
    /// @param toUs what comes after this stays
    private void release(long toUs) {
        Waiting next = waiting.peek();
        while (next != null && next.us() < toUs) {
            waiting.remove();
            switch (next) {
                case Waiting.Sound(Frame.Audio frame) -> {
                    if (begun) {
                        sink.frame(frame);
                    }
                    frame.payload().release();
                }
                case Waiting.Anchor(_, Instant zero) -> {
                    mediaZero = zero;
                    if (begun) {
                        sink.anchored(zero);
                    }
                }
                case Waiting.Settlement(_, Instant zero) -> {
                    mediaZero = zero;
                    if (begun) {
                        sink.settled(zero);
                    }
                }
                case Waiting.Interruption _ -> {
                    if (begun) {
                        sink.interrupted();
                    }
                }
            }
            next = waiting.peek();
        }
    }

    private void dropWaiting() {
        waiting.forEach(it -> {
            if (it instanceof Waiting.Sound(Frame.Audio frame)) {
                frame.payload().release();
            }
        });
        waiting.clear();
    }
}
