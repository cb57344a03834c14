package live.chobi.media.relay;

import java.net.URI;

/// An endless FLV file on another node: `http[s]://HOST[:PORT]/PATH?p=TOKEN`. It prints without its query.
///
/// @param path with its query, as a request line has it
record FlvTarget(boolean secure, String host, int port, String path) implements Target {
    private static final int PORT = 80;
    private static final int SECURE_PORT = 443;

    /// Throws [IllegalArgumentException] for another kind of address.
    static FlvTarget parse(URI uri) {
        boolean secure = "https".equals(uri.getScheme());
        if (uri.getHost() == null || (!secure && !"http".equals(uri.getScheme()))) {
            throw new IllegalArgumentException("must be like http://HOST/PATH");
        }
        String path = uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
        return new FlvTarget(secure, uri.getHost().replaceAll("[\\[\\]]", ""),
                uri.getPort() > 0 ? uri.getPort() : secure ? SECURE_PORT : PORT, path);
    }

    String authority() {
        return authority(secure ? SECURE_PORT : PORT);
    }

    @Override
    public String toString() {
        return (secure ? "https://" : "http://") + authority() + path.replaceAll("\\?.*", "");
    }
}
