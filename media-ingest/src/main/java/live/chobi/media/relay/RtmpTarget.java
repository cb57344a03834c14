package live.chobi.media.relay;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A stream on another server: `rtmp[s]://HOST[:PORT]/APP/STREAM`. Immutable.
///
/// The stream's name is a secret, since it is the key at most services; so is what follows a `?`. It prints without
/// them.
///
/// @param app as it goes into the connect command, with its query
/// @param stream the key, with its query
public record RtmpTarget(boolean secure, String host, int port, String app, String stream) implements Target {
    public static final int URL_CHARACTERS_MAX = 1_000;

    private static final int PORT = 1935;
    private static final int SECURE_PORT = 443;
    private static final int VISIBLE_KEY_CHARACTERS = 4;
    private static final Pattern URL = Pattern.compile("(?i)(rtmps?)://([^/?#]*)/*([^#]*)");
    private static final Pattern AUTHORITY = Pattern
            .compile("(\\[[0-9A-Fa-f:.]{2,45}]|[A-Za-z0-9_]([A-Za-z0-9._-]{0,252}))(?::([0-9]{1,5}))?");
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\s\\p{Cntrl}]");

    /// Throws [IllegalArgumentException] with a rule that its writer understands, and without the secret.
    ///
    /// @param key the stream's name when services give it apart from the URL; else it is the URL's last part
    public static RtmpTarget parse(String url, Optional<String> key) {
        String text = url.strip();
        if (text.length() > URL_CHARACTERS_MAX || key.filter(it -> it.length() > URL_CHARACTERS_MAX).isPresent()) {
            throw new IllegalArgumentException("must have at most " + URL_CHARACTERS_MAX + " characters");
        }
        Matcher parts = URL.matcher(text);
        if (UNPRINTABLE.matcher(text).find() || !parts.matches()) {
            throw new IllegalArgumentException(
                    "must be like rtmp://HOST/APP/STREAM_KEY or rtmps://HOST/APP/STREAM_KEY");
        }
        boolean secure = parts.group(1).toLowerCase(Locale.ROOT).equals("rtmps");
        Matcher authority = AUTHORITY.matcher(parts.group(2));
        if (parts.group(2).contains("@")) {
            throw new IllegalArgumentException("must not hold a user name or password; only a stream key is supported");
        }
        if (!authority.matches()) {
            throw new IllegalArgumentException("must name a host, and a port only as digits");
        }
        int port = authority.group(3) != null ? Integer.parseInt(authority.group(3)) : secure ? SECURE_PORT : PORT;
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("must have a port from 1 to 65535");
        }
        String host = authority.group(1).replaceAll("[\\[\\]]", "").toLowerCase(Locale.ROOT);
        return key.map(String::strip).filter(it -> !it.isEmpty()).isPresent()
                ? withKey(secure, host, port, parts.group(3), key.get().strip())
                : split(secure, host, port, parts.group(3));
    }

    private static RtmpTarget withKey(boolean secure, String host, int port, String path, String key) {
        if (UNPRINTABLE.matcher(key).find()) {
            throw new IllegalArgumentException("must have a stream key without spaces");
        }
        return made(secure, host, port, path.replaceAll("/+$", ""), key);
    }

    private static RtmpTarget split(boolean secure, String host, int port, String path) {
        int query = path.indexOf('?');
        String plain = query < 0 ? path : path.substring(0, query);
        int slash = plain.lastIndexOf('/');
        return made(secure, host, port, slash < 0 ? plain : plain.substring(0, slash),
                slash < 0 ? "" : path.substring(slash + 1));
    }

    private static RtmpTarget made(boolean secure, String host, int port, String app, String stream) {
        if (app.isEmpty() || stream.isEmpty() || stream.startsWith("?")) {
            throw new IllegalArgumentException("must name an application and a stream key: rtmp://HOST/APP/STREAM_KEY");
        }
        return new RtmpTarget(secure, host, port, app, stream);
    }

    /// Where the same stream is to be sent instead, as the server says by a redirect. Throws
    /// [IllegalArgumentException] for what is no address, or would give up encryption.
    RtmpTarget redirected(String tcUrl) {
        RtmpTarget other = parse(tcUrl, Optional.of(stream));
        if (secure && !other.secure()) {
            throw new IllegalArgumentException("must stay encrypted");
        }
        return other;
    }

    /// The URL of the application, RTMP 1.0 §7.2.1.1.
    String tcUrl() {
        return place() + "/" + app;
    }

    /// For people and logs: host and application, of the key its last four characters when it is long enough to
    /// spare them.
    public String shown() {
        int query = app.indexOf('?');
        int end = stream.indexOf('?') < 0 ? stream.length() : stream.indexOf('?');
        String key = end >= 3 * VISIBLE_KEY_CHARACTERS ? stream.substring(end - VISIBLE_KEY_CHARACTERS, end) : "";
        return place() + "/" + (query < 0 ? app : app.substring(0, query)) + "/••••" + key;
    }

    /// A text of the server's that may repeat the key. A name too short to be a secret stays.
    String withoutKey(String text) {
        String key = stream.contains("?") ? stream.substring(0, stream.indexOf('?')) : stream;
        return key.length() < 2 * VISIBLE_KEY_CHARACTERS ? text : text.replace(stream, "••••").replace(key, "••••");
    }

    private String place() {
        return (secure ? "rtmps://" : "rtmp://") + authority(secure ? SECURE_PORT : PORT);
    }

    @Override
    public String toString() {
        return shown();
    }
}
