package live.chobi.media.packaging;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A media playlist as text, read by the letter of RFC 8216bis §4.4: every line is known, or it is no playlist.
///
/// @param segments the last one is open, when its `uri` is empty
record ListedPlaylist(int version, int targetSeconds, long partTargetUs, String control, long sequence,
        long discontinuitySequence, boolean independent, int skipped, List<Segment> segments, String hint,
        boolean ended) {
    record Segment(long sequence, boolean discontinuity, String map, Instant date, List<Part> parts, long durationUs,
            String uri) {
        boolean isOpen() {
            return uri.isEmpty();
        }
    }

    record Part(long durationUs, String uri, boolean independent) {}

    static ListedPlaylist parse(String text) {
        return new Reader().read(text);
    }

    List<Segment> finished() {
        return segments.stream().filter(it -> !it.isOpen()).toList();
    }

    /// Segments of `before` take the place of the skipped ones. Spec: RFC 8216bis §6.3.7.
    ListedPlaylist mergedInto(ListedPlaylist before) {
        List<Segment> all = new ArrayList<>(
                before.finished().stream().filter(it -> it.sequence() >= sequence && it.sequence() < sequence + skipped)
                        .toList());
        if (all.size() != skipped) {
            throw new AssertionError("skips " + skipped + ", of which the client knows " + all.size());
        }
        String map = all.isEmpty() ? "" : all.getLast().map();
        for (Segment segment : segments) {
            map = segment.map().isEmpty() ? map : segment.map();
            all.add(new Segment(segment.sequence(), segment.discontinuity(), map, segment.date(), segment.parts(),
                    segment.durationUs(), segment.uri()));
        }
        return new ListedPlaylist(version, targetSeconds, partTargetUs, control, sequence, discontinuitySequence,
                independent, 0, all, hint, ended);
    }

    private static final class Reader {
        private static final Pattern PART = Pattern.compile(
                "#EXT-X-PART:DURATION=([0-9.]+),URI=\"([^\"]+)\"(,INDEPENDENT=YES)?");

        private final List<Segment> segments = new ArrayList<>();
        private List<Part> parts = new ArrayList<>();
        private boolean discontinuity;
        private String map = "";
        private Instant date = Instant.EPOCH;
        private long durationUs;
        private int version;
        private int target;
        private long partTarget;
        private String control = "";
        private long sequence = -1;
        private long discontinuities = -1;
        private boolean independent;
        private int skipped;
        private String hint = "";
        private boolean ended;

        ListedPlaylist read(String text) {
            List<String> lines = text.lines().toList();
            if (!lines.getFirst().equals("#EXTM3U") || !text.endsWith("\n")) {
                throw new AssertionError("no playlist: " + text);
            }
            lines.stream().skip(1).forEach(this::line);
            if (!parts.isEmpty()) {
                finish("");
            }
            return new ListedPlaylist(version, target, partTarget, control, sequence, discontinuities, independent,
                    skipped,
                    segments, hint, ended);
        }

        private void line(String line) {
            int colon = line.indexOf(':');
            String value = line.substring(colon + 1);
            switch (colon < 0 || !line.startsWith("#") ? line : line.substring(0, colon)) {
                case "#EXT-X-VERSION" -> version = Integer.parseInt(value);
                case "#EXT-X-TARGETDURATION" -> target = Integer.parseInt(value);
                case "#EXT-X-SERVER-CONTROL" -> control = value;
                case "#EXT-X-PART-INF" -> partTarget = us(value.substring("PART-TARGET=".length()));
                case "#EXT-X-MEDIA-SEQUENCE" -> sequence = Long.parseLong(value);
                case "#EXT-X-DISCONTINUITY-SEQUENCE" -> discontinuities = Long.parseLong(value);
                case "#EXT-X-INDEPENDENT-SEGMENTS" -> independent = true;
                case "#EXT-X-SKIP" -> skipped = Integer.parseInt(value.substring("SKIPPED-SEGMENTS=".length()));
                case "#EXT-X-DISCONTINUITY" -> discontinuity = true;
                case "#EXT-X-MAP" -> map = value.substring("URI=\"".length(), value.length() - 1);
                case "#EXT-X-PROGRAM-DATE-TIME" -> date = Instant.parse(value);
                case "#EXT-X-PART" -> part(line);
                case "#EXTINF" -> durationUs = us(value.substring(0, value.indexOf(',')));
                case "#EXT-X-PRELOAD-HINT" -> hint = value.substring("TYPE=PART,URI=\"".length(), value.length() - 1);
                case "#EXT-X-RENDITION-REPORT" -> {
                }
                case "#EXT-X-ENDLIST" -> ended = true;
                default -> {
                    if (line.startsWith("#") || line.isBlank()) {
                        throw new AssertionError("an unknown line: " + line);
                    }
                    finish(line);
                }
            }
        }

        private void part(String line) {
            Matcher part = PART.matcher(line);
            if (!part.matches()) {
                throw new AssertionError(line);
            }
            parts.add(new Part(us(part.group(1)), part.group(2), part.group(3) != null));
        }

        private void finish(String uri) {
            segments.add(new Segment(sequence + skipped + segments.size(), discontinuity, map, date, parts, durationUs,
                    uri));
            parts = new ArrayList<>();
            discontinuity = false;
            durationUs = 0;
            date = Instant.EPOCH;
        }

        private static long us(String seconds) {
            return new BigDecimal(seconds).movePointRight(6).longValueExact();
        }
    }
}
