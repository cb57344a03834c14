package live.chobi.media.transcoding;

import io.netty.channel.EventLoopGroup;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.Semaphore;
import live.chobi.media.Admission;
import live.chobi.media.MediaMetrics;
import live.chobi.media.stream.StreamReader;
import live.chobi.media.stream.TimeSource;

/// The ladders of one node. Any thread.
public final class Transcoding implements AutoCloseable {
    private final TranscodingSettings settings;
    private final Workplace workplace;
    private final Coder.Factory coders;
    private final Semaphore places;
    private final EventLoopGroup loops;
    private final TimeSource time;
    private final MediaMetrics metrics;

    private Transcoding(TranscodingSettings settings, Workplace workplace, Program program, EventLoopGroup loops,
            TimeSource time, MediaMetrics metrics) {
        this.settings = settings;
        this.workplace = workplace;
        this.coders = FfmpegCoder.factory(program, workplace, settings.threads());
        this.places = new Semaphore(settings.children());
        this.loops = loops;
        this.time = time;
        this.metrics = metrics;
    }

    /// Blocks for a moment.
    ///
    /// @param folder of its own: what an earlier process has left there goes
    public static Transcoding open(TranscodingSettings settings, Path folder, Program program, EventLoopGroup loops,
            TimeSource time, MediaMetrics metrics) throws IOException {
        return new Transcoding(settings, Workplace.open(folder), program, loops, time, metrics);
    }

    /// The reader that makes a session's ladder. Must not block.
    public StreamReader readerOf(Admission.Admitted admitted, RenditionSink.Factory sinks) {
        return new Transcoder(admitted, settings.ladder(), coders, sinks, places, loops.next(), time, metrics);
    }

    /// Called when no program runs any more.
    @Override
    public void close() {
        try {
            workplace.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
