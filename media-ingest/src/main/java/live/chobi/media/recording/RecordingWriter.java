package live.chobi.media.recording;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import live.chobi.media.MediaMetrics;
import live.chobi.media.codec.VideoConfiguration;
import live.chobi.media.packaging.Tracks;
import live.chobi.media.stream.TimeSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes one session's batches into its files. Owner: one virtual thread at a time, by way of [Handover].
///
/// What has been written survives the end of the process; every [#FORCE_EVERY] it is forced to the disk, and so survives
/// the loss of power. A write that fails costs the frames up to the next key frame after [#FAULT_PAUSE].
final class RecordingWriter implements Handover.Writer {
    static final Duration FORCE_EVERY = Duration.ofSeconds(5);
    static final Duration FAULT_PAUSE = Duration.ofSeconds(10);
    /// A stream that never ends gets another file, so that its index stays small and old parts could be moved away.
    static final Duration FILE_MAX = Duration.ofHours(6);

    private static final Logger LOG = LoggerFactory.getLogger(RecordingWriter.class);

    private final RecordingFolder folder;
    private final MediaMetrics metrics;
    private final TimeSource time;
    private final Consumer<Recording> changed;
    private final Runnable ended;

    private @Nullable Recording recording;
    private @Nullable MovieFile file;
    private @Nullable RecordedFile entry;
    private long forcedAtNanos;
    private boolean faulty;
    private long faultAtNanos;

    /// @param changed hears of each new state that is on the disk
    /// @param ended called when the stream has ended and its last file is closed
    RecordingWriter(RecordingFolder folder, MediaMetrics metrics, TimeSource time, Consumer<Recording> changed,
            Runnable ended) {
        this.folder = folder;
        this.metrics = metrics;
        this.time = time;
        this.changed = changed;
        this.ended = ended;
    }

    @Override
    public void write(Batch batch) {
        try {
            MovieFile present = file;
            if (present != null && (!present.period().equals(batch.period())
                    || (present.durationMs() >= FILE_MAX.toMillis() && batch.beginsWithKey()))) {
                close();
            }
            if (!batch.frames().isEmpty()) {
                add(batch);
            }
            if (batch.last()) {
                close();
            }
        } catch (IOException e) {
            fault(batch, e);
        }
    }

    @Override
    public void end() {
        try {
            close();
        } catch (IOException e) {
            LOG.warn("the last file of the recording of {} was not closed; it will be repaired", folder.session(), e);
        }
        ended.run();
    }

    private void add(Batch batch) throws IOException {
        MovieFile present = file;
        if (present == null) {
            boolean pausing = faulty && time.nanos() - faultAtNanos < FAULT_PAUSE.toNanos();
            if (pausing || !batch.beginsWithKey()) {
                metrics.recordingLost("fault", batch.frames().size());
                return;
            }
            present = open(batch);
            if (present == null) {
                metrics.recordingLost("fault", batch.frames().size());
                return;
            }
        }
        long before = present.bytes();
        present.add(batch);
        metrics.recordingWritten(present.bytes() - before);
        if (time.nanos() - forcedAtNanos >= FORCE_EVERY.toNanos()) {
            forcedAtNanos = time.nanos();
            present.force();
        }
    }

    /// The index names the file before there is one: a file that no index names holds nothing. Null when the recording
    /// has been completed meanwhile.
    private @Nullable MovieFile open(Batch first) throws IOException {
        Instant startsAt = MovieFile.startsAt(first);
        Recording present = recording;
        if (present == null) {
            present = folder.load().orElseGet(() -> Recording.begun(folder.session(), startsAt));
        }
        if (present.state() != Recording.State.RECORDING) {
            return null;
        }
        Tracks tracks = first.period().tracks();
        VideoConfiguration video = tracks.video();
        var begun = new RecordedFile(RecordingFolder.nextName(present), startsAt, 0, 0, tracks.codecs(),
                video == null ? 0 : video.picture().width(), video == null ? 0 : video.picture().height(), false);
        store(present.with(begun));
        MovieFile opened = MovieFile.create(folder.file(begun), first);
        file = opened;
        entry = begun;
        faulty = false;
        forcedAtNanos = time.nanos();
        metrics.recordingFileBegun();
        return opened;
    }

    private void close() throws IOException {
        MovieFile present = file;
        RecordedFile begun = entry;
        Recording all = recording;
        file = null;
        if (present != null && begun != null && all != null) {
            present.finish();
            store(all.with(begun.completed(present.bytes(), present.durationMs())));
        }
    }

    private void store(Recording next) throws IOException {
        folder.store(next);
        recording = next;
        changed.accept(next);
    }

    private void fault(Batch batch, IOException cause) {
        metrics.recordingFault();
        metrics.recordingLost("fault", batch.frames().size());
        faulty = true;
        faultAtNanos = time.nanos();
        LOG.warn("the recording of {} has a gap: its file could not be written", folder.session(), cause);
        MovieFile present = file;
        file = null;
        if (present != null) {
            present.abandon();
        }
    }
}
