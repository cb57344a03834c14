package live.chobi.media.packaging;

import java.util.ArrayList;
import java.util.List;
import live.chobi.media.packaging.SampleRun.Sample;
import live.chobi.media.stream.Frame;
import org.jspecify.annotations.Nullable;

/// The segment that is being made. Owner: the stream's event loop. Retains the frames it takes until [#release].
final class OpenSegment {
    private static final long DEFAULT_FRAME_US = 33_000;
    /// Encoders start sound a frame or two before the picture; more of it would be a hole in the picture for players.
    private static final long AUDIO_LEAD_US = 50_000;

    private final SampleRun video = new SampleRun(Tracks.VIDEO_ID);
    private final SampleRun audio = new SampleRun(Tracks.AUDIO_ID);
    private @Nullable AudioClock audioClock;
    private boolean independent = true;
    private long firstVideoUs = -1;
    private long firstPictureUs;
    private long lastVideoUs;
    private long beforeLastVideoUs = -1;
    private long firstAudioUs = -1;
    private long lastAudioUs;

    /// @param audioClock of the period, null when it has no sound
    OpenSegment(@Nullable AudioClock audioClock) {
        this.audioClock = audioClock;
    }

    /// Sound has come to pictures that nobody has seen yet.
    void joinAudio(AudioClock clock) {
        audioClock = clock;
    }

    void add(Frame.Video frame) {
        if (video.isEmpty()) {
            firstVideoUs = frame.dtsUs();
            firstPictureUs = frame.ptsUs();
            independent = frame.key();
        } else {
            beforeLastVideoUs = lastVideoUs;
        }
        lastVideoUs = frame.dtsUs();
        long dts = videoTicks(frame.dtsUs());
        video.add(new Sample(dts, (int) (videoTicks(frame.ptsUs()) - dts),
                frame.key() ? SampleRun.SYNC : SampleRun.NOT_SYNC, frame.payload().retain()));
    }

    /// False when the frame was left out to let the encoder's clock catch up.
    boolean add(Frame.Audio frame) {
        AudioClock clock = audioClock;
        long time = clock == null ? -1 : clock.place(frame.dtsUs());
        if (time < 0) {
            return false;
        }
        if (audio.isEmpty()) {
            firstAudioUs = frame.dtsUs();
        }
        lastAudioUs = frame.dtsUs();
        audio.add(new Sample(time, 0, SampleRun.SYNC, frame.payload().retain()));
        return true;
    }

    /// Leaves out the sound from well before the first picture.
    void dropAudioBefore(long pictureUs) {
        AudioClock clock = audioClock;
        if (clock != null) {
            audio.dropBefore((pictureUs - AUDIO_LEAD_US) * clock.sampleRate() / 1_000_000);
        }
    }

    boolean isEmpty() {
        return video.isEmpty() && audio.isEmpty();
    }

    boolean hasVideo() {
        return !video.isEmpty();
    }

    boolean isIndependent() {
        return independent;
    }

    long bytes() {
        return video.bytes() + audio.bytes();
    }

    long startUs() {
        return firstVideoUs >= 0 ? firstVideoUs : firstAudioUs;
    }

    /// When its first picture is shown, or its first sound heard.
    long shownFromUs() {
        return firstVideoUs >= 0 ? firstPictureUs : firstAudioUs;
    }

    /// Where it would end if nothing followed: the last picture lasts as long as the one before.
    long naturalEndUs() {
        long videoEnd = !hasVideo()
                ? 0
                : lastVideoUs + (beforeLastVideoUs < 0 ? DEFAULT_FRAME_US : lastVideoUs - beforeLastVideoUs);
        return Math.max(videoEnd, audioEndUs());
    }

    private long audioEndUs() {
        AudioClock clock = audioClock;
        return audio.isEmpty() || clock == null
                ? 0
                : lastAudioUs + clock.frameSamples() * 1_000_000L / clock.sampleRate();
    }

    /// From the pictures themselves, 0 when there are too few.
    double measuredFramesPerSecond() {
        int count = video.samples().size();
        return count < 2 || lastVideoUs <= firstVideoUs ? 0 : (count - 1) * 1e6 / (lastVideoUs - firstVideoUs);
    }

    /// @param videoEndUs when the last picture ends
    byte[] write(int sequence, long videoEndUs) {
        List<Fragment.Part> parts = new ArrayList<>();
        if (!video.isEmpty()) {
            parts.add(new Fragment.Part(video, Math.max(videoTicks(videoEndUs), videoTicks(lastVideoUs) + 1)));
        }
        AudioClock clock = audioClock;
        if (!audio.isEmpty() && clock != null) {
            parts.add(new Fragment.Part(audio, audio.samples().getLast().time() + clock.frameSamples()));
        }
        return Fragment.write(sequence, parts);
    }

    void release() {
        video.release();
        audio.release();
    }

    private static long videoTicks(long us) {
        return Math.floorDiv(us * 9, 100);
    }
}
