package live.chobi.media.packaging;

import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import live.chobi.media.packaging.Segment.Init;
import live.chobi.media.codec.VideoConfiguration;

/// Renders playlists. Spec: RFC 8216 §4.3. Pure; once per segment, then the bytes are shared by all viewers.
final class Playlists {
    static final String MEDIA_NAME = "v.m3u8";
    /// For life: it must never change (RFC 8216 §6.2.1), and cuts are made to fit it.
    static final int TARGET_SECONDS = 6;

    private static final int VERSION = 7;
    private static final DateTimeFormatter DATE_TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'",
            Locale.ROOT).withZone(ZoneOffset.UTC);

    private Playlists() {
    }

    /// The window must list something.
    static byte[] media(SegmentWindow window) {
        var out = new StringBuilder(4096);
        out.append("#EXTM3U\n#EXT-X-VERSION:").append(VERSION).append("\n#EXT-X-TARGETDURATION:")
                .append(TARGET_SECONDS).append("\n#EXT-X-MEDIA-SEQUENCE:")
                .append(window.listed().getFirst().sequence()).append("\n#EXT-X-DISCONTINUITY-SEQUENCE:")
                .append(window.discontinuitySequence()).append('\n');
        if (window.isIndependent()) {
            out.append("#EXT-X-INDEPENDENT-SEGMENTS\n");
        }
        String map = "";
        for (Segment segment : window.listed()) {
            // Also before the first of a list: removing only the segment, not the tag, keeps the numbers right.
            if (segment.discontinuity()) {
                out.append("#EXT-X-DISCONTINUITY\n");
            }
            if (!segment.init().name().equals(map)) {
                map = segment.init().name();
                out.append("#EXT-X-MAP:URI=\"").append(map).append("\"\n");
            }
            out.append("#EXT-X-PROGRAM-DATE-TIME:").append(DATE_TIME.format(segment.startsAt())).append("\n#EXTINF:")
                    .append(seconds(segment.durationUs())).append(",\n").append(segment.name()).append('\n');
        }
        if (window.ended()) {
            out.append("#EXT-X-ENDLIST\n");
        }
        return out.toString().getBytes(StandardCharsets.US_ASCII);
    }

    /// Describes the newest tracks. BANDWIDTH is the peak of the listed segments, as RFC 8216 §4.3.4.2 wants it.
    static byte[] multivariant(SegmentWindow window) {
        Init newest = window.listed().getLast().init();
        double peak = window.listed().stream().mapToDouble(Segment::bitsPerSecond).max().orElse(0);
        double bytes = window.listed().stream().mapToLong(Segment::bytes).sum();
        double us = window.listed().stream().mapToLong(Segment::durationUs).sum();
        var out = new StringBuilder(256);
        out.append("#EXTM3U\n#EXT-X-VERSION:").append(VERSION).append('\n');
        if (window.isIndependent()) {
            out.append("#EXT-X-INDEPENDENT-SEGMENTS\n");
        }
        out.append("#EXT-X-STREAM-INF:BANDWIDTH=").append(Math.max(1, (long) Math.ceil(peak)))
                .append(",AVERAGE-BANDWIDTH=").append(Math.max(1, (long) Math.ceil(us <= 0 ? 0 : bytes * 8e6 / us)))
                .append(",CODECS=\"").append(newest.tracks().codecs()).append('"');
        VideoConfiguration video = newest.tracks().video();
        if (video != null) {
            out.append(",RESOLUTION=").append(video.picture().width()).append('x').append(video.picture().height())
                    .append(",FRAME-RATE=").append(String.format(Locale.ROOT, "%.3f", newest.framesPerSecond()));
        }
        out.append('\n').append(MEDIA_NAME).append('\n');
        return out.toString().getBytes(StandardCharsets.US_ASCII);
    }

    private static String seconds(long us) {
        return String.format(Locale.ROOT, "%.6f", us / 1e6);
    }
}
