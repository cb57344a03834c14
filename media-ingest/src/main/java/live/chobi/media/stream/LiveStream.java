package live.chobi.media.stream;

import io.netty.buffer.ByteBuf;
import io.netty.channel.EventLoop;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import live.chobi.kernel.SessionId;
import live.chobi.media.codec.AudioCodec;
import live.chobi.media.codec.AudioConfiguration;
import live.chobi.media.codec.VideoCodec;
import live.chobi.media.codec.VideoConfiguration;
import live.chobi.media.stream.MediaTimeline.Placed;
import live.chobi.media.stream.MediaTimeline.Track;
import org.jspecify.annotations.Nullable;

/// The media of one session on this node, from its first encoder to the session's end, over any number of reconnects.
///
/// Owner: the event loop of its publisher. The stream moves to the newer publisher's loop when one is granted, so that
/// frames never change threads. Any thread may call
/// [#claim], [#standBy], [#isNeeded], [#left], [#end], [#backup], [#follow], [#unfollow], [#newestMediaAt], [#health].
public final class LiveStream {
    /// An encoder silent for this long has lost its claim.
    public static final Duration SILENCE = Duration.ofSeconds(2);
    /// Audio without a picture for this long is a stream of audio.
    static final long AUDIO_ALONE_US = 1_000_000;

    /// No picture is shown this long before or after it is decoded.
    private static final long COMPOSITION_MAX_US = 10_000_000;

    /// The encoder's connection. Called on its own loop.
    public interface Publisher {
        EventLoop loop();

        /// A newer encoder has the stream.
        void replaced();

        /// The session is over.
        void ended();

        /// Whether its media is that of another node's encoder. It gives way to every encoder, takes the stream from
        /// none, and its coming and going is no event of the session.
        default boolean relays() {
            return false;
        }
    }

    private final SessionId session;
    private final boolean audioOnly;
    private final StreamEvents events;
    private final TimeSource time;
    private final MediaTimeline timeline = new MediaTimeline();
    private final WallAnchor wall = new WallAnchor();
    private final HealthWindow window = new HealthWindow();
    private final Map<Mended, Long> mended = new EnumMap<>(Mended.class);

    private volatile EventLoop loop;
    private volatile @Nullable Instant newestMediaAt;
    private volatile @Nullable IngestHealth health;
    private volatile Backup backup = Backup.NONE;

    private List<StreamReader> readers;
    private @Nullable Publisher publisher;
    private @Nullable Standby standby;
    private VideoIntake pictures = new VideoIntake(this::mended);
    private AudioIntake sounds = new AudioIntake(this::mended);
    private @Nullable VideoConfiguration video;
    private @Nullable AudioConfiguration audio;
    private boolean ended;
    private boolean announced;
    private boolean anchorTold;
    private long lastMediaNanos;
    /// Whether the publisher has sent anything.
    private boolean heard;
    private long newestPtsUs;
    private long audioAloneFromUs = -1;
    private long clampedFrames;
    private long droppedFrames;
    private long healthAtNanos;

    /// @param loop of the first publisher
    /// @param readers the first ones; more may [#follow]
    public LiveStream(SessionId session, boolean audioOnly, EventLoop loop, List<StreamReader> readers,
            StreamEvents events, TimeSource time) {
        this.session = session;
        this.audioOnly = audioOnly;
        this.loop = loop;
        this.readers = List.copyOf(readers);
        this.events = events;
        this.time = time;
    }

    /// Asks for the stream. The answer comes on the candidate's loop; when granted, the candidate is the publisher and
    /// its loop the owner from then on.
    public void claim(Publisher candidate, boolean takeover, Consumer<Claim> answer) {
        onLoop(() -> {
            Publisher present = publisher;
            Standby stoodIn = present != null && present.equals(standby) ? standby : null;
            Claim claim = candidate.relays() && present != null && !ended
                    ? new Claim.Busy(time.nanos(), lastMediaNanos)
                    : Claim.decide(ended, present != null && !present.relays() && stoodIn == null,
                            time.nanos(), lastMediaNanos, takeover);
            if (!(claim instanceof Claim.Granted)) {
                candidate.loop().execute(() -> answer.accept(claim));
                return;
            }
            publisher = candidate;
            lastMediaNanos = time.nanos();
            renewIntake();
            beginAnew(0);
            if (present != null) {
                readers.forEach(StreamReader::interrupted);
                if (stoodIn != null) {
                    backup = Backup.CONNECTED;
                    stoodIn.standDown();
                } else {
                    present.replaced();
                }
            }
            loop = candidate.loop(); // Nothing here touches the stream after this line.
            candidate.loop().execute(() -> answer.accept(claim));
        });
    }

    /// Asks for the place beside the stream. The answer comes on the candidate's loop; the stream stays where it is.
    public void standBy(Standby candidate, boolean takeover, Consumer<Claim> answer) {
        onLoop(() -> {
            Standby present = standby;
            long now = time.nanos();
            Claim claim = Claim.decide(ended, present != null, now, present == null ? now : now - present.silentNanos(),
                    takeover);
            if (claim instanceof Claim.Granted) {
                if (present != null) {
                    left(present);
                    present.loop().execute(present::replaced);
                }
                standby = candidate;
                backup = Backup.CONNECTED;
            }
            candidate.loop().execute(() -> answer.accept(claim));
        });
    }

    /// The standby asks, a few times a second, whether it is needed: nobody is sending.
    public void isNeeded(Standby candidate) {
        onLoop(() -> {
            Duration patience = heard ? Standby.IN_AFTER : Standby.FIRST_FRAME_WITHIN;
            if (!ended && candidate.equals(standby) && !candidate.equals(publisher)
                    && (publisher == null || silentNanos() >= patience.toNanos())) {
                handOver(candidate);
            }
        });
    }

    private void handOver(Standby next) {
        long silentNanos = silentNanos();
        Publisher present = publisher;
        publisher = next;
        lastMediaNanos = time.nanos();
        backup = Backup.ACTIVE;
        events.stoodIn();
        if (present != null) {
            present.replaced();
        }
        loop = next.loop(); // Nothing here touches the stream after this line.
        next.loop().execute(() -> next.standIn(silentNanos));
    }

    /// The standby's first frame comes next. Where it counts by the same clock as the encoder before it, and nothing of
    /// it lies before that one's last frame, the timeline goes on; elsewhere it begins anew.
    ///
    /// @param sourceUs of the first picture, unwrapped
    /// @param ageNanos since that picture came
    public void goOn(long sourceUs, long ageNanos) {
        assert loop.inEventLoop();
        renewIntake();
        if (!timeline.goesOn(sourceUs, time.nanos() - ageNanos)) {
            beginAnew(ageNanos);
            readers.forEach(StreamReader::interrupted);
        }
    }

    private void beginAnew(long ageNanos) {
        timeline.startAnew(ageNanos);
        video = null;
        audio = null;
    }

    private void renewIntake() {
        heard = false;
        window.startAnew(time.nanos());
        audioAloneFromUs = -1;
        pictures = new VideoIntake(this::mended);
        sounds = new AudioIntake(this::mended);
    }

    /// The publisher has gone, or the standby. Ignored when it is neither any more; the stream may be another loop's
    /// by then.
    public void left(Publisher leaving) {
        onLoop(() -> {
            if (leaving.equals(standby)) {
                standby = null;
                backup = Backup.NONE;
            }
            if (!leaving.equals(publisher)) {
                return;
            }
            publisher = null;
            Standby waiting = standby;
            if (waiting != null && waiting.silentNanos() < SILENCE.toNanos()) {
                handOver(waiting);
                return;
            }
            readers.forEach(StreamReader::interrupted);
            tellHealth(time.nanos());
            if (announced) {
                announced = false;
                events.stopped(session);
            }
        });
    }

    /// One more reader from now on. It hears at once what those before it have been told: the anchor, the
    /// configuration, the end. Harmless when it follows already. Any thread.
    public void follow(StreamReader reader) {
        onLoop(() -> {
            if (readers.contains(reader)) {
                return;
            }
            readers = Stream.concat(readers.stream(), Stream.of(reader)).toList();
            if (anchorTold) {
                reader.anchored(wall.zero());
            }
            if (video != null || audio != null) {
                reader.configured(video, audio);
            }
            if (ended) {
                reader.ended();
            }
        });
    }

    /// The reader hears nothing any more. Any thread.
    public void unfollow(StreamReader reader) {
        onLoop(() -> readers = readers.stream().filter(it -> !it.equals(reader)).toList());
    }

    /// The session is over: the publisher is told, readers finish, later claims are refused. `then` runs on the loop.
    public void end(Runnable then) {
        onLoop(() -> {
            if (!ended) {
                ended = true;
                Publisher present = publisher;
                publisher = null;
                readers.forEach(StreamReader::ended);
                tellHealth(time.nanos());
                Standby waiting = standby;
                standby = null;
                backup = Backup.NONE;
                if (waiting != null && !waiting.equals(present)) {
                    waiting.loop().execute(waiting::ended);
                }
                if (present != null) {
                    present.ended();
                }
            }
            then.run();
        });
    }

    /// An encoder's header. Ignored when it repeats the one before, as encoders do.
    public void configure(VideoConfiguration configuration) {
        assert loop.inEventLoop();
        if (!audioOnly) {
            tell(pictures.header(configuration));
        }
    }

    /// An encoder's header. Ignored when it repeats the one before, as encoders do.
    public void configure(AudioConfiguration configuration) {
        assert loop.inEventLoop();
        sounds.header(configuration);
        tell(configuration);
    }

    /// Takes over `payload`.
    ///
    /// @param sourceUs the encoder's decoding time, unwrapped
    /// @param saidKey what the encoder calls it
    public void video(VideoCodec codec, long sourceUs, long compositionUs, boolean saidKey, ByteBuf payload) {
        assert loop.inEventLoop();
        long now = time.nanos();
        lastMediaNanos = now;
        heard = true;
        if (audioOnly) {
            payload.release();
            drop();
            return;
        }
        VideoIntake.Picture picture = pictures.frame(codec, sourceUs, saidKey, payload);
        if (picture == null) {
            drop();
            return;
        }
        try {
            tell(picture.configuration());
            picture(picture, sourceUs, compositionUs, now);
        } finally {
            picture.payload().release();
        }
    }

    private void picture(VideoIntake.Picture picture, long sourceUs, long compositionUs, long now) {
        Placed placed = place(Track.VIDEO, picture.key(), sourceUs, now);
        long composition = compositionUs;
        if (Math.abs(compositionUs) > COMPOSITION_MAX_US) {
            mended(Mended.COMPOSITION);
            composition = 0;
        }
        // A clamped frame is decoded later than it said, and shown when it said unless that has passed.
        long shownUs = Math.max(placed.us() - placed.movedUs() + composition,
                placed.movedUs() > 0 ? placed.us() : Long.MIN_VALUE);
        window.video(picture.payload().readableBytes(), picture.key(), placed.us(), shownUs, now);
        deliver(new Frame.Video(placed.us(), shownUs, picture.key(), picture.payload()), shownUs, now);
        audioAloneFromUs = Long.MAX_VALUE;
        if (picture.key()) {
            announce();
        }
    }

    /// Takes over `payload`.
    ///
    /// @param sourceUs the encoder's time, unwrapped
    public void audio(AudioCodec codec, long sourceUs, ByteBuf payload) {
        assert loop.inEventLoop();
        try {
            long now = time.nanos();
            lastMediaNanos = now;
            heard = true;
            AudioIntake.Sound sound = sounds.frame(codec, payload);
            if (sound == null) {
                drop();
                return;
            }
            tell(sound.configuration());
            long samples = 0;
            for (ByteBuf unit : sound.units()) {
                sound(sourceUs + samples * 1_000_000 / sound.configuration().sampleRate(), unit, now);
                samples += sound.configuration().samples(unit);
            }
        } finally {
            payload.release();
        }
    }

    private void sound(long sourceUs, ByteBuf unit, long now) {
        Placed placed = place(Track.AUDIO, false, sourceUs, now);
        window.audio(unit.readableBytes(), now);
        deliver(new Frame.Audio(placed.us(), unit), placed.us(), now);
        if (audioAloneFromUs < 0) {
            audioAloneFromUs = placed.us();
        }
        if (audioOnly || placed.us() - audioAloneFromUs >= AUDIO_ALONE_US) {
            announce();
        }
    }

    /// Something was put right before the stream got it, by whoever brings its media.
    public void mended(Mended kind) {
        assert loop.inEventLoop();
        mended.merge(kind, 1L, Long::sum);
        events.mended(kind);
    }

    /// The programme date-time of the newest received frame; empty before the first. Any thread.
    public Optional<Instant> newestMediaAt() {
        return Optional.ofNullable(newestMediaAt);
    }

    /// At most a second old while frames come. Any thread.
    public Optional<IngestHealth> health() {
        return Optional.ofNullable(health);
    }

    /// Any thread.
    public Backup backup() {
        return backup;
    }

    /// Since the last frame, or since the publisher came.
    public long silentNanos() {
        assert loop.inEventLoop();
        return time.nanos() - lastMediaNanos;
    }

    /// Whether a decoder's configuration has come.
    public boolean isPlayable() {
        assert loop.inEventLoop();
        return video != null || audio != null;
    }

    private void tell(@Nullable VideoConfiguration configuration) {
        if (configuration != null && !configuration.equals(video)) {
            video = configuration;
            readers.forEach(reader -> reader.configured(video, audio));
        }
    }

    private void tell(AudioConfiguration configuration) {
        if (!configuration.equals(audio)) {
            audio = configuration;
            readers.forEach(reader -> reader.configured(video, audio));
        }
    }

    private Placed place(Track track, boolean entry, long sourceUs, long now) {
        Placed placed = timeline.place(track, entry, sourceUs, now);
        WallAnchor.Move move = wall.observe(placed.us(), time.now());
        if (!anchorTold || placed.reanchored() || move == WallAnchor.Move.JUMPED) {
            if (anchorTold) {
                events.reanchored();
                window.clockJumped(now);
            }
            anchorTold = true;
            readers.forEach(reader -> reader.anchored(wall.zero()));
            newestPtsUs = 0;
        } else if (move == WallAnchor.Move.SETTLED) {
            readers.forEach(reader -> reader.settled(wall.zero()));
            newestPtsUs = 0;
        }
        if (placed.skewed()) {
            mended(Mended.SKEW);
        }
        if (placed.movedUs() > 0) {
            clampedFrames++;
            events.clamped();
        }
        return placed;
    }

    private void deliver(Frame frame, long shownUs, long now) {
        if (shownUs > newestPtsUs) {
            newestPtsUs = shownUs;
            newestMediaAt = wall.at(shownUs);
        }
        readers.forEach(reader -> reader.frame(frame));
        if (now - healthAtNanos >= 1_000_000_000L || health == null) {
            tellHealth(now);
        }
    }

    private void announce() {
        if (!announced && publisher != null && !publisher.relays()) {
            announced = true;
            events.receiving(session);
        }
    }

    private void drop() {
        droppedFrames++;
        events.dropped();
    }

    private void tellHealth(long now) {
        healthAtNanos = now;
        health = IngestHealth.of(publisher != null, window, video, audio, clampedFrames, droppedFrames, mended,
                audioOnly,
                now);
    }

    /// Runs on the owning loop, at once when that is this thread; also when the stream moves while the task waits.
    /// Any thread.
    public void onLoop(Runnable task) {
        EventLoop owner = loop;
        if (owner.inEventLoop()) {
            task.run();
        } else {
            owner.execute(() -> onLoop(task));
        }
    }

    /// As [#onLoop], but never at once. Any thread.
    ///
    /// @param nanos 0 after what the loop is doing now
    public void later(Runnable task, long nanos) {
        EventLoop owner = loop;
        if (nanos == 0) {
            owner.execute(() -> onLoop(task));
        } else {
            var _ = owner.schedule(() -> onLoop(task), nanos, TimeUnit.NANOSECONDS);
        }
    }
}
