package live.chobi.media.packaging;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Supplier;
import live.chobi.media.packaging.HlsAnswer.Caching;
import org.jspecify.annotations.Nullable;

/// One state of a media playlist. Its bytes are made when somebody asks for them, once, and shared. Any thread. Spec:
/// RFC 8216bis §4.4.
final class MediaPlaylist {
    static final String NAME = "v.m3u8";
    static final String TYPE = "application/vnd.apple.mpegurl";
    /// For life: it must never change (RFC 8216bis §6.2.1), and cuts are made to fit it.
    static final int TARGET_SECONDS = 6;

    /// RFC 8216bis §4.4.4.9: parts may go when they are three target durations old.
    static final long PARTS_LISTED_US = 3 * TARGET_SECONDS * 1_000_000L;
    /// RFC 8216bis §4.4.3.8: at least six target durations.
    private static final int SKIP_SECONDS = 6 * TARGET_SECONDS;
    /// RFC 8216bis §4.4.3.8 wants three parts: one plays, one comes, one covers what goes wrong.
    private static final String HEAD = "#EXTM3U\n#EXT-X-VERSION:9\n#EXT-X-TARGETDURATION:" + TARGET_SECONDS
            + "\n#EXT-X-SERVER-CONTROL:CAN-BLOCK-RELOAD=YES,CAN-SKIP-UNTIL=" + SKIP_SECONDS + ".0,HOLD-BACK="
            + 3 * TARGET_SECONDS + ".0,PART-HOLD-BACK=" + PlaylistText.seconds(3 * Part.TARGET_US)
            + "\n#EXT-X-PART-INF:PART-TARGET=" + PlaylistText.seconds(Part.TARGET_US) + "\n#EXT-X-MEDIA-SEQUENCE:";
    private static final int SEGMENT_BYTES = 160;
    private static final int TAIL_BYTES = 8192;

    private final Listing listing;
    private final Supplier<String> reports;
    private final int partsFrom;
    private final int skipped;
    private volatile @Nullable SharedBytes full;
    private volatile @Nullable SharedBytes delta;

    /// @param reports the tags on the session's other renditions
    MediaPlaylist(Listing listing, Supplier<String> reports) {
        this.listing = listing;
        this.reports = reports;
        long us = listing.parts().stream().mapToLong(Part::durationUs).sum();
        List<Segment> segments = listing.segments();
        int withParts = segments.size();
        int shown = segments.size();
        while (shown > 0 && us < SKIP_SECONDS * 1_000_000L) {
            shown--;
            if (us < PARTS_LISTED_US) {
                withParts = shown;
            }
            us += segments.get(shown).durationUs();
        }
        partsFrom = withParts;
        skipped = shown;
    }

    Listing listing() {
        return listing;
    }

    HlsAnswer answer(boolean skip, Caching caching) {
        return new HlsAnswer.Bytes(skip && skipped > 0 ? delta() : full(), TYPE, caching);
    }

    /// The whole list.
    String text() {
        return full().content().toString(StandardCharsets.US_ASCII);
    }

    private SharedBytes full() {
        SharedBytes known = full;
        if (known == null) {
            known = SharedBytes.of(render(0));
            full = known;
        }
        return known;
    }

    private SharedBytes delta() {
        SharedBytes known = delta;
        if (known == null) {
            known = SharedBytes.of(render(skipped));
            delta = known;
        }
        return known;
    }

    private String render(int from) {
        List<Segment> segments = listing.segments();
        var out = new StringBuilder((segments.size() - from) * SEGMENT_BYTES + TAIL_BYTES);
        out.append(HEAD + segments.getFirst().sequence() + "\n#EXT-X-DISCONTINUITY-SEQUENCE:"
                + listing.discontinuitySequence() + "\n");
        if (listing.independent()) {
            out.append("#EXT-X-INDEPENDENT-SEGMENTS\n");
        }
        if (from > 0) {
            out.append("#EXT-X-SKIP:SKIPPED-SEGMENTS=" + from + "\n");
        }
        for (int i = from; i < segments.size(); i++) {
            Segment segment = segments.get(i);
            // Also before the first of a list: removing only the segment, not the tag, keeps the numbers right.
            if (segment.discontinuity()) {
                out.append("#EXT-X-DISCONTINUITY\n");
            }
            if (segment.newMap() || i == 0) {
                out.append(segment.init().line());
            }
            out.append(segment.dateLine());
            if (i >= partsFrom) {
                segment.listedParts().forEach(part -> out.append(part.line()));
            }
            out.append(segment.lines());
        }
        addOpen(out);
        if (listing.ended()) {
            return out.append("#EXT-X-ENDLIST\n").toString();
        }
        if (!listing.hint().isEmpty()) {
            out.append("#EXT-X-PRELOAD-HINT:TYPE=PART,URI=\"" + listing.hint() + "\"\n");
        }
        return out.append(reports.get()).toString();
    }

    /// Tags that apply to the open segment stand before its parts. Spec: RFC 8216bis §4.4.4.9.
    private void addOpen(StringBuilder out) {
        OpenSegment open = listing.open();
        if (open == null || listing.parts().isEmpty()) {
            return;
        }
        if (open.discontinuity()) {
            out.append("#EXT-X-DISCONTINUITY\n");
        }
        if (open.newMap()) {
            out.append(open.init().line());
        }
        out.append(open.dateLine());
        listing.parts().forEach(part -> out.append(part.line()));
    }
}
