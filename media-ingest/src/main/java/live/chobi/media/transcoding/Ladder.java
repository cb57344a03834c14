package live.chobi.media.transcoding;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import live.chobi.media.codec.PictureFormat;

/// The renditions that an operator wants beside the source, the largest first. Immutable.
public record Ladder(List<Rung> rungs) {
    /// Each is a picture to be coded and held: more than these are no better choice for a player.
    static final int RUNGS_MAX = 6;
    /// A rung that saves less than this is not worth a viewer's switch.
    private static final double WORTH = 0.85;
    private static final Pattern RUNG = Pattern.compile("(\\d{2,4})p:(\\d{2,6})k");

    /// Throws [IllegalArgumentException], in words for the operator.
    public Ladder {
        rungs = rungs.stream().sorted(Comparator.comparingInt(Rung::size).reversed()).toList();
        if (rungs.isEmpty() || rungs.size() > RUNGS_MAX) {
            throw new IllegalArgumentException("a ladder has one to " + RUNGS_MAX + " rungs");
        }
        if (rungs.stream().map(Rung::size).distinct().count() < rungs.size()) {
            throw new IllegalArgumentException("each size may be there once");
        }
    }

    /// Throws [IllegalArgumentException], in words for the operator.
    ///
    /// @param text such as `720p:2500k,480p:1200k`
    public static Ladder parse(String text) {
        return new Ladder(Arrays.stream(text.split(",", -1)).map(Ladder::rung).toList());
    }

    private static Rung rung(String text) {
        Matcher matcher = RUNG.matcher(text.strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException("rungs look like 720p:2500k and are separated by commas");
        }
        return new Rung(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)) * 1_000);
    }

    /// The rungs that are smaller than the source, and save a viewer enough to be worth it.
    ///
    /// @param bitsPerSecond of the source's pictures
    List<Rung> below(PictureFormat source, double bitsPerSecond) {
        int shorter = Math.min(source.width(), source.height());
        return rungs.stream().filter(it -> it.size() < shorter && it.bitsPerSecond() <= WORTH * bitsPerSecond).toList();
    }

    @Override
    public String toString() {
        return rungs.stream().map(Rung::toString).collect(Collectors.joining(","));
    }
}
