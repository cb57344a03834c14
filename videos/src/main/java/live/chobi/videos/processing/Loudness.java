package live.chobi.videos.processing;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How loud a video is as a whole. Spec: EBU R128, ITU-R BS.1770-4.
///
/// @param integratedLufs of all of it, but for silence
/// @param truePeakDbtp the highest point between its samples too
public record Loudness(double integratedLufs, double truePeakDbtp) {
    /// What videos are played at, so that one is as loud as the next: AES TD1008 for streams that are listened
    /// to anywhere.
    public static final double TARGET_LUFS = -16;
    /// Beyond it players that code the sound anew distort it. EBU R128 §(i).
    private static final double PEAK_DBTP_MAX = -1;
    /// What is this quiet was meant to be, or is noise.
    private static final double GAIN_DB_MAX = 12;
    private static final double GAIN_DB_MIN = -24;
    /// The gate of the measure: below is silence.
    private static final double SILENCE_LUFS = -70;
    private static final Pattern INTEGRATED = Pattern.compile("\\bI:\\s+(-?\\d{1,3}\\.\\d+) LUFS");
    private static final Pattern PEAK = Pattern.compile("\\bPeak:\\s+(-?\\d{1,3}\\.\\d+) dBFS");

    /// From what the program prints at its end; empty for silence.
    static Optional<Loudness> read(String printed) {
        int summary = printed.lastIndexOf("Summary:");
        Matcher integrated = INTEGRATED.matcher(printed);
        Matcher peak = PEAK.matcher(printed);
        if (summary < 0 || !integrated.find(summary) || !peak.find(summary)) {
            return Optional.empty();
        }
        var read = new Loudness(Double.parseDouble(integrated.group(1)), Double.parseDouble(peak.group(1)));
        return Optional.of(read).filter(it -> it.integratedLufs() > SILENCE_LUFS);
    }

    /// By which players change it, in decibels: louder only as far as its peaks allow.
    public double gainDb() {
        double wanted = TARGET_LUFS - integratedLufs;
        double gain = wanted <= 0 ? wanted : Math.max(0, Math.min(wanted, PEAK_DBTP_MAX - truePeakDbtp));
        return Math.round(Math.clamp(gain, GAIN_DB_MIN, GAIN_DB_MAX) * 10) / 10.0;
    }
}
