package live.chobi.media.recording;

import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.TimeUnit;
import live.chobi.kernel.SessionId;
import live.chobi.media.Admission;
import live.chobi.media.MediaMetrics;
import live.chobi.media.MetricReadings;
import live.chobi.media.stream.SettableTime;
import live.chobi.media.stream.StreamReader;

/// The recordings of a node whose clock, disk and list are the test's. What virtual threads would do is done at once,
/// unless the disk is made to stall.
final class Studio implements RecordingListener {
    static final Instant ZERO = Instant.parse("2026-01-02T03:04:00Z");
    static final long PLENTY = 100L << 30;

    final SettableTime time = new SettableTime();
    final PrometheusRegistry registry = new PrometheusRegistry();
    final List<String> heard = new ArrayList<>();
    final List<Recording> ready = new ArrayList<>();
    final Set<SessionId> over = new HashSet<>();
    final Disk thread = new Disk();
    final Path root;
    boolean away;
    long free = PLENTY;
    /// What each deleted recording gives back.
    long freed;
    private final MediaMetrics metrics = new MediaMetrics(registry);
    private final Duration retention;
    Recordings recordings;

    Studio(Path root, Duration retention) {
        this.root = root;
        this.retention = retention;
        recordings = started();
    }

    /// The process was killed and runs again.
    void restart() {
        recordings = started();
        recordings.repair();
    }

    private Recordings started() {
        return new Recordings(root, retention, this, metrics, time, _ -> free, thread);
    }

    StreamReader reader(SessionId session) {
        return recordings.readerOf(new Admission.Admitted(session, false, ZERO));
    }

    /// A reader that has been told of the tape's configuration and of the wall clock.
    StreamReader reader(SessionId session, Tape tape) {
        StreamReader reader = reader(session);
        reader.anchored(ZERO);
        reader.configured(tape.picture(), tape.sound());
        return reader;
    }

    /// A recording of the tape that has been handed over.
    SessionId recorded(Tape tape) {
        SessionId session = SessionId.next();
        StreamReader reader = reader(session, tape);
        tape.play(reader, 0, 2_000, 1_000);
        reader.ended();
        return session;
    }

    Recording handedOver() {
        return ready.getLast();
    }

    Path file(Recording recording, int number) {
        return root.resolve(recording.session().toString()).resolve(recording.files().get(number).name());
    }

    double metric(String name, String... labels) {
        return MetricReadings.of(registry, name, labels);
    }

    private void say(String what) {
        if (away) {
            throw new IllegalStateException("the list is away");
        }
        heard.add(what);
    }

    @Override
    public void started(SessionId session, Instant at) {
        say("started");
    }

    @Override
    public void ready(Recording recording) {
        say("ready");
        ready.add(recording);
    }

    @Override
    public void failed(SessionId session) {
        say("failed");
    }

    @Override
    public void deleted(SessionId session) {
        say("deleted " + session);
        free += freed;
    }

    @Override
    public boolean isOver(SessionId session) {
        return over.contains(session);
    }

    /// Runs what it is given at once, or when the stall is over.
    static final class Disk extends AbstractExecutorService {
        private final Queue<Runnable> waiting = new ArrayDeque<>();
        private boolean stalled;

        void stall() {
            stalled = true;
        }

        void goOn() {
            stalled = false;
            while (!waiting.isEmpty()) {
                waiting.remove().run();
            }
        }

        @Override
        public void execute(Runnable work) {
            if (stalled) {
                waiting.add(work);
            } else {
                work.run();
            }
        }

        @Override
        public void shutdown() {
            goOn();
        }

        @Override
        public List<Runnable> shutdownNow() {
            return List.of();
        }

        @Override
        public boolean isShutdown() {
            return false;
        }

        @Override
        public boolean isTerminated() {
            return false;
        }

        @Override
        public boolean awaitTermination(long timeout, TimeUnit unit) {
            return true;
        }
    }
}
