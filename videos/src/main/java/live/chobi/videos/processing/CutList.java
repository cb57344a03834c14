package live.chobi.videos.processing;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A playlist of some of the stretches of another: what a clip is played by, so that nothing is coded anew or copied.
/// It has whole stretches, since each begins with a key frame; players begin at the very moment. Pure. Spec: RFC 8216
/// §4.3.2, and §4.3.5.2 for where to begin.
public final class CutList {
    private static final String MAP = "#EXT-X-MAP:";
    private static final String SEAM = "#EXT-X-DISCONTINUITY";
    private static final String LENGTH = "#EXTINF:";
    private static final String RANGE = "#EXT-X-BYTERANGE:";
    private static final Pattern MAP_FORM = Pattern.compile(MAP + "URI=\"([^\"]+)\",BYTERANGE=\"([^\"]+)\"");

    private CutList() {
    }

    /// What is played from `fromMs` to `toMs`.
    ///
    /// @param playlist of one rendition, complete
    public static String of(String playlist, long fromMs, long toMs) throws IOException {
        List<String> head = new ArrayList<>();
        List<String> body = new ArrayList<>();
        List<String> pending = new ArrayList<>();
        Optional<String> map = Optional.empty();
        double at = 0;
        double length = 0;
        Optional<Double> begins = Optional.empty();
        boolean isHead = true;
        for (String line : playlist.lines().filter(it -> !it.isBlank()).toList()) {
            if (line.startsWith(MAP)) {
                map = Optional.of(line);
            } else if (line.startsWith(LENGTH)) {
                length = length(line);
            }
            isHead &= !isOfStretch(line);
            if (isHead) {
                head.add(line);
            } else if (!line.equals("#EXT-X-ENDLIST")) {
                pending.add(line);
            }
            if (line.startsWith("#")) {
                continue;
            }
            // Less than a frame is no reason for a stretch.
            boolean isIn = (at + length) * 1000 > fromMs + 1 && at * 1000 < toMs - 1;
            if (isIn && begins.isEmpty()) {
                begins = Optional.of(at);
                pending.removeIf(it -> it.equals(SEAM) || it.startsWith(MAP));
                map.ifPresent(body::add);
            }
            if (isIn) {
                body.addAll(pending);
            }
            pending.clear();
            at += length;
        }
        double lead = fromMs / 1000.0 - begins.orElseThrow(() -> new IOException("a cut beyond the end"));
        if (lead > 0.001) {
            head.add(String.format(Locale.ROOT, "#EXT-X-START:TIME-OFFSET=%.3f,PRECISE=YES", lead));
        }
        return String.join("\n", head) + "\n" + String.join("\n", body) + "\n#EXT-X-ENDLIST\n";
    }

    /// Bytes of a file, `first` and `last` included.
    public record Bytes(long first, long last) {}

    /// Which bytes of one file a playlist names; what lies side by side is one.
    ///
    /// @param name of the file, as the playlist has it
    public static List<Bytes> ranges(String playlist, String name) throws IOException {
        List<Bytes> all = new ArrayList<>();
        Optional<Bytes> next = Optional.empty();
        for (String line : playlist.lines().toList()) {
            Matcher map = MAP_FORM.matcher(line);
            if (map.matches() && map.group(1).equals(name)) {
                all.add(bytes(map.group(2)));
            } else if (line.startsWith(RANGE)) {
                next = Optional.of(bytes(line.substring(RANGE.length())));
            } else if (line.equals(name)) {
                Bytes range = next.orElseThrow(() -> new IOException("a segment that is no range"));
                Bytes last = all.isEmpty() ? null : all.getLast();
                if (last != null && last.last() + 1 == range.first()) {
                    all.set(all.size() - 1, new Bytes(last.first(), range.last()));
                } else {
                    all.add(range);
                }
            }
        }
        return all;
    }

    /// `length@offset`.
    private static Bytes bytes(String range) throws IOException {
        int at = range.indexOf('@');
        try {
            long first = Long.parseLong(range.substring(at + 1));
            return new Bytes(first, first + Long.parseLong(range.substring(0, Math.max(0, at))) - 1);
        } catch (NumberFormatException e) {
            throw new IOException("a range that cannot be read: " + range, e);
        }
    }

    private static boolean isOfStretch(String line) {
        return !line.startsWith("#") || line.startsWith(MAP) || line.startsWith(SEAM) || line.startsWith(LENGTH)
                || line.startsWith(RANGE) || line.startsWith("#EXT-X-PROGRAM-DATE-TIME:");
    }

    private static double length(String line) throws IOException {
        int comma = line.indexOf(',');
        try {
            return Double.parseDouble(line.substring(LENGTH.length(), comma < 0 ? line.length() : comma));
        } catch (NumberFormatException e) {
            throw new IOException("a playlist that cannot be read", e);
        }
    }
}
