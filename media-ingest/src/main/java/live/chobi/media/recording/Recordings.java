package live.chobi.media.recording;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import live.chobi.kernel.SessionId;
import live.chobi.kernel.Uuid7;
import live.chobi.media.Admission;
import live.chobi.media.DiskSpace;
import live.chobi.media.MediaMetrics;
import live.chobi.media.ReaderFactory;
import live.chobi.media.recording.Recording.State;
import live.chobi.media.stream.StreamReader;
import live.chobi.media.stream.TimeSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The recordings of this node, a folder for each session. Any thread; [#repair] and [#tend] block.
///
/// `recording.json` in each folder says what is there, so that nothing is lost while the [RecordingListener] cannot be
/// reached: what it has not taken is offered again by [#tend].
public final class Recordings implements ReaderFactory, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Recordings.class);
    private static final Duration STOP_MAX = Duration.ofMillis(200);

    private final Path root;
    private final Duration retention;
    private final RecordingListener listener;
    private final MediaMetrics metrics;
    private final TimeSource time;
    private final DiskGuard disk;
    private final ExecutorService threads;
    private final Handover.Budget budget = new Handover.Budget();
    private final ReentrantLock tending = new ReentrantLock();

    private final Map<SessionId, Recording> known = new ConcurrentHashMap<>();
    /// Sessions that a stream of this process records.
    private final Set<SessionId> active = ConcurrentHashMap.newKeySet();
    /// Sessions whose beginning the listener knows of.
    private final Set<SessionId> told = ConcurrentHashMap.newKeySet();
    /// Sessions that are being completed or handed over.
    private final Set<SessionId> busy = ConcurrentHashMap.newKeySet();

    /// @param root an existing folder of its own
    /// @param retention how long a recording stays when the disk runs low; zero keeps all for ever
    public Recordings(Path root, Duration retention, RecordingListener listener, MediaMetrics metrics, TimeSource time,
            DiskSpace disk) {
        this(root, retention, listener, metrics, time, disk,
                Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("recording").factory()));
    }

    /// @param threads where files are written; closed with this
    Recordings(Path root, Duration retention, RecordingListener listener, MediaMetrics metrics, TimeSource time,
            DiskSpace disk, ExecutorService threads) {
        this.threads = threads;
        this.root = root;
        this.retention = retention;
        this.listener = listener;
        this.metrics = metrics;
        this.time = time;
        this.disk = new DiskGuard(root, disk, metrics);
    }

    @Override
    public StreamReader readerOf(Admission.Admitted admitted) {
        SessionId session = admitted.session();
        active.add(session);
        var writer = new RecordingWriter(folder(session), metrics, time, this::changed, () -> ended(session));
        return new Recorder(new Handover(budget, threads, writer), disk::hasRoom, metrics);
    }

    /// Completes the files that the last end of the process has left. Called before the first stream; one that cannot
    /// be repaired is left as it is and told of.
    public void repair() {
        List<Path> folders;
        try (Stream<Path> entries = Files.list(root)) {
            folders = entries.filter(Files::isDirectory).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        for (Path path : folders) {
            Uuid7.parse(path.getFileName().toString()).map(SessionId::new).ifPresent(this::repair);
        }
    }

    private void repair(SessionId session) {
        RecordingFolder folder = folder(session);
        try {
            Optional<Recording> found = folder.load();
            if (found.isEmpty()) {
                folder.delete(); // Killed before its index was written, and so before there was anything to list.
                return;
            }
            known.put(session, found.get().state() == State.RECORDING ? repaired(folder, found.get()) : found.get());
        } catch (RecordingFolder.Damaged e) {
            metrics.recordingFault();
            LOG.error("the recording of {} is left alone: its index is damaged", session, e);
            tellFailed(session);
        } catch (IOException e) {
            metrics.recordingFault();
            LOG.error("the recording of {} could not be repaired; the next start tries again", session, e);
        }
    }

    private void tellFailed(SessionId session) {
        try {
            listener.failed(session);
        } catch (RuntimeException e) {
            LOG.warn("the recording of {} has failed, which could not be stored; the next start tries again", session,
                    e);
        }
    }

    private Recording repaired(RecordingFolder folder, Recording recording) throws IOException {
        Recording now = recording;
        for (RecordedFile file : recording.files().stream().filter(it -> !it.complete()).toList()) {
            Optional<MovieRepair.Repaired> repaired = MovieRepair.repair(folder.file(file));
            now = repaired.isEmpty()
                    ? now.without(file)
                    : now.with(file.completed(repaired.get().bytes(), repaired.get().durationMs()));
            metrics.recordingRepaired();
            LOG.info("repaired {} of the recording of {}: {}", file.name(), folder.session(),
                    repaired.map(it -> it.durationMs() + " ms").orElse("nothing was in it"));
        }
        if (!now.equals(recording)) {
            folder.store(now);
        }
        return now;
    }

    /// Looks after everything that waits: room on the disk, sessions that ended without a stream, and what the listener
    /// has not taken. Called every few seconds.
    public void tend() {
        if (!tending.tryLock()) {
            return;
        }
        try {
            disk.look(this::deleteOldest);
            known.values().forEach(recording -> {
                switch (recording.state()) {
                    case RECORDING -> tendOpen(recording);
                    case COMPLETE -> complete(recording.session());
                    case READY -> {
                    }
                }
            });
        } finally {
            tending.unlock();
        }
    }

    private void tendOpen(Recording recording) {
        SessionId session = recording.session();
        tellStarted(recording);
        if (!active.contains(session) && listener.isOver(session)) {
            complete(session);
        }
    }

    private void changed(Recording recording) {
        boolean isNew = known.put(recording.session(), recording) == null;
        if (isNew) {
            execute(() -> tellStarted(recording));
        }
    }

    private void tellStarted(Recording recording) {
        if (told.add(recording.session())) {
            try {
                listener.started(recording.session(), recording.startedAt());
            } catch (RuntimeException e) {
                told.remove(recording.session());
                LOG.warn("the recording of {} has begun, which could not be stored yet", recording.session(), e);
            }
        }
    }

    /// The stream has ended, and with it the session.
    private void ended(SessionId session) {
        active.remove(session);
        complete(session);
    }

    /// Completes and hands over what is not; whatever fails is tried again by [#tend].
    private void complete(SessionId session) {
        Recording recording = known.get(session);
        if (recording == null || !busy.add(session)) {
            return;
        }
        try {
            RecordingFolder folder = folder(session);
            if (recording.state() == State.RECORDING) {
                Recording whole = repaired(folder, recording);
                if (whole.files().isEmpty()) {
                    listener.failed(session);
                    folder.delete();
                    forget(session);
                    return;
                }
                recording = keep(folder, whole.completed(time.now()));
            }
            listener.ready(recording);
            var _ = keep(folder, recording.handedOver());
        } catch (IOException | RuntimeException e) {
            metrics.recordingFault();
            LOG.warn("the recording of {} could not be handed over yet", session, e);
        } finally {
            busy.remove(session);
        }
    }

    private Recording keep(RecordingFolder folder, Recording recording) throws IOException {
        folder.store(recording);
        known.put(recording.session(), recording);
        return recording;
    }

    private void forget(SessionId session) {
        known.remove(session);
        told.remove(session);
    }

    private boolean deleteOldest() {
        Optional<Recording> oldest = retention.isZero()
                ? Optional.empty()
                : known.values().stream().filter(this::mayGo).min(Comparator.comparing(Recordings::endOf));
        if (oldest.isEmpty()) {
            return false;
        }
        return delete(oldest.get().session());
    }

    /// Removes a recording that was handed over, because nobody wants it; harmless when there is none. False when it
    /// could not be removed, or is still being made. Blocks.
    public boolean remove(SessionId session) {
        Recording recording = known.get(session);
        return recording == null || (recording.state() == State.READY && delete(session));
    }

    private boolean delete(SessionId session) {
        try {
            // First the row: a list must not name files that are gone.
            listener.deleted(session);
            folder(session).delete();
            forget(session);
            metrics.recordingDeleted();
            LOG.info("deleted the recording of {}", session);
            return true;
        } catch (IOException | RuntimeException e) {
            metrics.recordingFault();
            LOG.warn("the recording of {} could not be deleted yet", session, e);
            return false;
        }
    }

    private boolean mayGo(Recording recording) {
        return recording.state() == State.READY && endOf(recording).plus(retention).isBefore(time.now());
    }

    private static Instant endOf(Recording recording) {
        return recording.endedAt().orElse(recording.startedAt());
    }

    private RecordingFolder folder(SessionId session) {
        return new RecordingFolder(session, root.resolve(session.toString()));
    }

    private void execute(Runnable work) {
        try {
            threads.execute(work);
        } catch (RejectedExecutionException serverStops) {
            LOG.debug("stopping; the next start tells it");
        }
    }

    /// Writes what is waiting, within a fifth of a second. Called when no encoder is connected any more; what does not
    /// get to the disk in time is what a kill would have cost.
    @Override
    public void close() {
        threads.shutdown();
        try {
            if (!threads.awaitTermination(STOP_MAX.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("the disk was too slow to take the last seconds of the recordings");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
