package live.chobi.media.relay;

import java.util.OptionalLong;
import live.chobi.media.flv.FlvBody;
import live.chobi.media.stream.Frame;

/// Which frames go to a target, and with which time: from a key frame on, none that would have to wait for a slow
/// target, and after a gap from the next key frame on. Owner: the push's event loop.
final class FrameGate {
    private boolean awaitingKey = true;
    private long firstUs = -1;
    private long newestMs;

    /// What follows has no relation to what was before: another encoder, another configuration.
    void awaitKey() {
        awaitingKey = true;
    }

    /// Whether a frame has been sent.
    boolean hasBegun() {
        return firstUs >= 0;
    }

    /// The time of the newest frame that was sent.
    long newestMs() {
        return newestMs;
    }

    /// The frame's time in milliseconds since the first; empty when the frame is left out.
    ///
    /// @param pictures whether the stream has pictures, so that sound waits for them
    OptionalLong admit(Frame frame, boolean pictures, boolean writable) {
        if (!writable) {
            awaitingKey = true;
            return OptionalLong.empty();
        }
        if (!pictures || (frame instanceof Frame.Video video && video.key())) {
            awaitingKey = false;
        }
        if (awaitingKey) {
            return OptionalLong.empty();
        }
        if (firstUs < 0) {
            firstUs = FlvBody.timestampMs(frame) * 1_000;
        }
        // Sound that belongs before the first picture is left out with the pictures it belongs to.
        long us = frame.dtsUs() - firstUs;
        if (us < 0) {
            return OptionalLong.empty();
        }
        newestMs = Math.max(newestMs, us / 1_000);
        return OptionalLong.of(us / 1_000);
    }
}
