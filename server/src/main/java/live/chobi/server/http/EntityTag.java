package live.chobi.server.http;

/// Validators of what may have changed. Spec: RFC 9110 §8.8.3.
final class EntityTag {
    private static final String WEAK = "W/";

    private EntityTag() {
    }

    /// Whether a client that says `If-None-Match` has this already: compared weakly (§13.1.2).
    static boolean isKnown(String ifNoneMatch, String etag) {
        for (String tag : ifNoneMatch.split(",", -1)) {
            if (tag.trim().equals("*") || opaque(tag.trim()).equals(opaque(etag))) {
                return true;
            }
        }
        return false;
    }

    private static String opaque(String tag) {
        return tag.startsWith(WEAK) ? tag.substring(WEAK.length()) : tag;
    }
}
