package live.chobi.media.recording;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import live.chobi.media.MediaMetrics;
import live.chobi.media.codec.AudioConfiguration;
import live.chobi.media.codec.VideoConfiguration;
import live.chobi.media.packaging.Tracks;
import live.chobi.media.recording.Batch.Period;
import live.chobi.media.stream.Frame;
import live.chobi.media.stream.StreamReader;
import org.jspecify.annotations.Nullable;

/// Gathers a stream's frames into the fragments of its recording. Owner: the stream's event loop.
///
/// A period begins at a key frame (at once, where there is no video) and ends when a configuration changes, the timeline
/// jumps, the encoder goes or the disk is full. Its tracks are settled when its first fragment is handed over: until
/// then sound or a picture may join.
final class Recorder implements StreamReader {
    /// A fragment ends at the first key frame after this, so that most begin with one and can be sought to.
    static final long TARGET_US = 900_000;
    /// No fragment is longer while pictures come: it is what a kill loses.
    static final long LIMIT_US = 2_100_000;
    /// Where pictures have stopped, sound cuts; a little later, so that normally a picture does.
    static final long SOUND_LIMIT_US = 2_400_000;
    /// How long a stream that has announced video may keep sound waiting for the first key frame.
    static final long WAIT_FOR_KEY_US = 3_000_000;
    /// Encoders start sound a frame or two before the picture; more of it would be sound without a picture.
    static final long AUDIO_LEAD_US = 50_000;
    /// A fragment of more bytes ends at the next frame.
    static final long FRAGMENT_BYTES_MAX = 8L << 20;

    private final Handover handover;
    private final BooleanSupplier hasRoom;
    private final MediaMetrics metrics;

    private Instant mediaZero = Instant.EPOCH;
    private @Nullable VideoConfiguration video;
    private @Nullable AudioConfiguration audio;

    private @Nullable Tracks tracks;
    /// Set when something of the period has been handed over.
    private @Nullable Period period;
    private int periods;
    private List<Frame> gathered = new ArrayList<>();
    private long bytes;
    private boolean pictured;
    /// Frames were lost: pictures are useless up to the next key frame.
    private boolean losing;

    /// @param hasRoom whether the disk takes more; asked for every frame
    Recorder(Handover handover, BooleanSupplier hasRoom, MediaMetrics metrics) {
        this.handover = handover;
        this.hasRoom = hasRoom;
        this.metrics = metrics;
    }

    @Override
    public void configured(@Nullable VideoConfiguration newVideo, @Nullable AudioConfiguration newAudio) {
        video = newVideo;
        audio = newAudio;
    }

    @Override
    public void anchored(Instant newMediaZero) {
        endPeriod();
        mediaZero = newMediaZero;
    }

    @Override
    public void interrupted() {
        endPeriod();
    }

    @Override
    public void ended() {
        endPeriod();
        handover.finish();
    }

    @Override
    public void frame(Frame frame) {
        if (!hasRoom.getAsBoolean()) {
            endPeriod();
            metrics.recordingLost("disk", 1);
            return;
        }
        switch (frame) {
            case Frame.Video picture -> picture(picture);
            case Frame.Audio sound -> sound(sound);
        }
    }

    private void picture(Frame.Video frame) {
        Tracks now = tracks;
        if (frame.key()) {
            losing = false;
            if (now == null || !now.equals(new Tracks(video, audio))) {
                beginAt(frame);
            }
        } else if (losing) {
            metrics.recordingLost("queue", 1);
            return;
        } else if (now == null || now.video() == null || !now.video().equals(video)) {
            return; // No key frame has come yet that it could follow.
        }
        if (!gathered.isEmpty()) {
            long length = frame.dtsUs() - gathered.getFirst().dtsUs();
            if ((frame.key() && pictured && length >= TARGET_US) || length >= LIMIT_US || bytes > FRAGMENT_BYTES_MAX) {
                handOver(frame.dtsUs(), false);
                if (losing && !frame.key()) {
                    metrics.recordingLost("queue", 1);
                    return;
                }
                losing = false;
            }
        }
        pictured = true;
        gather(frame);
    }

    private void sound(Frame.Audio frame) {
        AudioConfiguration sounding = audio;
        Tracks now = tracks;
        if (sounding == null) {
            return;
        }
        if (now == null || (now.video() == null && !sounding.equals(now.audio()))) {
            endPeriod();
            tracks = new Tracks(null, sounding);
        } else if (now.audio() == null && period == null) {
            tracks = new Tracks(now.video(), sounding);
        } else if (!sounding.equals(now.audio())) {
            return; // It begins with the next key frame, and a file of its own.
        }
        boolean alone = now == null || now.video() == null;
        if (losing && !alone) {
            metrics.recordingLost("queue", 1);
            return;
        }
        losing = false;
        if (!gathered.isEmpty()) {
            long length = frame.dtsUs() - gathered.getFirst().dtsUs();
            long due = !alone ? SOUND_LIMIT_US : video != null && period == null ? WAIT_FOR_KEY_US : TARGET_US;
            if (length >= due || bytes > FRAGMENT_BYTES_MAX) {
                handOver(-1, false);
                if (losing && !alone) {
                    metrics.recordingLost("queue", 1);
                    return;
                }
            }
        }
        gather(frame);
    }

    /// At a key frame with other tracks than the present period's. A period of sound that has not been handed over
    /// becomes one of both.
    private void beginAt(Frame.Video frame) {
        Tracks now = tracks;
        if (now != null && now.video() == null && period == null && Objects.equals(now.audio(), audio)) {
            while (!gathered.isEmpty() && gathered.getFirst().dtsUs() < frame.dtsUs() - AUDIO_LEAD_US) {
                Frame early = gathered.removeFirst();
                bytes -= early.payload().readableBytes();
                early.payload().release();
            }
        } else {
            endPeriod();
        }
        tracks = new Tracks(video, audio);
    }

    private void gather(Frame frame) {
        gathered.add(frame);
        bytes += frame.payload().retain().readableBytes();
    }

    private void endPeriod() {
        if (period != null || !gathered.isEmpty()) {
            handOver(-1, true);
        }
        tracks = null;
        period = null;
        losing = false;
    }

    private void handOver(long nextVideoUs, boolean last) {
        Tracks settled = Objects.requireNonNull(tracks);
        Period present = period;
        if (present == null) {
            present = new Period(++periods, settled, mediaZero);
            period = present;
        }
        var batch = new Batch(present, gathered, bytes, nextVideoUs, last);
        gathered = new ArrayList<>(batch.frames().size());
        bytes = 0;
        pictured = false;
        if (!handover.offer(batch)) {
            metrics.recordingLost("queue", batch.frames().size());
            batch.release();
            losing = true;
        }
    }
}
