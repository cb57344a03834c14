package live.chobi.media.packaging;

import io.netty.buffer.ByteBuf;
import java.util.ArrayList;
import java.util.List;
import live.chobi.media.packaging.SampleRun.Sample;
import live.chobi.media.stream.Frame;
import org.jspecify.annotations.Nullable;

/// Cuts the frames of one period into parts, and parts into chunks. Owner: the stream's event loop. Retains frames
/// until their chunk is written.
///
/// A part is closed with its last frame, not with the one after it, wherever frames come evenly: the end is then where
/// the next frame is expected. That frame is decoded exactly there, whatever its own time says, and shown when it says;
/// so decoding times have neither gaps nor overlaps, which browsers' decoders would answer by dropping pictures up to
/// the next key frame. Where frames come unevenly a part lasts until the next frame or PART-TARGET, whichever is first.
///
/// Times are microseconds of the stream's timeline. *Pictures* lead where there are any, else sound.
final class PartCutter {
    /// Bytes on their way to those who follow a part as it grows come in steps of this.
    static final long CHUNK_US = 100_000;
    /// RFC 8216bis §4.4.4.9: no part is shorter than 85 % of the target, but for a segment's last.
    static final long LEAST_US = Part.TARGET_US * 85 / 100;
    /// How far decoding times may run ahead of the frames', so that a part need not last longer than the target.
    private static final long LAG_MAX_US = Part.TARGET_US;
    /// How long sound waits for pictures before it closes parts without them.
    private static final long SOUND_GRACE_US = 200_000;
    /// A key frame after a longer hole than this keeps its own time: decoders begin anew with it.
    private static final long KEY_GAP_US = 100_000;
    private static final long ROUNDING_US = 2_000;
    private static final long SAMPLE_MIN_US = 100;
    private static final long DEFAULT_FRAME_US = 33_333;
    /// Encoders reorder a few pictures; whoever says more has odd times.
    private static final long SHOWN_LATER_MAX_US = 500_000;
    /// Encoders start sound a frame or two before the picture; more of it would be a hole in the picture for players.
    private static final long SOUND_LEAD_US = 50_000;

    /// Where chunks and parts go.
    interface Output {
        /// The part has one more chunk.
        void grew(OpenPart part);

        /// Answers the part that comes next.
        OpenPart closed(Part part);

        /// Rises by one for each chunk.
        int nextFragment();
    }

    private final Output output;
    private final FrameInterval interval = new FrameInterval();
    private final SampleRun video = new SampleRun(Tracks.VIDEO_ID);
    private final SampleRun audio = new SampleRun(Tracks.AUDIO_ID);
    private @Nullable AudioClock clock;
    private OpenPart part;
    private boolean started;
    private long startUs;
    private long chunkStartUs;
    private long latestUs = Long.MAX_VALUE;
    /// The part's only frame lies beyond where the part should have ended.
    private boolean late;
    private boolean pictures;
    private boolean pictureInPart;
    private boolean independent;

    private long lastPictureUs;
    private long lastDecodedUs;
    private long shownEndUs;
    /// Where the last written picture ends and the next is decoded; -1 before the first.
    private long writtenPicturesUs = -1;
    private long soundAtPictureUs = -1;
    /// Where the newest sound ends: in samples, and on the stream's timeline.
    private long soundEnd;
    private long soundEndUs;

    PartCutter(Output output, OpenPart first, @Nullable AudioClock clock) {
        this.output = output;
        this.part = first;
        this.clock = clock;
    }

    /// The open segment ends by then: a hole that reaches further belongs to no segment.
    void endBy(long us) {
        latestUs = us;
    }

    /// Sound has come to pictures that nobody has seen yet.
    void joinAudio(AudioClock sound) {
        clock = sound;
    }

    /// Pictures have come to sound that nobody has heard yet: it begins anew, with what lies just before them.
    void restart(OpenPart fresh, long pictureUs) {
        AudioClock sound = clock;
        if (sound != null) {
            audio.dropBefore((pictureUs - SOUND_LEAD_US) * sound.sampleRate() / 1_000_000);
        }
        part = fresh;
        started = false;
        late = false;
    }

    void add(Frame.Video frame) {
        long us = frame.dtsUs();
        boolean soundFlows = soundAtPictureUs >= 0;
        makeRoom(us, interval.steadyUs());
        interval.observe(us);
        long decodedUs = decodedAt(us, frame.key());
        begin(us, decodedUs);
        if (!pictureInPart) {
            pictureInPart = true;
            independent = frame.key();
        }
        pictures = true;
        lastPictureUs = us;
        lastDecodedUs = decodedUs;
        long step = interval.steadyUs();
        shownEndUs = Math.max(shownEndUs, frame.ptsUs() + (step > 0 ? step : DEFAULT_FRAME_US));
        soundAtPictureUs = -1;
        long ticks = ticks(decodedUs);
        video.add(new Sample(ticks, (int) (ticks(frame.ptsUs()) - ticks),
                frame.key() ? SampleRun.SYNC : SampleRun.NOT_SYNC,
                frame.payload().retain()));
        if (step > 0 && !(soundFlows && (late || step > Part.TARGET_US))) {
            closeIfLast(Math.max(us + step, decodedUs + SAMPLE_MIN_US), step);
        }
    }

    /// False when the frame was left out to let the encoder's clock catch up.
    boolean add(Frame.Audio frame) {
        AudioClock sound = clock;
        long time = sound == null ? -1 : sound.place(frame.dtsUs(), frame.payload());
        if (sound == null || time < 0) {
            return false;
        }
        long us = time * 1_000_000 / sound.sampleRate();
        long end = sound.end();
        long endUs = end * 1_000_000 / sound.sampleRate();
        if (pictures) {
            fillHole(us);
        } else {
            makeRoom(us, endUs - us);
            begin(us, us);
        }
        audio.add(new Sample(time, 0, SampleRun.SYNC, frame.payload().retain()));
        soundEnd = end;
        soundEndUs = endUs;
        if (!pictures) {
            closeIfLast(endUs, endUs - us);
        }
        return true;
    }

    /// Ends what is open at `us` or a little earlier, so that the next frame begins a segment. Sound that has come
    /// since the last picture goes with the next one.
    ///
    /// @param natural whether pictures have stopped
    /// @return where the segment ends
    long cut(long us, boolean natural) {
        long endUs = startUs;
        boolean carried = pictures && !pictureInPart && part.isEmpty() && !natural && us - startUs < LAG_MAX_US;
        if (!isEmpty() && !carried) {
            endUs = late || us - limitUs() > LAG_MAX_US ? us : Math.min(us, limitUs());
            endUs = Math.max(Math.min(endUs, latestUs), startUs + SAMPLE_MIN_US);
            close(endUs, natural ? Math.min(endUs, naturalPictureEndUs()) : endUs);
        }
        if (us > latestUs) {
            startUs = us;
            chunkStartUs = us;
        }
        latestUs = Long.MAX_VALUE;
        return endUs;
    }

    /// Where it would end if nothing followed: the last picture lasts as long as those before.
    long naturalEndUs() {
        return Math.max(pictures ? naturalPictureEndUs() : 0, soundEndUs);
    }

    /// Where the picture that is shown last ends: of an open group of B-frames, later than the last decoded one.
    long shownEndUs() {
        return pictures ? Math.min(shownEndUs, naturalPictureEndUs() + SHOWN_LATER_MAX_US) : 0;
    }

    boolean isEmpty() {
        return part.isEmpty() && video.isEmpty() && audio.isEmpty();
    }

    /// Of the open part.
    long startUs() {
        return startUs;
    }

    double framesPerSecond() {
        return interval.framesPerSecond();
    }

    void release() {
        video.release();
        audio.release();
    }

    /// Before a frame that the open part has no room for, or that tells where a chunk ends.
    private void makeRoom(long us, long step) {
        if (!started || isEmpty()) {
            return;
        }
        if (us >= limitUs()) {
            closeAt(late || us - limitUs() > LAG_MAX_US ? us : limitUs());
        } else if (us - startUs >= LEAST_US && (step < 0 || us + step > limitUs() + ROUNDING_US)) {
            closeAt(us);
        } else if (step < 0 && us - chunkStartUs >= CHUNK_US) {
            writeChunk(us);
        }
    }

    /// After a frame whose end is known.
    private void closeIfLast(long endUs, long step) {
        if (late || step > Part.TARGET_US) {
            closeAt(endUs);
        } else if (endUs >= limitUs() - ROUNDING_US) {
            closeAt(limitUs());
        } else if (endUs + step > limitUs() + ROUNDING_US && endUs - startUs >= LEAST_US) {
            closeAt(endUs);
        } else if (endUs - chunkStartUs >= CHUNK_US - ROUNDING_US && limitUs() - endUs >= CHUNK_US / 2) {
            writeChunk(endUs);
        }
    }

    /// Pictures have stopped while sound goes on: parts go on with it.
    private void fillHole(long us) {
        if (soundAtPictureUs < 0) {
            soundAtPictureUs = us;
        }
        long nowUs = lastPictureUs + us - soundAtPictureUs;
        if (isEmpty() || nowUs < limitUs() + SOUND_GRACE_US) {
            return;
        }
        long endUs = nowUs - limitUs() > LAG_MAX_US + SOUND_GRACE_US ? nowUs - SOUND_GRACE_US : limitUs();
        close(endUs, Math.min(endUs, naturalPictureEndUs()));
    }

    private void begin(long us, long decodedUs) {
        if (!started) {
            started = true;
            startUs = decodedUs;
            chunkStartUs = decodedUs;
        }
        if (isEmpty()) {
            late = us >= limitUs();
        }
    }

    private long decodedAt(long us, boolean key) {
        if (!video.isEmpty()) {
            return Math.max(us, lastDecodedUs + SAMPLE_MIN_US);
        }
        boolean anew = writtenPicturesUs < 0 || (key && us - writtenPicturesUs > KEY_GAP_US);
        return anew ? us : writtenPicturesUs;
    }

    private long limitUs() {
        return startUs + Part.TARGET_US;
    }

    private long naturalPictureEndUs() {
        long step = interval.steadyUs();
        return lastDecodedUs + (step > 0 ? step : DEFAULT_FRAME_US);
    }

    private void closeAt(long endUs) {
        close(endUs, endUs);
    }

    private void close(long wantedEndUs, long picturesEndUs) {
        writeChunk(picturesEndUs);
        long endUs = Math.min(wantedEndUs, Math.max(latestUs, startUs + SAMPLE_MIN_US));
        OpenPart finished = part;
        var closed = Part.of(finished.name(), finished.chunks(), endUs - startUs, !pictures || independent);
        finished.close();
        part = output.closed(closed);
        startUs = endUs;
        chunkStartUs = endUs;
        late = false;
        pictureInPart = false;
        independent = false;
    }

    private void writeChunk(long picturesEndUs) {
        List<Fragment.Run> runs = new ArrayList<>(2);
        if (!video.isEmpty()) {
            writtenPicturesUs = Math.max(picturesEndUs, lastDecodedUs + SAMPLE_MIN_US);
            runs.add(new Fragment.Run(video, ticks(writtenPicturesUs)));
        }
        if (!audio.isEmpty()) {
            runs.add(new Fragment.Run(audio, soundEnd));
        }
        if (runs.isEmpty()) {
            return;
        }
        ByteBuf chunk = Fragment.write(output.nextFragment(), runs);
        release();
        part.append(chunk);
        chunkStartUs = Math.max(chunkStartUs, picturesEndUs);
        output.grew(part);
    }

    private static long ticks(long us) {
        return Math.floorDiv(us * 9, 100);
    }
}
