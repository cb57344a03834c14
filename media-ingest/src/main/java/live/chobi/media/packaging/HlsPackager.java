package live.chobi.media.packaging;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import live.chobi.kernel.SessionId;
import live.chobi.media.packaging.Segment.Init;
import live.chobi.media.codec.AudioConfiguration;
import live.chobi.media.codec.VideoConfiguration;
import live.chobi.media.stream.Frame;
import live.chobi.media.stream.StreamReader;
import org.jspecify.annotations.Nullable;

/// Cuts a stream into segments and keeps its playlists. Owner: the stream's event loop; what it publishes in
/// [HlsOrigin] is immutable.
///
/// A *period* is a run of segments with the same tracks. It begins at a key frame (at once, where there is no video) and
/// ends when a configuration changes, the timeline jumps or the encoder goes. Its tracks are settled when its first
/// segment is cut: until then sound or a picture may join without a discontinuity, so nobody waits for the other track.
public final class HlsPackager implements StreamReader {
    /// A segment ends at the first key frame after this; a little less than two seconds, so that a key frame every two
    /// seconds is met in spite of rounding.
    static final long TARGET_US = 1_900_000;
    /// The first ones are shorter: a viewer waits for them.
    static final long FIRST_TARGET_US = 950_000;
    /// When no key frame comes the first one is cut at any frame, for the same reason.
    static final long FIRST_LIMIT_US = 3_000_000;
    /// No segment is longer, or TARGETDURATION would be wrong.
    static final long LIMIT_US = 5_800_000;
    /// Where pictures have stopped, sound cuts; a little later, so that normally a picture does.
    static final long SOUND_LIMIT_US = 6_000_000;
    /// How long a stream that has announced video may keep sound waiting for the first key frame.
    static final long WAIT_FOR_KEY_US = 3_000_000;
    /// A segment of more bytes is cut at the next frame: 4 s of 50 Mbit/s.
    static final long SEGMENT_BYTES_MAX = 24L << 20;

    private final SessionId session;
    private final HlsOrigin origin;
    private final PackagingEvents events;
    /// Part of every name, so that no name is ever used again, whatever happens to the numbers.
    private final String generation;

    private SegmentWindow window;
    private Instant mediaZero = Instant.EPOCH;
    private @Nullable VideoConfiguration video;
    private @Nullable AudioConfiguration audio;

    private @Nullable Tracks tracks;
    private @Nullable AudioClock audioClock;
    private @Nullable OpenSegment open;
    /// Set when the period's first segment has been cut.
    private @Nullable Init init;
    private @Nullable Init lastInit;
    private boolean discontinuity;
    private boolean sinceStart = true;
    private int inits;
    private int fragments;

    /// @param createdAt of the session; media sequence numbers are its age in seconds, and rise by less than one
    /// a second
    public HlsPackager(SessionId session, Instant createdAt, Instant now, HlsOrigin origin, PackagingEvents events) {
        this.session = session;
        this.origin = origin;
        this.events = events;
        this.generation = Long.toString(now.toEpochMilli(), Character.MAX_RADIX);
        this.window = SegmentWindow.startingAt(Math.max(0, Duration.between(createdAt, now).toSeconds()) + 1);
        origin.expect(session);
    }

    @Override
    public void anchored(Instant newMediaZero) {
        endPeriod();
        mediaZero = newMediaZero;
    }

    @Override
    public void configured(@Nullable VideoConfiguration newVideo, @Nullable AudioConfiguration newAudio) {
        video = newVideo;
        audio = newAudio;
    }

    @Override
    public void frame(Frame frame) {
        switch (frame) {
            case Frame.Video picture -> picture(picture);
            case Frame.Audio sound -> sound(sound);
        }
    }

    @Override
    public void interrupted() {
        endPeriod();
        sinceStart = true;
    }

    @Override
    public void ended() {
        endPeriod();
        window = window.end();
        publish();
    }

    private void picture(Frame.Video frame) {
        Tracks now = tracks;
        if (frame.key()) {
            if (now == null || !now.equals(new Tracks(video, audio))) {
                beginPeriodAt(frame);
            }
        } else if (now == null || now.video() == null || !now.video().equals(video)) {
            events.left();
            return;
        }
        OpenSegment segment = opened();
        if (segment.hasVideo()) {
            long length = frame.dtsUs() - segment.startUs();
            if ((frame.key() && length >= targetUs()) || length >= limitUs() || segment.bytes() > SEGMENT_BYTES_MAX) {
                cut(frame.dtsUs(), frame.key());
                segment = opened();
            }
        } else if (!segment.isEmpty() && init != null && frame.dtsUs() - segment.startUs() >= targetUs()) {
            cut(frame.dtsUs(), frame.key());
            segment = opened();
        }
        segment.add(frame);
    }

    private void sound(Frame.Audio frame) {
        AudioConfiguration sounding = audio;
        Tracks now = tracks;
        if (sounding == null) {
            return;
        }
        if (now == null || (now.video() == null && !sounding.equals(now.audio()))) {
            endPeriod();
            begin(new Tracks(null, sounding));
        } else if (now.audio() == null && init == null) {
            tracks = new Tracks(now.video(), sounding);
            joinAudio(sounding);
        } else if (!sounding.equals(now.audio())) {
            events.left(); // It begins with the next key frame.
            return;
        }
        OpenSegment segment = opened();
        if (!segment.isEmpty()) {
            long length = frame.dtsUs() - segment.startUs();
            boolean waiting = video != null && init == null;
            boolean alone = !segment.hasVideo() && (now == null || now.video() == null);
            long due = alone ? waiting ? WAIT_FOR_KEY_US : targetUs() : SOUND_LIMIT_US;
            if (length >= due || segment.bytes() > SEGMENT_BYTES_MAX) {
                cut(frame.dtsUs(), alone);
                segment = opened();
            }
        }
        if (!segment.add(frame)) {
            events.left();
        }
    }

    /// At a key frame with other tracks than the present period's. A period of sound that nobody has seen yet becomes
    /// one of both.
    private void beginPeriodAt(Frame.Video frame) {
        Tracks now = tracks;
        OpenSegment segment = open;
        if (now != null && now.video() == null && init == null && segment != null
                && Objects.equals(now.audio(), audio)) {
            segment.dropAudioBefore(frame.dtsUs());
            tracks = new Tracks(video, audio);
            return;
        }
        if (segment != null && now != null) {
            cut(frame.dtsUs(), true);
        }
        endPeriod();
        begin(new Tracks(video, audio));
    }

    private void begin(Tracks newTracks) {
        tracks = newTracks;
        AudioConfiguration sound = newTracks.audio();
        audioClock = sound == null ? null : new AudioClock(sound);
        open = new OpenSegment(audioClock);
    }

    /// Sound joins a period of pictures of which nothing has been cut.
    private void joinAudio(AudioConfiguration sound) {
        audioClock = new AudioClock(sound);
        OpenSegment pictures = opened();
        pictures.joinAudio(audioClock);
    }

    private OpenSegment opened() {
        OpenSegment segment = open;
        if (segment == null) {
            segment = new OpenSegment(audioClock);
            open = segment;
        }
        return segment;
    }

    private long targetUs() {
        return sinceStart ? FIRST_TARGET_US : TARGET_US;
    }

    private long limitUs() {
        return sinceStart ? FIRST_LIMIT_US : LIMIT_US;
    }

    /// Closes what is open; the next frame begins a new period, with a discontinuity when something was listed.
    private void endPeriod() {
        OpenSegment segment = open;
        if (segment != null && !segment.isEmpty()) {
            cut(segment.naturalEndUs(), true);
        }
        open = null;
        tracks = null;
        init = null;
        audioClock = null;
        discontinuity = !window.listed().isEmpty();
    }

    /// Lists the open segment. Where frames are missing it ends before the next one begins, lest it be too long.
    ///
    /// @param nextUs where the next one begins
    /// @param nextIndependent whether it begins with a key frame
    private void cut(long nextUs, boolean nextIndependent) {
        OpenSegment segment = open;
        Tracks settled = tracks;
        open = null;
        if (segment == null || settled == null || segment.isEmpty()) {
            return;
        }
        long endUs = Math.min(nextUs, segment.startUs() + SOUND_LIMIT_US);
        Init map = init == null ? initOf(settled, segment.measuredFramesPerSecond()) : init;
        init = map;
        long sequence = window.nextSequence();
        var finished = new Segment(sequence, "seg-" + generation + "-" + sequence + ".m4s",
                HlsObject.shared(segment.write(++fragments, endUs)), Math.max(endUs - segment.startUs(), 1),
                mediaZero.plusNanos(segment.shownFromUs() * 1_000), discontinuity, segment.isIndependent(), map);
        segment.release();
        discontinuity = false;
        sinceStart = false;
        window = window.plus(finished, nextIndependent);
        events.cut(finished.bytes(), finished.durationUs());
        publish();
    }

    private Init initOf(Tracks settled, double measured) {
        Init last = lastInit;
        if (last != null && last.tracks().equals(settled)) {
            return last;
        }
        VideoConfiguration pictures = settled.video();
        double declared = pictures == null ? 0 : pictures.picture().framesPerSecond();
        var fresh = new Init("init-" + generation + "-" + ++inits + ".mp4",
                HlsObject.shared(InitSegment.write(settled)), settled,
                declared > 0 ? declared : measured);
        lastInit = fresh;
        return fresh;
    }

    private void publish() {
        if (!window.listed().isEmpty()) {
            origin.publish(session, window);
        }
    }
}
