package live.chobi.server.http;

/// A route and where it stands.
///
/// @param name the label of its metrics
/// @param prefix ends with `/` for everything below it (and itself without the slash); otherwise that one path
/// @param suffix what a path below the prefix ends with; empty for any
/// @param bodyBytesMax a longer body is refused with 413 before it is taken in
/// @param decodesPath whether the route percent-decodes the path by itself, to refuse malformed escapes in its own words
public record Mount(String name, String prefix, String suffix, Target target, Cors cors, int bodyBytesMax,
        boolean decodesPath) {
    /// Socket.IO payloads and RPC bodies: the contract's 1,000,000 bytes.
    public static final int MILLION_BYTES = 1_000_000;

    public Mount {
        if (!prefix.startsWith("/")) {
            throw new IllegalArgumentException("a prefix starts with /: " + prefix);
        }
    }

    public sealed interface Target {
        record Answers(Route route) implements Target {}

        record TakesOver(RawRoute route) implements Target {}

        /// Called once the headers are there: it takes the body by [Exchange#stream], of any length, and answers
        /// OPTIONS by itself.
        record Streams(Route route) implements Target {}
    }

    /// A route that takes no body worth speaking of, for one's own pages only.
    public static Mount of(String name, String prefix, Route route) {
        return new Mount(name, prefix, "", new Target.Answers(route), Cors.none(), 8_192, false);
    }

    public static Mount raw(String name, String prefix, RawRoute route) {
        return new Mount(name, prefix, "", new Target.TakesOver(route), Cors.none(), MILLION_BYTES, true);
    }

    /// A route whose bodies are too long to be gathered; their length is the route's own affair.
    public static Mount streamed(String name, String prefix, Route route) {
        return new Mount(name, prefix, "", new Target.Streams(route), Cors.none(), Integer.MAX_VALUE, false);
    }

    public Mount cors(Cors rule) {
        return new Mount(name, prefix, suffix, target, rule, bodyBytesMax, decodesPath);
    }

    public Mount bodyBytesMax(int bytes) {
        return new Mount(name, prefix, suffix, target, cors, bytes, decodesPath);
    }

    public Mount decodingItsPath() {
        return new Mount(name, prefix, suffix, target, cors, bodyBytesMax, true);
    }

    /// Only paths with this end; before a mount of the same prefix that takes all.
    public Mount endingWith(String end) {
        return new Mount(name, prefix, end, target, cors, bodyBytesMax, decodesPath);
    }

    boolean covers(String path) {
        if (!path.endsWith(suffix)) {
            return false;
        }
        if (!prefix.endsWith("/")) {
            return path.equals(prefix);
        }
        return path.startsWith(prefix) || (path.length() == prefix.length() - 1 && prefix.startsWith(path));
    }

    /// The rest of a path that this mount covers.
    String below(String path) {
        return path.length() <= prefix.length() ? "" : path.substring(prefix.length());
    }
}
