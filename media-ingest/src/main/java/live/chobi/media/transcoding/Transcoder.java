package live.chobi.media.transcoding;

import io.netty.channel.EventLoop;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import live.chobi.media.Admission;
import live.chobi.media.MediaMetrics;
import live.chobi.media.codec.AudioConfiguration;
import live.chobi.media.codec.VideoConfiguration;
import live.chobi.media.stream.Frame;
import live.chobi.media.stream.StreamReader;
import live.chobi.media.stream.TimeSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps the ladder of one session: measures the source, runs the program while there are pictures, starts it again
/// when it dies or freezes, gives up when that does not help.
///
/// Owner: `loop`. The stream calls on its own loop, and is never kept waiting: what the transcoder's loop cannot take in
/// time is dropped and counted.
final class Transcoder implements StreamReader, Coder.Listener {
    /// An encoder that comes back within this finds the program still running.
    static final long LEAVE_NANOS = TimeUnit.SECONDS.toNanos(3);
    /// A program that is fed and gives nothing for so long is frozen.
    static final long FROZEN_NANOS = TimeUnit.SECONDS.toNanos(10);
    /// After this long all is well, and the next death is the first.
    static final long SETTLED_NANOS = TimeUnit.SECONDS.toNanos(60);
    static final long BACK_OFF_FIRST_NANOS = TimeUnit.SECONDS.toNanos(1);
    static final long BACK_OFF_MAX_NANOS = TimeUnit.SECONDS.toNanos(60);
    /// In a row.
    static final int DEATHS_MAX = 5;
    /// While the node has as many programs as it may have.
    static final long NO_PLACE_NANOS = TimeUnit.SECONDS.toNanos(10);
    /// Sound that is so much newer than the last picture waits for no picture.
    private static final long PICTURES_STOPPED_US = 1_000_000;
    /// On their way from the stream's loop: some seconds of a stream.
    private static final int HANDED_OVER_MAX = 512;
    private static final Logger LOG = LoggerFactory.getLogger(Transcoder.class);

    /// What was found out about a source, and so what is made of it.
    private record Decision(VideoConfiguration source, double framesPerSecond, List<Rung> rungs) {}

    private final Admission.Admitted admitted;
    private final Ladder ladder;
    private final Coder.Factory coders;
    private final RenditionSink.Factory sinks;
    private final Semaphore places;
    private final EventLoop loop;
    private final TimeSource time;
    private final MediaMetrics metrics;
    private final AtomicInteger handedOver = new AtomicInteger();

    private final Map<Rung, RungTrack> tracks = new LinkedHashMap<>();
    private final KeyTimes keys = new KeyTimes();
    private @Nullable VideoConfiguration video;
    private @Nullable AudioConfiguration audio;
    private Instant mediaZero = Instant.EPOCH;
    private SourceMeasure measure = new SourceMeasure();
    private @Nullable Decision decision;

    private @Nullable Coder coder;
    private @Nullable AudioConfiguration runningAudio;
    private @Nullable Future<?> ticks;
    private boolean finishing;
    private boolean placeMissed;
    private boolean givenUp;
    private boolean ended;
    private boolean interrupted;
    private int deaths;
    private long retryAtNanos;
    private long startedNanos;
    private long interruptedNanos;
    private long offeredNanos;
    private long outputNanos;
    private long newestUs;
    private long newestPictureUs;

    Transcoder(Admission.Admitted admitted, Ladder ladder, Coder.Factory coders, RenditionSink.Factory sinks,
            Semaphore places, EventLoop loop, TimeSource time, MediaMetrics metrics) {
        this.admitted = admitted;
        this.ladder = ladder;
        this.coders = coders;
        this.sinks = sinks;
        this.places = places;
        this.loop = loop;
        this.time = time;
        this.metrics = metrics;
        this.retryAtNanos = time.nanos();
    }

    @Override
    public void configured(@Nullable VideoConfiguration newVideo, @Nullable AudioConfiguration newAudio) {
        onLoop(() -> {
            video = newVideo;
            audio = newAudio;
        });
    }

    @Override
    public void frame(Frame frame) {
        if (loop.inEventLoop()) {
            taken(frame);
            return;
        }
        if (handedOver.get() >= HANDED_OVER_MAX) {
            metrics.transcodingInputDropped();
            return;
        }
        handedOver.incrementAndGet();
        frame.payload().retain();
        boolean handed = onLoop(() -> {
            handedOver.decrementAndGet();
            try {
                taken(frame);
            } finally {
                frame.payload().release();
            }
        });
        if (!handed) {
            frame.payload().release();
        }
    }

    @Override
    public void anchored(Instant newMediaZero) {
        onLoop(() -> {
            mediaZero = newMediaZero;
            tracks.values().forEach(it -> it.anchored(newestUs + 1, newMediaZero));
        });
    }

    @Override
    public void settled(Instant newMediaZero) {
        onLoop(() -> {
            mediaZero = newMediaZero;
            tracks.values().forEach(it -> it.settled(newestUs + 1, newMediaZero));
        });
    }

    @Override
    public void interrupted() {
        onLoop(() -> {
            interrupted = true;
            interruptedNanos = time.nanos();
            measure = new SourceMeasure();
            tracks.values().forEach(it -> it.interrupted(newestUs + 1));
        });
    }

    @Override
    public void ended() {
        onLoop(() -> {
            ended = true;
            Coder running = coder;
            if (running == null) {
                tracks.values().forEach(RungTrack::end);
                tracks.clear();
            } else if (!finishing) {
                finish(running);
            }
        });
    }

    private void taken(Frame frame) {
        if (ended || givenUp) {
            return;
        }
        interrupted = false;
        switch (frame) {
            case Frame.Video picture -> picture(picture);
            case Frame.Audio sound -> sound(sound);
        }
        newestUs = Math.max(newestUs, frame.dtsUs());
    }

    private void picture(Frame.Video frame) {
        if (frame.key()) {
            atKeyFrame(frame);
        } else if (decision == null) {
            measure.add(frame);
        }
        newestPictureUs = frame.dtsUs();
        Coder running = coder;
        if (running == null || finishing) {
            return;
        }
        if (frame.key()) {
            keys.add(frame);
        }
        if (running.offer(frame)) {
            offeredNanos = time.nanos();
        } else {
            metrics.transcodingInputDropped();
        }
    }

    /// Where a run may begin, or end because the source is another one.
    private void atKeyFrame(Frame.Video frame) {
        VideoConfiguration source = video;
        Decision decided = decision;
        if (source == null) {
            return;
        }
        if (decided != null && !decided.source().equals(source)) {
            forget();
            decided = null;
        } else if (coder != null && !Objects.equals(runningAudio, audio)) {
            stop();
        }
        if (decided == null && measure.add(frame)) {
            double framesPerSecond = measure.framesPerSecond(source);
            decided = new Decision(source, framesPerSecond,
                    ladder.below(source.picture(), measure.bitsPerSecond()));
            decision = decided;
            if (decided.rungs().isEmpty()) {
                LOG.info("session {} has no rung below its source of {} at {} kbit/s", admitted.session(), source,
                        Math.round(measure.bitsPerSecond() / 1_000));
            }
        }
        if (coder == null && decided != null && !decided.rungs().isEmpty() && time.nanos() >= retryAtNanos) {
            start(decided);
        }
    }

    private void sound(Frame.Audio frame) {
        if (coder == null || !Objects.equals(runningAudio, audio)) {
            return;
        }
        boolean stopped = frame.dtsUs() - newestPictureUs > PICTURES_STOPPED_US;
        for (RungTrack track : tracks.values()) {
            if (!track.sound(frame)) {
                metrics.transcodingInputDropped();
            }
            if (stopped) {
                track.soundUpTo(frame.dtsUs());
            }
        }
    }

    private void start(Decision decided) {
        long now = time.nanos();
        if (!places.tryAcquire()) {
            retryAtNanos = now + NO_PLACE_NANOS;
            if (!placeMissed) {
                placeMissed = true;
                metrics.transcodingRefused();
                LOG.warn(
                        "session {} goes without a ladder for now: this node codes as many as transcoding.children allows",
                        admitted.session());
            }
            return;
        }
        placeMissed = false;
        for (Rung rung : decided.rungs()) {
            tracks.computeIfAbsent(rung, it -> new RungTrack(sinks.open(admitted, it), keys)).beginRun(audio,
                    mediaZero);
        }
        runningAudio = audio;
        finishing = false;
        startedNanos = now;
        offeredNanos = now;
        outputNanos = now;
        metrics.transcodingStarted();
        coder = coders.start(new Coder.Task(admitted.session().toString(), decided.source(),
                decided.framesPerSecond(), decided.rungs()), loop, this);
        ticks = loop.scheduleAtFixedRate(this::tick, 1, 1, TimeUnit.SECONDS);
    }

    private void tick() {
        long now = time.nanos();
        Coder running = coder;
        if (running == null) {
            return;
        }
        if (interrupted && !finishing && now - interruptedNanos >= LEAVE_NANOS) {
            finish(running);
        } else if (!finishing && now - outputNanos >= FROZEN_NANOS && offeredNanos - outputNanos > 0) {
            running.close();
            died("nothing came out of it for " + TimeUnit.NANOSECONDS.toSeconds(FROZEN_NANOS) + " s");
        } else if (now - startedNanos >= SETTLED_NANOS) {
            deaths = 0;
        }
    }

    private void finish(Coder running) {
        finishing = true;
        running.finish();
    }

    @Override
    public void configured(Rung rung, VideoConfiguration configuration) {
        RungTrack track = tracks.get(rung);
        if (track != null) {
            track.configured(configuration);
        }
    }

    @Override
    public void frame(Rung rung, Frame.Video frame) {
        RungTrack track = tracks.get(rung);
        if (track == null) {
            return;
        }
        outputNanos = time.nanos();
        if (!track.picture(frame)) {
            metrics.transcodingOutputDropped();
        } else if (frame.key()) {
            metrics.transcodingLag(rung.name(), Math.max(0, newestPictureUs - frame.ptsUs()) / 1e6);
        }
    }

    @Override
    public void ended(String why) {
        if (coder == null) {
            return;
        }
        if (!finishing) {
            died(why);
            return;
        }
        released();
        tracks.values().forEach(ended ? RungTrack::end : RungTrack::endRun);
        if (ended) {
            tracks.clear();
        }
    }

    private void died(String why) {
        released();
        removeTracks();
        deaths++;
        metrics.transcodingDied();
        if (deaths >= DEATHS_MAX) {
            givenUp = true;
            metrics.transcodingGivenUp();
            LOG.error("session {} goes without a ladder: its program has died {} times in a row, the last time: {}",
                    admitted.session(), deaths, why);
            return;
        }
        long delay = Math.min(BACK_OFF_FIRST_NANOS << (deaths - 1), BACK_OFF_MAX_NANOS);
        retryAtNanos = time.nanos() + delay;
        LOG.warn("the program that makes the ladder of session {} has died: {}; again in {} s", admitted.session(), why,
                TimeUnit.NANOSECONDS.toSeconds(delay));
    }

    /// The source has changed: nothing of what was made fits what will be.
    private void forget() {
        stop();
        removeTracks();
        decision = null;
        measure = new SourceMeasure();
    }

    /// The next key frame begins a new run.
    private void stop() {
        Coder running = coder;
        if (running != null) {
            running.close();
            released();
            tracks.values().forEach(RungTrack::endRun);
        }
    }

    private void released() {
        coder = null;
        finishing = false;
        metrics.transcodingStopped();
        places.release();
        if (ticks != null) {
            ticks.cancel(false);
            ticks = null;
        }
    }

    private void removeTracks() {
        tracks.values().forEach(RungTrack::remove);
        tracks.clear();
    }

    /// False when the loop is no more: the node stops.
    private boolean onLoop(Runnable task) {
        if (loop.inEventLoop()) {
            task.run();
            return true;
        }
        try {
            loop.execute(task);
            return true;
        } catch (RejectedExecutionException _) {
            return false;
        }
    }
}
