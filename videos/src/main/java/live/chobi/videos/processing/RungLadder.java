package live.chobi.videos.processing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The renditions that are made of an upload beside its own pictures, largest first.
///
/// @param rungs with different heights
public record RungLadder(List<Rung> rungs) {
    private static final Pattern FORM = Pattern.compile("(\\d{2,4})p:(\\d{2,5})k");

    /// @param kbps of pictures, on average
    public record Rung(int height, int kbps) {
        String name() {
            return height + "p";
        }
    }

    /// Reads `720p:2500k,480p:1200k`; throws [IllegalArgumentException] with the rule that is broken.
    public static RungLadder parse(String text) {
        List<Rung> rungs = new ArrayList<>();
        Set<Integer> heights = new HashSet<>();
        for (String part : text.split(",", -1)) {
            Matcher matcher = FORM.matcher(part.strip().toLowerCase(Locale.ROOT));
            if (!matcher.matches()) {
                throw new IllegalArgumentException("a rendition is written as 720p:2500k");
            }
            Rung rung = new Rung(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
            if (rung.height() < 64 || rung.height() > 2160 || rung.height() % 2 != 0) {
                throw new IllegalArgumentException("a height is even, from 64 to 2160");
            }
            if (!heights.add(rung.height())) {
                throw new IllegalArgumentException("two renditions have the height " + rung.height());
            }
            rungs.add(rung);
        }
        return new RungLadder(rungs.stream().sorted(Comparator.comparingInt(Rung::height).reversed()).toList());
    }

    /// Those that are smaller than the pictures that came: nothing is ever enlarged.
    List<Rung> below(int height) {
        return rungs.stream().filter(it -> it.height() < height).toList();
    }
}
