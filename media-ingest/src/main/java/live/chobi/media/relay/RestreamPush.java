package live.chobi.media.relay;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.EventLoop;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import live.chobi.media.MediaMetrics;
import live.chobi.media.codec.AudioConfiguration;
import live.chobi.media.codec.VideoConfiguration;
import live.chobi.media.flv.FlvBody;
import live.chobi.media.relay.LinkFailure.Kind;
import live.chobi.media.relay.RestreamStatus.State;
import live.chobi.media.rtmp.MessageHeader;
import live.chobi.media.rtmp.RtmpMessage;
import live.chobi.media.stream.Frame;
import live.chobi.media.stream.StreamReader;
import live.chobi.media.stream.TimeSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps one target supplied with one stream: connects when frames come, sends them from a key frame on, connects again
/// after a failure, lets go when the encoder stays away. Owner: `loop`; the stream calls on its own loop, which may be
/// another and may change, and is answered by a task. [#status] and [#stop] are for any thread.
///
/// It holds no frame: what the socket cannot take now is left out up to the next key frame.
final class RestreamPush implements StreamReader, Link.Listener {
    /// An encoder that comes back within this finds the target still connected.
    static final long INTERRUPTION_MS = 10_000;
    /// A target that takes nothing for so long is tried anew.
    static final long STALL_NANOS = TimeUnit.SECONDS.toNanos(15);
    /// After this long all is well, and the next failure is the first.
    static final long SETTLED_NANOS = TimeUnit.SECONDS.toNanos(30);
    /// In a row: an earlier connection of ours may be holding the name for half a minute.
    static final int REFUSALS_MAX = 6;
    /// On their way from the stream's loop to ours: some seconds of a stream.
    private static final int HANDED_OVER_MAX = 512;
    private static final Logger LOG = LoggerFactory.getLogger(RestreamPush.class);

    private final RtmpTarget target;
    private final Link.Dialer dialer;
    private final EventLoop loop;
    private final TimeSource time;
    private final MediaMetrics metrics;
    private final BackOff backOff;
    private final HandOver handOver;
    private volatile RestreamStatus status;

    private @Nullable VideoConfiguration video;
    private @Nullable AudioConfiguration audio;
    private @Nullable VideoConfiguration sentVideo;
    private @Nullable AudioConfiguration sentAudio;
    private @Nullable Link link;
    private @Nullable Future<?> timer;
    private FrameGate gate = new FrameGate();
    private BitRate bitRate = new BitRate();
    private Set<String> fourCcs = Set.of();
    private Kind failedBy = Kind.LOST;
    private boolean started;
    private boolean stopped;
    private int attempts;
    private int refusals;
    private long droppedFrames;
    private long startedNanos;
    private long lastFrameNanos;
    private long unwritableSinceNanos;

    RestreamPush(RtmpTarget target, Link.Dialer dialer, EventLoop loop, TimeSource time, MediaMetrics metrics,
            RandomGenerator random) {
        this.target = target;
        this.dialer = dialer;
        this.loop = loop;
        this.time = time;
        this.metrics = metrics;
        this.backOff = new BackOff(random);
        this.handOver = new HandOver(loop, HANDED_OVER_MAX);
        this.status = RestreamStatus.waiting(time.now());
    }

    RestreamStatus status() {
        return status;
    }

    @Override
    public void configured(@Nullable VideoConfiguration newVideo, @Nullable AudioConfiguration newAudio) {
        handOver.run(() -> onConfigured(newVideo, newAudio));
    }

    @Override
    public void frame(Frame frame) {
        handOver.frame(frame, this::onFrame, this::drop);
    }

    @Override
    public void anchored(Instant mediaZero) {
        // The timeline only ever jumps forward, and so do the target's timestamps.
    }

    @Override
    public void interrupted() {
        handOver.run(() -> gate.awaitKey());
    }

    @Override
    public void ended() {
        stop();
    }

    /// For good; the target is told.
    void stop() {
        handOver.run(() -> {
            if (!stopped) {
                stopped = true;
                letGo(State.STOPPED);
            }
        });
    }

    private void onConfigured(@Nullable VideoConfiguration newVideo, @Nullable AudioConfiguration newAudio) {
        video = newVideo;
        audio = newAudio;
        if (status.state() == State.FAILED && failedBy == Kind.UNSUPPORTED) {
            become(State.WAITING); // The next frame tries what is new.
        } else if (started) {
            sendConfigurations();
        }
    }

    private void onFrame(Frame frame) {
        long now = time.nanos();
        lastFrameNanos = now;
        Link present = link;
        if (present == null) {
            if (!stopped && status.state() == State.WAITING) {
                connect();
            }
        } else if (started) {
            send(present, frame, now);
        }
    }

    private void connect() {
        attempts++;
        started = false;
        gate = new FrameGate();
        bitRate = new BitRate();
        sentVideo = null;
        sentAudio = null;
        become(State.CONNECTING);
        metrics.relayDialled();
        link = dialer.dial(target, loop, this);
    }

    @Override
    public void started(Set<String> announced) {
        if (link == null) {
            return;
        }
        started = true;
        fourCcs = announced;
        startedNanos = time.nanos();
        lastFrameNanos = Math.max(lastFrameNanos, startedNanos - TimeUnit.MILLISECONDS.toNanos(INTERRUPTION_MS) / 2);
        unwritableSinceNanos = startedNanos;
        if (sendConfigurations()) {
            metrics.restreamLive(true);
            become(State.LIVE);
            tickLater();
        }
    }

    /// False when the target would not understand them, which ends the attempts.
    private boolean sendConfigurations() {
        Link present = link;
        if (present == null) {
            return false;
        }
        Optional<String> foreign = TagHeads.foreign(video, audio, fourCcs);
        if (foreign.isPresent()) {
            boolean wasLive = status.state() == State.LIVE;
            present.close();
            disconnected(wasLive);
            fail(new LinkFailure(Kind.UNSUPPORTED, "the target does not say that it takes " + foreign.get()
                    + "; set the encoder to H.264 and AAC, or take this target out"));
            return false;
        }
        boolean changed = (video != null && !video.equals(sentVideo)) || (audio != null && !audio.equals(sentAudio));
        if (changed) {
            present.send(MessageHeader.DATA_AMF0, 0, StreamMetadata.of(video, audio), Unpooled.EMPTY_BUFFER);
        }
        if (video != null && !video.equals(sentVideo)) {
            present.send(MessageHeader.VIDEO, gate.newestMs(), TagHeads.header(video), Unpooled.EMPTY_BUFFER);
            gate.awaitKey();
            sentVideo = video;
        }
        if (audio != null && !audio.equals(sentAudio)) {
            if (FlvBody.hasSequenceHeader(audio)) {
                present.send(MessageHeader.AUDIO, gate.newestMs(), TagHeads.header(audio), Unpooled.EMPTY_BUFFER);
            }
            sentAudio = audio;
        }
        return true;
    }

    private void send(Link present, Frame frame, long now) {
        boolean writable = present.isWritable();
        if (writable) {
            unwritableSinceNanos = now;
        }
        boolean began = gate.hasBegun();
        OptionalLong timestampMs = gate.admit(frame, video != null, writable);
        if (timestampMs.isEmpty()) {
            if (began) {
                drop();
            }
            return;
        }
        ByteBuf head = head(frame);
        if (head == null) {
            return;
        }
        int bytes = head.readableBytes() + frame.payload().readableBytes();
        present.send(frame instanceof Frame.Video ? MessageHeader.VIDEO : MessageHeader.AUDIO,
                timestampMs.getAsLong(), head, frame.payload());
        bitRate.add(bytes);
        metrics.relaySent(bytes);
    }

    /// Null for a frame of a track without a configuration, which nobody could decode.
    private @Nullable ByteBuf head(Frame frame) {
        VideoConfiguration pictures = video;
        AudioConfiguration sound = audio;
        return switch (frame) {
            case Frame.Video picture -> pictures == null ? null : TagHeads.frame(picture, pictures);
            case Frame.Audio samples -> sound == null ? null : TagHeads.frame(samples, sound);
        };
    }

    private void drop() {
        droppedFrames++;
        metrics.restreamFrameDropped();
    }

    private void tickLater() {
        timer = loop.schedule(this::onTick, 1, TimeUnit.SECONDS);
    }

    /// Once a second while live.
    private void onTick() {
        long now = time.nanos();
        bitRate.second();
        if (now - lastFrameNanos > TimeUnit.MILLISECONDS.toNanos(INTERRUPTION_MS)) {
            letGo(State.WAITING);
            return;
        }
        if (now - unwritableSinceNanos > STALL_NANOS) {
            Link present = link;
            if (present != null) {
                present.close();
            }
            closed(new LinkFailure(Kind.LOST,
                    "the target took nothing for " + TimeUnit.NANOSECONDS.toSeconds(STALL_NANOS) + " s"));
            return;
        }
        if (now - startedNanos > SETTLED_NANOS) {
            settle();
        }
        show(status.state(), status.since());
        tickLater();
    }

    private void settle() {
        backOff.reset();
        attempts = 0;
        refusals = 0;
    }

    @Override
    public void media(RtmpMessage message) {
        // Nobody sends media to a publisher.
    }

    @Override
    public void closed(LinkFailure failure) {
        if (link == null) {
            return;
        }
        disconnected(status.state() == State.LIVE);
        metrics.relayFailed(failure.kind().name().toLowerCase(Locale.ROOT));
        refusals = failure.kind() == Kind.REFUSED ? refusals + 1 : 0;
        if (failure.kind() == Kind.FORBIDDEN || refusals >= REFUSALS_MAX) {
            fail(failure);
            return;
        }
        long delayMs = backOff.nextMs();
        LOG.info("restream to {}: {}; again in {} ms", target, failure.says(), delayMs);
        become(State.RETRYING, failure.says());
        // The next frame connects; without an encoder there is nothing to connect for.
        timer = loop.schedule(() -> become(State.WAITING), delayMs, TimeUnit.MILLISECONDS);
    }

    private void fail(LinkFailure failure) {
        failedBy = failure.kind();
        LOG.info("restream to {}: {}; given up", target, failure.says());
        become(State.FAILED, failure.says());
    }

    private void letGo(State next) {
        Link present = link;
        boolean wasLive = status.state() == State.LIVE;
        if (present != null) {
            present.close();
        }
        disconnected(wasLive);
        become(next);
    }

    private void disconnected(boolean wasLive) {
        link = null;
        started = false;
        if (timer != null) {
            timer.cancel(false);
            timer = null;
        }
        if (wasLive) {
            metrics.restreamLive(false);
        }
    }

    private void become(State state) {
        show(state, time.now(), state == State.LIVE || state == State.STOPPED ? Optional.empty() : status.lastError());
    }

    private void become(State state, String error) {
        show(state, time.now(), Optional.of(error));
    }

    private void show(State state, Instant since) {
        show(state, since, status.lastError());
    }

    private void show(State state, Instant since, Optional<String> error) {
        status = new RestreamStatus(state, since, attempts, error,
                state == State.LIVE ? bitRate.bitsPerSecond() : 0, droppedFrames);
    }
}
