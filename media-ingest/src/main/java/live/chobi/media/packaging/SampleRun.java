package live.chobi.media.packaging;

import io.netty.buffer.ByteBuf;
import java.util.ArrayList;
import java.util.List;

/// The samples of one track in one fragment, in the track's own timescale. Owner: who fills it.
///
/// It owns the payloads until [#release].
public final class SampleRun {
    /// ISO/IEC 14496-12 §8.8.3.1: depends on no other, or depends on others and is no sync sample.
    public static final int SYNC = 0x02000000;
    public static final int NOT_SYNC = 0x01010000;

    /// @param time decoding time
    public record Sample(long time, int compositionOffset, int flags, ByteBuf payload) {}

    private final int trackId;
    private final List<Sample> samples = new ArrayList<>();
    private long bytes;

    public SampleRun(int trackId) {
        this.trackId = trackId;
    }

    /// Takes over the payload.
    public void add(Sample sample) {
        samples.add(sample);
        bytes += sample.payload().readableBytes();
    }

    int trackId() {
        return trackId;
    }

    public boolean isEmpty() {
        return samples.isEmpty();
    }

    public List<Sample> samples() {
        return samples;
    }

    long bytes() {
        return bytes;
    }

    /// Forgets what comes before `time`: sound from before the first picture.
    void dropBefore(long time) {
        while (!samples.isEmpty() && samples.getFirst().time() < time) {
            Sample first = samples.removeFirst();
            bytes -= first.payload().readableBytes();
            first.payload().release();
        }
    }

    public void release() {
        samples.forEach(sample -> sample.payload().release());
        samples.clear();
        bytes = 0;
    }
}
