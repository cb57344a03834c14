package live.chobi.server.http;

import java.util.Optional;

/// The path and the query of a request line, as they were sent. Spec: RFC 9112 §3.2.
record RequestTarget(String rawPath, String rawQuery) {
    /// Empty for what is no request target: control characters, spaces, other than ASCII, no path at all.
    static Optional<RequestTarget> parse(String uri) {
        for (int i = 0; i < uri.length(); i++) {
            if (uri.charAt(i) <= ' ' || uri.charAt(i) >= 0x7F) {
                return Optional.empty();
            }
        }
        String origin = uri.equals("*") ? "/" : uri;
        if (!origin.startsWith("/")) {
            origin = withoutAuthority(uri);
            if (origin.isEmpty()) {
                return Optional.empty();
            }
        }
        int fragment = origin.indexOf('#');
        if (fragment >= 0) {
            return Optional.empty();
        }
        int question = origin.indexOf('?');
        return Optional.of(question < 0
                ? new RequestTarget(origin, "")
                : new RequestTarget(origin.substring(0, question), origin.substring(question + 1)));
    }

    /// A proxy's form, `http://host/path`; servers must take it (RFC 9112 §3.2.2).
    private static String withoutAuthority(String uri) {
        int scheme = uri.startsWith("http://") ? 7 : uri.startsWith("https://") ? 8 : -1;
        if (scheme < 0) {
            return "";
        }
        int path = uri.indexOf('/', scheme);
        return path < 0 ? "/" : uri.substring(path);
    }

    /// The path decoded once; empty when it cannot be decoded or tries to climb.
    Optional<String> path() {
        return Percent.decode(rawPath).filter(RequestTarget::isPlain);
    }

    private static boolean isPlain(String path) {
        if (path.indexOf('\\') >= 0 || path.chars().anyMatch(Character::isISOControl)) {
            return false;
        }
        if (!path.contains("/.")) {
            return true;
        }
        for (String segment : path.split("/", -1)) {
            if (segment.equals(".") || segment.equals("..")) {
                return false;
            }
        }
        return true;
    }
}
