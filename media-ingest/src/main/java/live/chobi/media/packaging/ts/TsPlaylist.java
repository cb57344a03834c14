package live.chobi.media.packaging.ts;

/// The playlist of the same segments as MPEG-TS: what the playlist of fragmented MP4 says, without what plain HLS of
/// old does not know. Spec: RFC 8216 §7, version 3. Pure.
public final class TsPlaylist {
    public static final String NAME = "ts.m3u8";
    private static final String FRAGMENT = ".m4s";
    private static final String TRANSPORT = ".ts";

    private TsPlaylist() {
    }

    /// @param fragments a media playlist as players of today get it, whole (no delta)
    public static String of(String fragments) {
        var list = new StringBuilder(fragments.length());
        // Of the segment that comes next. What is said of one that is not finished is said of none here.
        var said = new StringBuilder();
        fragments.lines().filter(TsPlaylist::isKnown).forEach(line -> {
            if (isOfSegment(line)) {
                said.append(line).append('\n');
                return;
            }
            if (!line.startsWith("#")) {
                list.append(said);
                said.setLength(0);
            }
            list.append(rewritten(line)).append('\n');
        });
        return list.toString();
    }

    private static boolean isOfSegment(String line) {
        return line.startsWith("#EXTINF:") || line.equals("#EXT-X-DISCONTINUITY")
                || line.startsWith("#EXT-X-PROGRAM-DATE-TIME:");
    }

    /// The name of the segment that `name` is made from: `seg-a-7.ts` from `seg-a-7.m4s`. Empty for other names.
    public static String sourceOf(String name) {
        return name.endsWith(TRANSPORT)
                ? name.substring(0, name.length() - TRANSPORT.length()) + FRAGMENT
                : "";
    }

    private static boolean isKnown(String line) {
        return !line.startsWith("#EXT") || line.equals("#EXTM3U") || line.startsWith("#EXTINF:")
                || line.startsWith("#EXT-X-VERSION:") || line.startsWith("#EXT-X-TARGETDURATION:")
                || line.startsWith("#EXT-X-MEDIA-SEQUENCE:") || line.startsWith("#EXT-X-DISCONTINUITY")
                || line.startsWith("#EXT-X-PROGRAM-DATE-TIME:") || line.equals("#EXT-X-INDEPENDENT-SEGMENTS")
                || line.equals("#EXT-X-ENDLIST");
    }

    private static String rewritten(String line) {
        if (line.startsWith("#EXT-X-VERSION:")) {
            return "#EXT-X-VERSION:3";
        }
        if (line.startsWith("#")) {
            return line;
        }
        int query = line.indexOf('?');
        String path = query < 0 ? line : line.substring(0, query);
        return path.endsWith(FRAGMENT)
                ? path.substring(0, path.length() - FRAGMENT.length()) + TRANSPORT
                        + (query < 0 ? "" : line.substring(query))
                : line;
    }
}
