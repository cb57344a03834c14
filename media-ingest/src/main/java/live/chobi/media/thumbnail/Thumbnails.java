package live.chobi.media.thumbnail;

import io.netty.buffer.ByteBuf;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.ReentrantLock;
import live.chobi.kernel.SessionId;
import live.chobi.media.Admission;
import live.chobi.media.MediaMetrics;
import live.chobi.media.ReaderFactory;
import live.chobi.media.codec.VideoConfiguration;
import live.chobi.media.packaging.Fragment;
import live.chobi.media.packaging.InitSegment;
import live.chobi.media.packaging.SampleRun;
import live.chobi.media.packaging.SampleRun.Sample;
import live.chobi.media.packaging.Tracks;
import live.chobi.media.stream.StreamReader;
import live.chobi.media.stream.TimeSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What this node's streams show. Any thread; nothing here blocks but [#close].
///
/// One picture is decoded at a time. A stream waits at one place, and its newer key frame takes the place of the older:
/// the queue is as long as there are streams, and what it holds as many key frames.
public final class Thumbnails implements ReaderFactory, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Thumbnails.class);
    private static final int FRAME_TICKS = 3_000;
    private static final long REST_FACTOR = 9;

    /// How the thread that decodes rests; a port, since tests do not wait.
    interface Pause {
        void rest(Duration length) throws InterruptedException;
    }

    private record Waiting(VideoConfiguration configuration, ByteBuf keyFrame) {}

    private final PictureDecoder decoder;
    private final MediaMetrics metrics;
    private final TimeSource time;
    private final ExecutorService threads;
    private final Pause pause;
    private final Map<SessionId, Thumbnail> newest = new ConcurrentHashMap<>();
    /// Guards the three below, for some look-ups: event loops take it too.
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<SessionId, Waiting> waiting = new LinkedHashMap<>();
    private final Set<SessionId> live = new HashSet<>();
    private boolean working;
    private boolean failing;

    public Thumbnails(PictureDecoder decoder, MediaMetrics metrics, TimeSource time) {
        this(decoder, metrics, time,
                Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("thumbnail").factory()), Thread::sleep);
    }

    /// @param threads where decoders are waited for; closed with this
    Thumbnails(PictureDecoder decoder, MediaMetrics metrics, TimeSource time, ExecutorService threads,
            Pause pause) {
        this.decoder = decoder;
        this.metrics = metrics;
        this.time = time;
        this.threads = threads;
        this.pause = pause;
    }

    /// Empty until a picture has come, for sessions without one, and after their end.
    public Optional<Thumbnail> newest(SessionId session) {
        return Optional.ofNullable(newest.get(session));
    }

    @Override
    public StreamReader readerOf(Admission.Admitted admitted) {
        lock.lock();
        try {
            live.add(admitted.session());
        } finally {
            lock.unlock();
        }
        return new ThumbnailReader(admitted.session(), this, time);
    }

    /// @param keyFrame borrowed
    void ask(SessionId session, VideoConfiguration configuration, ByteBuf keyFrame) {
        boolean start;
        Waiting older;
        lock.lock();
        try {
            older = waiting.put(session, new Waiting(configuration, keyFrame.retain()));
            start = !working;
            working = true;
        } finally {
            lock.unlock();
        }
        if (older != null) {
            older.keyFrame().release();
            metrics.thumbnail("replaced");
        }
        if (start) {
            try {
                threads.execute(this::work);
            } catch (RejectedExecutionException serverStops) {
                forget(session);
            }
        }
    }

    void forget(SessionId session) {
        Waiting dropped;
        lock.lock();
        try {
            live.remove(session);
            dropped = waiting.remove(session);
            newest.remove(session);
        } finally {
            lock.unlock();
        }
        if (dropped != null) {
            dropped.keyFrame().release();
        }
    }

    private void work() {
        for (Map.Entry<SessionId, Waiting> next = next(); next != null; next = next()) {
            byte[] movie;
            try {
                movie = movie(next.getValue());
            } finally {
                next.getValue().keyFrame().release();
            }
            long began = time.nanos();
            decode(next.getKey(), movie);
            rest(time.nanos() - began);
        }
    }

    /// However many streams there are, pictures take a tenth of a core at most: they come more rarely then.
    private void rest(long tookNanos) {
        try {
            pause.rest(Duration.ofNanos(tookNanos * REST_FACTOR));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /// Whoever has waited longest; null when the work is done.
    private Map.@Nullable Entry<SessionId, Waiting> next() {
        lock.lock();
        try {
            if (waiting.isEmpty() || Thread.currentThread().isInterrupted()) {
                working = false;
                return null;
            }
            SessionId longest = waiting.keySet().iterator().next();
            return Map.entry(longest, Objects.requireNonNull(waiting.remove(longest)));
        } finally {
            lock.unlock();
        }
    }

    private void decode(SessionId session, byte[] movie) {
        try {
            keep(session, Thumbnail.of(decoder.jpeg(movie), time.now()));
            metrics.thumbnail("made");
            failing = false;
        } catch (PictureDecoder.TooSlow e) {
            metrics.thumbnail("timed_out");
            tell(session, e);
        } catch (IOException | RuntimeException e) {
            metrics.thumbnail("failed");
            tell(session, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Once, until one succeeds: whatever is wrong would fill the log every few seconds.
    private void tell(SessionId session, Exception cause) {
        if (!failing) {
            failing = true;
            LOG.warn("no picture of session {}", session, cause);
        }
    }

    private void keep(SessionId session, Thumbnail thumbnail) {
        lock.lock();
        try {
            if (live.contains(session)) {
                newest.put(session, thumbnail);
            }
        } finally {
            lock.unlock();
        }
    }

    private static byte[] movie(Waiting picture) {
        var run = new SampleRun(Tracks.VIDEO_ID);
        run.add(new Sample(0, 0, SampleRun.SYNC, picture.keyFrame()));
        ByteBuf fragment = Fragment.write(1, List.of(new Fragment.Run(run, FRAME_TICKS)));
        byte[] head = InitSegment.write(new Tracks(picture.configuration(), null));
        byte[] movie = Arrays.copyOf(head, head.length + fragment.readableBytes());
        fragment.getBytes(fragment.readerIndex(), movie, head.length, fragment.readableBytes());
        return movie;
    }

    /// Kills the decoder that runs.
    @Override
    public void close() {
        threads.shutdownNow();
        lock.lock();
        try {
            waiting.values().forEach(it -> it.keyFrame().release());
            waiting.clear();
        } finally {
            lock.unlock();
        }
    }
}
