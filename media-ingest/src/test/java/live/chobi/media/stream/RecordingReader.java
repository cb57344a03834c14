package live.chobi.media.stream;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import live.chobi.media.codec.AudioConfiguration;
import live.chobi.media.codec.VideoConfiguration;
import org.jspecify.annotations.Nullable;

/// Remembers what a stream tells its readers; a frame by its decoding time in ms.
final class RecordingReader implements StreamReader {
    final List<String> told = new ArrayList<>();

    @Override
    public void configured(@Nullable VideoConfiguration video, @Nullable AudioConfiguration audio) {
        told.add("configured");
    }

    @Override
    public void frame(Frame frame) {
        told.add(Long.toString(frame.dtsUs() / 1_000));
    }

    @Override
    public void anchored(Instant mediaZero) {
        told.add("anchored");
    }

    @Override
    public void interrupted() {
        told.add("interrupted");
    }

    @Override
    public void ended() {
        told.add("ended");
    }
}
