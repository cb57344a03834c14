package live.chobi.media.packaging;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import live.chobi.media.codec.AudioConfiguration;
import live.chobi.media.codec.VideoConfiguration;
import live.chobi.media.packaging.Segment.Init;
import live.chobi.media.stream.Frame;
import live.chobi.media.stream.StreamReader;
import org.jspecify.annotations.Nullable;

/// Cuts a stream into segments of parts and keeps its playlist. Owner: the stream's event loop; what it publishes in
/// its [Rendition] is immutable.
///
/// A *period* is a run of segments with the same tracks. It begins at a key frame (at once, where there is no video) and
/// ends when a configuration changes, the timeline jumps or the encoder goes. Its tracks are settled when it has both,
/// or when its first segment is cut: until then nothing of it is listed, and sound or a picture may join without
/// a discontinuity.
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
    static final long SOUND_LIMIT_US = MediaPlaylist.TARGET_SECONDS * 1_000_000L;
    /// How long a stream that has announced video may keep sound waiting for the first key frame.
    static final long WAIT_FOR_KEY_US = 3_000_000;
    /// A segment of more bytes is cut at the next frame: 4 s of 50 Mbit/s.
    static final long SEGMENT_BYTES_MAX = 24L << 20;
    /// A rendition's frame that is so little later than the source's is the same one.
    private static final long MEETING_US = 2_000;

    private final Rendition rendition;
    private final PackagingEvents events;
    private final SegmentWindow window;
    private final Made made = new Made();
    /// Part of every name, so that no name is ever used again, whatever happens to the numbers.
    private final String generation;
    private final SegmentShelf shelf;
    /// Where this one's segments begin; or where they shall, when it is the source's.
    private final SegmentPlan plan;
    private final boolean following;

    private Instant mediaZero = Instant.EPOCH;
    private @Nullable VideoConfiguration video;
    private @Nullable AudioConfiguration audio;

    private @Nullable Tracks tracks;
    private @Nullable PartCutter cutter;
    /// Set when the period's tracks are settled.
    private @Nullable Init init;
    private @Nullable Init lastInit;
    private @Nullable Init listedInit;
    /// How much later than it is decoded the period's first picture is shown.
    private long shownLaterUs;

    private OpenPart part;
    private final List<Part> parts = new ArrayList<>();
    private @Nullable OpenSegment open;
    private boolean begun;
    private boolean pictured;
    private boolean independent = true;
    private long startUs;
    private long openBytes;

    private long nextSequence;
    private long discontinuitySequence;
    private boolean discontinuity;
    /// No segment of the source's has been met at its begin, and so nothing can be listed.
    private boolean astray;
    private boolean sinceStart = true;
    private boolean ended;
    private int inits;
    private int partNumber;
    private int fragments;

    /// @param createdAt of the session; media sequence numbers are its age in seconds, and rise by less than one a
    /// second
    /// @param shelf where segments lie that memory does not keep
    HlsPackager(Instant createdAt, Instant now, Rendition rendition, SegmentShelf shelf, PackagingEvents events) {
        this.rendition = rendition;
        this.events = events;
        this.shelf = shelf;
        this.generation = Long.toString(now.toEpochMilli(), Character.MAX_RADIX);
        this.nextSequence = Math.max(0, Duration.between(createdAt, now).toSeconds()) + 1;
        this.discontinuitySequence = nextSequence;
        this.window = new SegmentWindow(nextSequence, shelf, rendition);
        this.part = nextPart();
        this.plan = new SegmentPlan();
        this.following = false;
    }

    private HlsPackager(SegmentPlan followed, Instant now, Rendition rendition, PackagingEvents events) {
        this.rendition = rendition;
        this.events = events;
        this.shelf = SegmentShelf.NONE;
        this.generation = Long.toString(now.toEpochMilli(), Character.MAX_RADIX);
        this.window = new SegmentWindow(0, shelf, rendition);
        this.part = nextPart();
        this.plan = followed;
        this.following = true;
        this.astray = true;
    }

    /// Kept in memory, and on disk where the store takes it.
    public static HlsPackager of(Instant createdAt, Instant now, Rendition rendition, DvrStore store,
            PackagingEvents events) {
        return new HlsPackager(createdAt, now, rendition, store.shelf(), events);
    }

    /// Kept in memory.
    public static HlsPackager of(Instant createdAt, Instant now, Rendition rendition, PackagingEvents events) {
        return new HlsPackager(createdAt, now, rendition, SegmentShelf.NONE, events);
    }

    /// Kept in memory, and cut as the source is: frames are a little later than the source's, at the same
    /// decoding times.
    public static HlsPackager following(SegmentPlan source, Instant now, Rendition rendition, PackagingEvents events) {
        return new HlsPackager(source, now, rendition, events);
    }

    /// For those that follow. Any thread.
    public SegmentPlan plan() {
        return plan;
    }

    @Override
    public void anchored(Instant newMediaZero) {
        endPeriod(false);
        mediaZero = newMediaZero;
    }

    @Override
    public void settled(Instant newMediaZero) {
        if (init == null && !following) { // Times that have been listed stay.
            mediaZero = newMediaZero;
        }
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
        endPeriod(true);
        sinceStart = true;
        publish();
    }

    @Override
    public void ended() {
        endPeriod(false);
        ended = true;
        publish();
        rendition.end();
    }

    /// Nobody fetches anything any more.
    public void forget() {
        shelf.close();
    }

    private void picture(Frame.Video frame) {
        if (following && !follow(frame.dtsUs(), frame.key())) {
            events.left();
            return;
        }
        Tracks now = tracks;
        if (frame.key()) {
            if (now == null || !now.equals(new Tracks(video, audio))) {
                beginPeriodAt(frame);
            }
        } else if (now == null || now.video() == null || !now.video().equals(video)) {
            events.left();
            return;
        }
        if (begun && !following) {
            long length = frame.dtsUs() - startUs;
            boolean full = length >= limitUs() || openBytes > SEGMENT_BYTES_MAX;
            if (pictured ? full || (frame.key() && length >= targetUs()) : init != null && length >= targetUs()) {
                cut(frame.dtsUs(), false);
            }
        }
        PartCutter cutting = Objects.requireNonNull(cutter);
        if (!pictured) {
            pictured = true;
            independent = frame.key();
            if (init == null) {
                shownLaterUs = frame.ptsUs() - frame.dtsUs();
            }
        }
        cutting.add(frame);
        begin(cutting, frame);
    }

    private void sound(Frame.Audio frame) {
        AudioConfiguration sounding = audio;
        if (sounding == null) {
            return;
        }
        if (following && !follow(frame.dtsUs(), false)) {
            events.left();
            return;
        }
        Tracks now = tracks;
        if (now == null || (now.video() == null && !sounding.equals(now.audio()))) {
            endPeriod(false);
            begin(new Tracks(null, sounding));
        } else if (now.audio() == null && init == null) {
            tracks = new Tracks(now.video(), sounding);
            Objects.requireNonNull(cutter).joinAudio(new AudioClock(sounding));
        } else if (!sounding.equals(now.audio())) {
            events.left(); // It begins with the next key frame.
            return;
        }
        if (begun && !following) {
            long length = frame.dtsUs() - startUs;
            boolean waiting = video != null && init == null;
            boolean alone = !pictured && (now == null || now.video() == null);
            long due = alone ? waiting ? WAIT_FOR_KEY_US : targetUs() : SOUND_LIMIT_US;
            if (length >= due || openBytes > SEGMENT_BYTES_MAX) {
                cut(frame.dtsUs(), !alone);
            }
        }
        PartCutter cutting = Objects.requireNonNull(cutter);
        if (cutting.add(frame)) {
            begin(cutting, frame);
        } else {
            events.left();
        }
    }

    /// A frame has been added to the open segment.
    private void begin(PartCutter cutting, Frame frame) {
        if (!begun) {
            begun = true;
            startUs = parts.isEmpty() ? cutting.startUs() : startUs;
            cutting.endBy(startUs + SOUND_LIMIT_US);
            if (!following) {
                plan.add(new SegmentPlan.Begin(frame.dtsUs(), nextSequence,
                        discontinuitySequence + (discontinuity ? 1 : 0), mediaZero));
            }
        }
        openBytes += frame.payload().readableBytes();
    }

    /// Ends the open segment where the source's ends, and gives the next one its number. False when the frame is in
    /// none that can be listed: players begin with a key frame, and a list has no holes.
    private boolean follow(long us, boolean key) {
        SegmentPlan.Begin planned = plan.at(us);
        if (planned == null || (!window.isEmpty() && window.listed().getLast().sequence() >= planned.sequence())) {
            return false;
        }
        if (!astray && planned.sequence() == nextSequence) {
            return true;
        }
        boolean next = !astray && planned.sequence() == nextSequence + 1;
        if (begun) {
            cut(us, !next);
        }
        boolean contiguous = !window.isEmpty() && window.listed().getLast().sequence() + 1 == planned.sequence();
        if (!contiguous) {
            astray = !key || us - planned.startUs() > MEETING_US;
            if (astray) {
                return false;
            }
            endPeriod(false);
            window.restart(planned.discontinuitySequence());
        }
        astray = false;
        nextSequence = planned.sequence();
        mediaZero = planned.mediaZero();
        discontinuity = contiguous && planned.discontinuitySequence() > discontinuitySequence;
        discontinuitySequence = planned.discontinuitySequence();
        return true;
    }

    /// At a key frame with other tracks than the present period's. A period of sound that nobody has heard yet becomes
    /// one of both.
    private void beginPeriodAt(Frame.Video frame) {
        Tracks now = tracks;
        PartCutter sounding = cutter;
        if (now != null && now.video() == null && init == null && sounding != null
                && Objects.equals(now.audio(), audio)) {
            part = nextPart();
            parts.clear();
            begun = false;
            openBytes = 0;
            sounding.endBy(Long.MAX_VALUE);
            sounding.restart(part, frame.dtsUs());
            tracks = new Tracks(video, audio);
            return;
        }
        if (begun) {
            cut(frame.dtsUs(), false);
        }
        endPeriod(false);
        begin(new Tracks(video, audio));
    }

    private void begin(Tracks newTracks) {
        tracks = newTracks;
        AudioConfiguration sound = newTracks.audio();
        cutter = new PartCutter(made, part, sound == null ? null : new AudioClock(sound));
        shownLaterUs = 0;
    }

    private long targetUs() {
        return sinceStart ? FIRST_TARGET_US : TARGET_US;
    }

    private long limitUs() {
        return sinceStart ? FIRST_LIMIT_US : LIMIT_US;
    }

    /// Closes what is open; the next frame begins a new period, with a discontinuity when something was listed.
    ///
    /// @param torn whether the encoder went in the middle of its pictures. What follows is put by players where this
    /// ends, and browsers drop pictures up to the next key frame where the two overlap: so it ends when the last picture
    /// has been shown, even where that is longer than the last part may be
    private void endPeriod(boolean torn) {
        PartCutter cutting = cutter;
        if (cutting != null) {
            if (begun) {
                long shownUs = torn ? cutting.shownEndUs() : 0;
                cut(Math.max(cutting.naturalEndUs(), shownUs), true, shownUs);
            }
            cutting.release();
        }
        cutter = null;
        tracks = null;
        init = null;
        if (!following) {
            discontinuity = !window.isEmpty();
        }
    }

    /// Lists the open segment. Where frames are missing it ends before the next one begins, lest it be too long.
    ///
    /// @param us where the next one begins
    /// @param natural whether pictures have stopped
    private void cut(long us, boolean natural) {
        cut(us, natural, 0);
    }

    /// @param leastEndUs the segment is said to last until then
    private void cut(long us, boolean natural, long leastEndUs) {
        PartCutter cutting = cutter;
        Tracks settled = tracks;
        if (cutting == null || settled == null) {
            return;
        }
        long endUs = Math.max(cutting.cut(us, natural), leastEndUs);
        if (parts.isEmpty()) {
            return;
        }
        settle(settled, cutting);
        OpenSegment said = Objects.requireNonNull(open);
        var finished = Segment.of(nextSequence, "seg-" + generation + "-" + nextSequence + ".m4s", List.copyOf(parts),
                endUs - startUs, said);
        if (!following) {
            nextSequence++;
            discontinuitySequence += said.discontinuity() ? 1 : 0;
        }
        listedInit = said.init();
        discontinuity = false;
        sinceStart = false;
        open = null;
        parts.clear();
        begun = false;
        pictured = false;
        independent = true;
        openBytes = 0;
        window.add(finished);
        events.cut(finished.bytes(), finished.durationUs());
        publish();
    }

    /// Says of which tracks the period is, and so where the open segment begins.
    private void settle(Tracks settled, PartCutter cutting) {
        Init map = init == null ? initOf(settled, cutting.framesPerSecond()) : init;
        init = map;
        if (open == null) {
            if (!following) {
                plan.settle(mediaZero);
            }
            boolean decodable = pictured ? independent : settled.video() == null;
            OpenSegment said = OpenSegment.of(map, discontinuity, !map.equals(listedInit), decodable,
                    mediaZero.plusNanos((startUs + shownLaterUs) * 1_000));
            open = said;
            rendition.began(said);
        }
    }

    private Init initOf(Tracks settled, double measured) {
        Init last = lastInit;
        if (last != null && last.tracks().equals(settled)) {
            return last;
        }
        VideoConfiguration pictures = settled.video();
        double declared = pictures == null ? 0 : pictures.picture().framesPerSecond();
        Init fresh = Init.of("init-" + generation + "-" + ++inits + ".mp4", InitSegment.write(settled), settled,
                declared > 0 ? declared : measured);
        lastInit = fresh;
        return fresh;
    }

    private OpenPart nextPart() {
        return new OpenPart("part-" + generation + "-" + ++partNumber + ".m4s");
    }

    /// Nothing before the first segment: not every player can begin without one.
    private void publish() {
        if (window.isEmpty()) {
            return;
        }
        OpenSegment said = open;
        List<Part> listable = said == null ? List.of() : parts.stream().takeWhile(Part::fits).toList();
        boolean hinted = cutter != null && !ended && listable.size() == parts.size();
        rendition.publish(new Listing(window.listed(), window.discontinuitySequence(),
                window.isIndependent() && (said == null || said.independent()), said, listable,
                hinted ? part.name() : "", ended));
    }

    /// What the cutter makes. Parts of a period whose tracks are not settled stay here until they are.
    private final class Made implements PartCutter.Output {
        @Override
        public void grew(OpenPart grown) {
            if (init != null && grown.chunks().size() == 1) {
                rendition.began(grown);
            }
        }

        @Override
        public OpenPart closed(Part closed) {
            events.part();
            PartCutter cutting = Objects.requireNonNull(cutter);
            Tracks now = Objects.requireNonNull(tracks);
            if (parts.isEmpty()) {
                startUs = cutting.startUs();
            }
            parts.add(closed);
            rendition.finished(closed);
            part = nextPart();
            if (init != null || (now.video() != null && now.audio() != null)) {
                settle(now, cutting);
                publish();
            }
            return part;
        }

        @Override
        public int nextFragment() {
            return ++fragments;
        }
    }
}
