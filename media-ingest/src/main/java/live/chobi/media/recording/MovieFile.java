package live.chobi.media.recording;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import live.chobi.media.codec.AudioConfiguration;
import live.chobi.media.packaging.AudioClock;
import live.chobi.media.packaging.Fragment;
import live.chobi.media.packaging.InitSegment;
import live.chobi.media.packaging.SampleRun;
import live.chobi.media.packaging.SampleRun.Sample;
import live.chobi.media.packaging.Tracks;
import live.chobi.media.recording.Batch.Period;
import live.chobi.media.stream.Frame;
import org.jspecify.annotations.Nullable;

/// One file of a recording that is being written: `ftyp`, `moov`, room for the index, then fragments. Owner: the
/// recording's writer.
///
/// Its time begins at 0 when its first sample is decoded, so that it needs neither an edit list nor negative offsets,
/// which players read differently; the first picture is shown there, or as much later as the encoder reorders.
final class MovieFile {
    private static final long DEFAULT_FRAME_TICKS = 3_000;

    private final Period period;
    private final FileChannel channel;
    private final @Nullable AudioClock audioClock;
    private final SegmentIndex index;
    private final long indexAt;
    private final long zeroUs;
    private final long firstPictureUs;
    private long position;
    private int sequence;
    private long lastFrameTicks = DEFAULT_FRAME_TICKS;
    private long endUs;

    private MovieFile(FileChannel channel, Batch first) throws IOException {
        this.channel = channel;
        this.period = first.period();
        Tracks tracks = period.tracks();
        AudioConfiguration sound = tracks.audio();
        audioClock = sound == null ? null : new AudioClock(sound);
        index = sound == null || tracks.video() != null
                ? new SegmentIndex(Tracks.VIDEO_ID, Tracks.VIDEO_TIMESCALE)
                : new SegmentIndex(Tracks.AUDIO_ID, sound.sampleRate());
        Start start = Start.of(first);
        zeroUs = start.zeroUs();
        firstPictureUs = start.pictureUs();
        append(ByteBuffer.wrap(InitSegment.write(tracks)));
        indexAt = position;
        append(ByteBuffer.wrap(SegmentIndex.room()));
    }

    /// Makes the file and writes everything before its first fragment. What has the name already is none that an index
    /// lists, and goes.
    ///
    /// @param first its first batch, which begins with a key frame and is yet to be [#add]ed
    static MovieFile create(Path path, Batch first) throws IOException {
        FileChannel channel = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE,
                StandardOpenOption.TRUNCATE_EXISTING);
        try {
            return new MovieFile(channel, first);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    /// When position 0 of a file that begins with this batch was live.
    static Instant startsAt(Batch first) {
        return first.period().mediaZero().plusNanos(Start.of(first).zeroUs() * 1_000);
    }

    /// @param zeroUs when something is decoded first
    /// @param pictureUs when the first picture is shown; without one the end of time
    private record Start(long zeroUs, long pictureUs) {
        static Start of(Batch first) {
            Frame.Video picture = null;
            long zeroUs = Long.MAX_VALUE;
            for (Frame frame : first.frames()) {
                zeroUs = Math.min(zeroUs, frame.dtsUs());
                if (frame instanceof Frame.Video it && picture == null) {
                    picture = it;
                }
            }
            return new Start(zeroUs, picture == null ? Long.MAX_VALUE : picture.ptsUs());
        }
    }

    Period period() {
        return period;
    }

    long bytes() {
        return position;
    }

    long durationMs() {
        return Math.max(0, endUs - zeroUs) / 1_000;
    }

    /// Appends a fragment; borrows the frames.
    void add(Batch batch) throws IOException {
        var video = new SampleRun(Tracks.VIDEO_ID);
        var audio = new SampleRun(Tracks.AUDIO_ID);
        for (Frame frame : batch.frames()) {
            switch (frame) {
                case Frame.Video picture -> add(video, picture);
                case Frame.Audio sound -> add(audio, sound);
            }
        }
        List<Fragment.Run> runs = new ArrayList<>();
        if (!video.isEmpty()) {
            runs.add(new Fragment.Run(video, videoEnd(video.samples(), batch.nextVideoUs())));
        }
        AudioClock clock = audioClock;
        if (!audio.isEmpty() && clock != null) {
            long end = clock.end();
            runs.add(new Fragment.Run(audio, end));
            endUs = Math.max(endUs, zeroUs + end * 1_000_000 / clock.sampleRate());
        }
        if (runs.isEmpty()) {
            return;
        }
        long offset = position;
        append(Fragment.write(++sequence, runs).nioBuffer());
        indexed(offset, index.trackId() == Tracks.VIDEO_ID ? video : audio, runs.getFirst().end());
    }

    private void add(SampleRun video, Frame.Video frame) {
        if (frame.ptsUs() < firstPictureUs) {
            return; // It needs pictures from before the file.
        }
        long decoded = videoTicks(frame.dtsUs() - zeroUs);
        video.add(new Sample(decoded, (int) (videoTicks(frame.ptsUs() - zeroUs) - decoded),
                frame.key() ? SampleRun.SYNC : SampleRun.NOT_SYNC, frame.payload()));
    }

    private void add(SampleRun audio, Frame.Audio frame) {
        AudioClock clock = audioClock;
        long time = clock == null || frame.dtsUs() < zeroUs ? -1 : clock.place(frame.dtsUs() - zeroUs, frame.payload());
        if (time >= 0) {
            audio.add(new Sample(time, 0, SampleRun.SYNC, frame.payload()));
        }
    }

    private long videoEnd(List<Sample> samples, long nextUs) {
        long last = samples.getLast().time();
        if (samples.size() > 1) {
            lastFrameTicks = last - samples.get(samples.size() - 2).time();
        }
        long end = nextUs >= 0 ? videoTicks(nextUs - zeroUs) : last + lastFrameTicks;
        endUs = Math.max(endUs, zeroUs + (last + lastFrameTicks) * 100 / 9);
        return Math.max(end, last + 1);
    }

    private void indexed(long offset, SampleRun run, long endTicks) {
        if (run.isEmpty()) {
            index.add(offset, position - offset, -1, false);
            return;
        }
        Sample first = run.samples().getFirst();
        index.add(offset, position - offset, first.time(),
                first.flags() == SampleRun.SYNC);
        index.endsAt(endTicks);
    }

    private void append(ByteBuffer left) throws IOException {
        while (left.hasRemaining()) {
            position += channel.write(left);
        }
    }

    void force() throws IOException {
        channel.force(false);
    }

    /// Completes the file: everything is on the disk and can be jumped to.
    void finish() throws IOException {
        try (channel) {
            channel.force(false);
            index.writeTo(channel, indexAt);
        }
    }

    /// Lets go of the file as it is; it is repaired when the recording ends.
    void abandon() {
        try {
            channel.close();
        } catch (IOException _) {
            // Whatever it was, the writer has told of it already.
        }
    }

    private static long videoTicks(long us) {
        return Math.floorDiv(us * 9, 100);
    }
}
