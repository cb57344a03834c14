package live.chobi.media.transcoding;

import live.chobi.media.codec.VideoConfiguration;
import live.chobi.media.stream.Frame;

/// How much the source's pictures are, before it is decided what to make of them. Owner: the transcoder's event loop.
final class SourceMeasure {
    /// A group of pictures, where they are as long as usual; of a shorter stretch the key frame would be most.
    static final long ENOUGH_US = 900_000;

    private boolean begun;
    private long firstUs;
    private long newestUs;
    private long bytes;
    private int frames;

    /// A key frame is the first of the next group, and measured with it.
    ///
    /// @return whether it may be decided now
    boolean add(Frame.Video frame) {
        if (!begun) {
            if (!frame.key()) {
                return false;
            }
            begun = true;
            firstUs = frame.dtsUs();
        }
        newestUs = frame.dtsUs();
        if (frame.key() && newestUs - firstUs >= ENOUGH_US) {
            return true;
        }
        bytes += frame.payload().readableBytes();
        frames++;
        return false;
    }

    double bitsPerSecond() {
        return newestUs <= firstUs ? 0 : bytes * 8e6 / (newestUs - firstUs);
    }

    double framesPerSecond(VideoConfiguration configuration) {
        double declared = configuration.picture().framesPerSecond();
        return declared > 0 ? declared : newestUs <= firstUs ? 0 : frames * 1e6 / (newestUs - firstUs);
    }
}
