package live.chobi.media.packaging;

import java.util.List;
import java.util.Locale;
import live.chobi.media.codec.VideoConfiguration;
import live.chobi.media.packaging.HlsAnswer.Caching;
import live.chobi.media.packaging.Segment.Init;

/// Names a session's renditions, each by its newest tracks. Pure. Spec: RFC 8216bis §4.4.6.2.
final class MultivariantPlaylist {
    private static final int VERSION = 7;
    /// BANDWIDTH is the peak of a stretch; older segments say little of what a player is about to fetch.
    private static final int SEGMENTS_MEASURED = 60;

    private MultivariantPlaylist() {
    }

    static HlsAnswer of(List<Rendition> renditions) {
        List<Variant> variants = renditions.stream()
                .flatMap(it -> it.offered().stream().map(listing -> new Variant(it.prefix(), listing))).toList();
        var out = new StringBuilder(512);
        out.append("#EXTM3U\n#EXT-X-VERSION:").append(VERSION).append('\n');
        if (variants.stream().allMatch(it -> it.listing().independent())) {
            out.append("#EXT-X-INDEPENDENT-SEGMENTS\n");
        }
        variants.forEach(variant -> variant.append(out));
        return new HlsAnswer.Bytes(SharedBytes.of(out.toString()), MediaPlaylist.TYPE, Caching.PLAYLIST);
    }

    private record Variant(String prefix, Listing listing) {
        void append(StringBuilder out) {
            List<Segment> all = listing.segments();
            List<Segment> measured = all.subList(Math.max(0, all.size() - SEGMENTS_MEASURED), all.size());
            Init newest = all.getLast().init();
            double peak = measured.stream().mapToDouble(Segment::bitsPerSecond).max().orElse(0);
            double bytes = measured.stream().mapToLong(Segment::bytes).sum();
            double us = measured.stream().mapToLong(Segment::durationUs).sum();
            out.append("#EXT-X-STREAM-INF:BANDWIDTH=").append(Math.max(1, (long) Math.ceil(peak)))
                    .append(",AVERAGE-BANDWIDTH=")
                    .append(Math.max(1, (long) Math.ceil(us <= 0 ? 0 : bytes * 8e6 / us)))
                    .append(",CODECS=\"").append(newest.tracks().codecs()).append('"');
            VideoConfiguration video = newest.tracks().video();
            if (video != null) {
                out.append(",RESOLUTION=").append(video.picture().width()).append('x')
                        .append(video.picture().height()).append(",FRAME-RATE=")
                        .append(String.format(Locale.ROOT, "%.3f", newest.framesPerSecond()));
            }
            out.append('\n').append(prefix).append(MediaPlaylist.NAME).append('\n');
        }
    }
}
