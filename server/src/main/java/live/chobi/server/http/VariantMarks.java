package live.chobi.server.http;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Gives the playlists that a multivariant playlist names a viewer's mark. Media and init URIs, in the playlists below,
/// stay the same for all. Spec: RFC 8216bis §4.4.6. Pure.
final class VariantMarks {
    static final String NAME = "p";
    private static final Pattern URI_ATTRIBUTE = Pattern.compile("([:,]URI=\")([^\"]+)(\")");

    private VariantMarks() {
    }

    /// @param mark safe in a query as it is
    static String on(String playlist, String mark) {
        return playlist.lines().map(line -> marked(line, mark)).collect(Collectors.joining("\n", "", "\n"));
    }

    private static String marked(String line, String mark) {
        if (line.isBlank()) {
            return line;
        }
        if (!line.startsWith("#")) {
            return withMark(line, mark);
        }
        if (!line.startsWith("#EXT-X-MEDIA:") && !line.startsWith("#EXT-X-I-FRAME-STREAM-INF:")) {
            return line;
        }
        Matcher uri = URI_ATTRIBUTE.matcher(line);
        return uri.find()
                ? line.substring(0, uri.start(2)) + withMark(uri.group(2), mark) + line.substring(uri.end(2))
                : line;
    }

    private static String withMark(String uri, String mark) {
        return uri + (uri.indexOf('?') < 0 ? '?' : '&') + NAME + "=" + mark;
    }
}
