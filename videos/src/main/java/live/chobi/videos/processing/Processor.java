package live.chobi.videos.processing;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import live.chobi.outbox.Turnstile;
import live.chobi.videos.VideoMetrics;
import live.chobi.videos.VideoMetrics.Processed;
import live.chobi.videos.processing.Media.Origin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Works off what waits on this node's shelf: uploads one after the other, and recordings beside them, which take a
/// second. A row of the shelf is the job: what was under way when the server stopped begins anew at its next start,
/// three times at most. Owner: its own two virtual threads, from [#start] to [#close].
public final class Processor implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Processor.class);
    /// For what is tried again; what is put on the shelf wakes.
    private static final Duration POLL = Duration.ofSeconds(5);
    static final Duration AGAIN_AFTER = Duration.ofSeconds(15);
    /// Of each lane. What does not end in this time is left behind, and begins anew like everything else.
    private static final Duration STOP_MAX = Duration.ofMillis(75);
    static final int ATTEMPTS_MAX = 3;
    private static final String GIVEN_UP = "The server failed three times while it was processing the file.";

    private final MediaShelf shelf;
    private final MediaFiles files;
    private final UploadWork uploads;
    private final RecordingWork recordings;
    private final Consumer<UUID> changed;
    private final Consumer<Media> unused;
    private final VideoMetrics metrics;
    private final Lane uploadLane = new Lane(Origin.UPLOAD);
    private final Lane recordingLane = new Lane(Origin.RECORDING);

    /// What it is wired with.
    ///
    /// @param changed told of each media whose state or progress is new
    /// @param unused told of each that went because no video is played from it
    public record Parts(MediaShelf shelf, MediaFiles files, Program program, RungLadder ladder, int threads,
            Consumer<UUID> changed, Consumer<Media> unused, VideoMetrics metrics) {}

    public Processor(Parts parts) {
        this.shelf = parts.shelf();
        this.files = parts.files();
        this.uploads = new UploadWork(parts.files(), parts.program(), parts.ladder(), parts.threads());
        this.recordings = new RecordingWork(parts.files(), parts.program());
        this.changed = parts.changed();
        this.unused = parts.unused();
        this.metrics = parts.metrics();
    }

    /// What was under way when the server stopped waits again. Virtual threads.
    public void takeUp() {
        for (Origin origin : Origin.values()) {
            shelf.takeUp(origin, ATTEMPTS_MAX, GIVEN_UP);
        }
    }

    public void start() {
        uploadLane.start();
        recordingLane.start();
    }

    /// Something was put on the shelf.
    public void wake() {
        uploadLane.turns.wake();
        recordingLane.turns.wake();
    }

    /// Works off everything of one origin that is due, on the caller's thread. Public for tests; the product calls
    /// [#start].
    public int runAll(Origin origin) throws InterruptedException {
        int done = 0;
        for (Optional<Media> next = shelf.begin(origin); next.isPresent(); next = shelf.begin(origin)) {
            work(next.get());
            done++;
        }
        return done;
    }

    /// What works off one origin: a thread of its own.
    private final class Lane {
        final Origin origin;
        final Turnstile turns = new Turnstile(STOP_MAX);
        /// Whether the last turn ended before it had stored what became of its media: the database was away. Owner: the
        /// lane's thread.
        private boolean isUnsettled;

        Lane(Origin origin) {
            this.origin = origin;
        }

        void start() {
            turns.run("processing of " + origin, this::turn);
        }

        private Duration turn() {
            if (isUnsettled) {
                shelf.takeUp(origin, ATTEMPTS_MAX, GIVEN_UP);
            }
            isUnsettled = true;
            try {
                var _ = runAll(origin);
                isUnsettled = false;
            } catch (InterruptedException _) {
                LOG.debug("the processing of {} stops", origin);
            }
            return POLL;
        }
    }

    private void work(Media media) throws InterruptedException {
        long began = System.nanoTime();
        Processed outcome;
        try {
            changed.accept(media.id());
            outcome = make(media);
        } catch (Unusable e) {
            LOG.info("media {} of {} bytes fails: {}", media.id(), media.bytes(), e.sentence());
            shelf.failed(media.id(), e.sentence());
            discard(files.folder(media.id()));
            outcome = Processed.FAILED;
        } catch (InterruptedException | InterruptedIOException e) {
            boolean _ = Thread.interrupted(); // the database is still asked
            shelf.giveBack(media.id());
            throw new InterruptedException("stopping");
        } catch (IOException | RuntimeException e) {
            LOG.warn("media {} could not be processed at attempt {}", media.id(), media.attempts(), e);
            outcome = again(media);
        }
        metrics.processed(media.origin(), outcome, (System.nanoTime() - began) / 1e9);
        changed.accept(media.id());
    }

    private Processed make(Media media) throws IOException, InterruptedException, Unusable {
        if (media.origin() == Origin.RECORDING) {
            shelf.ready(media.id(), recordings.make(media));
            return Processed.READY;
        }
        Optional<UUID> same = shelf.sameAs(media.id(), uploads.sha256(media));
        if (same.isPresent()) {
            MediaFiles.delete(files.folder(media.id()));
            changed.accept(same.get());
            return Processed.SHARED;
        }
        shelf.ready(media.id(), uploads.make(media, percent -> {
            shelf.progress(media.id(), percent);
            changed.accept(media.id());
        }));
        return Processed.READY;
    }

    /// Whose fault it was is not known: it is tried again, but not for ever.
    private Processed again(Media media) {
        if (media.attempts() >= ATTEMPTS_MAX) {
            shelf.failed(media.id(), GIVEN_UP);
            return Processed.FAILED;
        }
        shelf.waitAgain(media.id(), AGAIN_AFTER);
        return Processed.AGAIN;
    }

    private static void discard(Path folder) {
        try {
            MediaFiles.delete(folder);
        } catch (IOException e) {
            LOG.warn("{} could not be removed; the next start does it", folder, e);
        }
    }

    /// Removes what no video is played from any more. Called now and then. Virtual threads.
    public void tidy() {
        for (Media media : shelf.takeUnused()) {
            discard(files.folder(media.id()));
            unused.accept(media);
        }
    }

    /// Removes folders that no row tells of: a stop between the two leaves such. Called before the first upload.
    public void removeStrays() throws IOException {
        List<UUID> present = new ArrayList<>(files.present("media"));
        Set<UUID> known = shelf.known(present);
        present.stream().filter(it -> !known.contains(it)).forEach(it -> discard(files.folder(it)));
    }

    /// Kills what is running; that begins anew at the next start.
    @Override
    public void close() {
        uploadLane.turns.interrupt();
        recordingLane.turns.interrupt();
        uploadLane.turns.close();
        recordingLane.turns.close();
    }
}
