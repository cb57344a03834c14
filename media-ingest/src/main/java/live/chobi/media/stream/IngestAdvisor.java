package live.chobi.media.stream;

import static live.chobi.media.stream.IngestAdvice.Severity.BAD;
import static live.chobi.media.stream.IngestAdvice.Severity.OK;
import static live.chobi.media.stream.IngestAdvice.Severity.WARNING;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What to tell a host of their encoder's health, the worst first. Pure.
public final class IngestAdvisor {
    /// Nothing is judged before: encoders begin with a burst.
    private static final double JUDGED_AFTER_SECONDS = 5;
    private static final double KEY_INTERVAL_SECONDS = 4;
    private static final double KEY_INTERVAL_BAD_SECONDS = 8;
    /// A recommendation is no limit: only what is far above it is worth a word.
    private static final double BITRATE_SLACK = 1.25;
    private static final double BITRATE_SWING = 0.4;
    private static final double FRAME_RATE_SWING = 0.7;
    private static final double FRAME_RATE_LOW = 15;
    private static final double FAST_FRAME_RATE = 35;
    private static final double SKIPPED_WARNING = 0.02;
    private static final double SKIPPED_BAD = 0.1;
    /// Below it AAC and Opus carry silence.
    private static final long SOUND_BITS = 6_000;
    private static final double SOUND_GONE_SECONDS = 2;
    private static final double REORDER_SECONDS = 0.02;

    private final IngestHealth health;
    private final IngestMeasures measures;
    private final List<IngestAdvice> found = new ArrayList<>();

    private IngestAdvisor(IngestHealth health) {
        this.health = health;
        this.measures = health.measures();
    }

    /// @param nowNanos of the clock that measured it
    public static List<IngestAdvice> advise(IngestHealth health, long nowNanos) {
        var advisor = new IngestAdvisor(health);
        long silentNanos = nowNanos - health.atNanos();
        if (health.publishing() && silentNanos >= IngestState.SILENT.toNanos()) {
            long seconds = Math.round(silentNanos / 1e9);
            advisor.add("stalled", BAD, "Nothing has come from the encoder for " + seconds
                    + " s. Check its network connection.", Map.of("seconds", seconds));
        } else if (health.publishing()) {
            advisor.codecs();
            if (health.measures().seconds() >= JUDGED_AFTER_SECONDS) {
                advisor.network();
                advisor.pictures();
                advisor.sound();
            }
        }
        advisor.found.sort(Comparator.comparing(IngestAdvice::severity).reversed());
        return List.copyOf(advisor.found);
    }

    private void codecs() {
        String codecs = health.codecs();
        if (codecs.startsWith("avc1.") && !List.of("42", "4d", "58", "64").contains(codecs.substring(5, 7))) {
            add("profile_unplayable", BAD,
                    "Browsers do not play this H.264 profile. Choose the profile “high” or “main” with 8-bit 4:2:0 "
                            + "colour (NV12 in OBS: Settings → Advanced).",
                    Map.of());
        } else if (health.width() > 0 && !codecs.startsWith("avc1.")) {
            add("codec_support", WARNING, "Not every viewer's device plays " + name(codecs)
                    + ". H.264 plays everywhere.", Map.of());
        }
        if (health.measures().sizeChanges() > 0) {
            long count = health.measures().sizeChanges();
            add("size_changed", WARNING, "The size of the picture has changed " + count
                    + " time(s) since the encoder connected; players stop for a moment each time.",
                    Map.of("count", count));
        }
    }

    private static String name(String codecs) {
        return codecs.startsWith("hvc1") ? "HEVC" : codecs.startsWith("av01") ? "AV1" : "VP9";
    }

    private void network() {
        IngestMeasures.Lost lost = measures.lost();
        if (lost.stalls() > 0) {
            long seconds = Math.round(lost.longestStallSeconds());
            add("network_stalls", lost.stalls() > 2 || lost.longestStallSeconds() > 3 ? BAD : WARNING,
                    "The connection stood still " + lost.stalls() + " time(s) in the last minute, for up to " + seconds
                            + " s. Use a cable instead of Wi-Fi, or lower the bitrate.",
                    Map.of("count", (long) lost.stalls(), "seconds", seconds));
        }
        if (lost.clockJumps() > 1) {
            add("clock_jumps", WARNING, "The encoder's clock jumped " + lost.clockJumps()
                    + " times in the last minute. Restart the encoder; if it returns, update it.",
                    Map.of("count", (long) lost.clockJumps()));
        }
        bitrate(lost);
    }

    private void bitrate(IngestMeasures.Lost lost) {
        long kilobits = Math.round(health.bitsPerSecond() / 1e3);
        long recommended = recommendedKilobits();
        if (health.width() > 0 && kilobits > recommended * BITRATE_SLACK) {
            add("bitrate_high", WARNING, String.format(Locale.ROOT,
                    "%,d kbit/s is much for %d × %d: viewers on phones will stutter. Set the bitrate to %,d kbit/s or "
                            + "less (in OBS: Settings → Output).",
                    kilobits, health.width(), health.height(), recommended),
                    Map.of("kilobits", kilobits, "recommended", recommended));
        }
        IngestMeasures.Range bits = measures.bits();
        if (lost.stalls() == 0 && health.width() > 0 && bits.least() < bits.most() * BITRATE_SWING) {
            long least = Math.round(bits.least() / 1e3);
            long most = Math.round(bits.most() / 1e3);
            add("bitrate_unstable", WARNING, String.format(Locale.ROOT,
                    "The bitrate swings between %,d and %,d kbit/s. Set the rate control to CBR (in OBS: Settings → "
                            + "Output).",
                    least, most), Map.of("least", least, "most", most));
        }
    }

    /// What YouTube and Twitch recommend for H.264, at 25 to 30 frames; half as much again for 50 and 60.
    private long recommendedKilobits() {
        long pixels = (long) health.width() * health.height();
        long kilobits = pixels <= 640 * 360
                ? 1_500
                : pixels <= 854 * 480
                        ? 3_000
                        : pixels <= 1_280 * 720
                                ? 6_000
                                : pixels <= 1_920 * 1_088 ? 10_000 : pixels <= 2_560 * 1_440 ? 18_000 : 40_000;
        return health.framesPerSecond() > FAST_FRAME_RATE ? kilobits * 3 / 2 : kilobits;
    }

    private void pictures() {
        if (health.audioOnly()) {
            return;
        }
        if (health.width() == 0) {
            add("picture_missing", WARNING,
                    "Only sound comes from the encoder. Check that it sends a picture, or start "
                            + "a session of sound only.",
                    Map.of());
            return;
        }
        keyFrames();
        frameRate();
        long milliseconds = Math.round(measures.reorderSeconds() * 1e3);
        if (measures.reorderSeconds() > REORDER_SECONDS) {
            add("b_frames", OK, "B-frames delay the picture by " + milliseconds
                    + " ms. Where that matters set them to 0, or choose the tuning “zerolatency”.",
                    Map.of("milliseconds", milliseconds));
        }
    }

    private void keyFrames() {
        IngestMeasures.KeyFrames keys = measures.keyFrames();
        double longest = Math.max(keys.longestSeconds(), keys.sinceSeconds());
        if (longest <= KEY_INTERVAL_SECONDS) {
            return;
        }
        long seconds = Math.round(longest);
        add("key_frame_interval", longest > KEY_INTERVAL_BAD_SECONDS ? BAD : WARNING,
                "Key frames are " + seconds + " s apart: viewers wait as long for their first picture. Set the key "
                        + "frame interval to 2 s (in OBS: Settings → Output → Keyframe Interval).",
                Map.of("seconds", seconds));
    }

    private void frameRate() {
        IngestMeasures.Lost lost = measures.lost();
        double share = lost.skipped() / (double) Math.max(lost.skipped() + lost.frames(), 1);
        if (share > SKIPPED_WARNING) {
            long percent = Math.max(Math.round(share * 100), 1);
            add("frames_skipped", share > SKIPPED_BAD ? BAD : WARNING,
                    "The encoder left out " + lost.skipped() + " frames in the last minute (" + percent
                            + " %). Its upload or its computer is too slow: lower the bitrate or the size.",
                    Map.of("frames", (long) lost.skipped(), "percent", percent));
            return;
        }
        IngestMeasures.Range frames = measures.frames();
        if (lost.stalls() == 0 && frames.most() > 0 && frames.least() < frames.most() * FRAME_RATE_SWING) {
            add("frame_rate_unstable", WARNING, "The frame rate swings between " + Math.round(frames.least()) + " and "
                    + Math.round(frames.most()) + " a second. Fix it in the encoder and close what slows it down.",
                    Map.of("least", Math.round(frames.least()), "most", Math.round(frames.most())));
        } else if (lost.stalls() == 0 && health.framesPerSecond() < FRAME_RATE_LOW) {
            add("frame_rate_low", WARNING, "Only " + Math.round(health.framesPerSecond())
                    + " frames a second come: movement looks jerky. 25 or 30 are usual.",
                    Map.of("frames", Math.round(health.framesPerSecond())));
        }
    }

    private void sound() {
        IngestMeasures.Sound sound = measures.sound();
        long seconds = Math.round(sound.sinceSeconds());
        if (!sound.configured()) {
            add("audio_missing", WARNING, "No sound comes from the encoder. Check its audio sources.", Map.of());
        } else if (sound.sinceSeconds() > SOUND_GONE_SECONDS) {
            add("audio_stopped", BAD, "No sound has come for " + seconds + " s. Check the encoder's audio device.",
                    Map.of("seconds", seconds));
        } else if (sound.bitsPerSecond() < SOUND_BITS) {
            add("audio_silent", WARNING, "The sound is silent. Check that the microphone is on and not muted.",
                    Map.of());
        } else if (sound.channels() == 1) {
            add("audio_mono", OK, "The sound has one channel. For music set the encoder to stereo.", Map.of());
        }
    }

    private void add(String code, IngestAdvice.Severity severity, String message, Map<String, Long> numbers) {
        found.add(new IngestAdvice(code, severity, message, numbers));
    }
}
