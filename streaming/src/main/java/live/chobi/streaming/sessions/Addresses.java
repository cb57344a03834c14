package live.chobi.streaming.sessions;

import java.util.Optional;
import live.chobi.kernel.SessionId;

/// How clients reach this installation. A port: `server` knows. Any thread.
public interface Addresses {
    /// Without the key: `rtmp://127.0.0.1:1935/live`.
    String rtmpUrl();

    /// The same under TLS; empty where that is off.
    Optional<String> rtmpsUrl();

    /// Of a public session.
    ///
    /// @param viewer as whom its player is counted; empty: each player as a guest of its own
    String hlsUrl(SessionId session, Optional<String> viewer);

    /// Of a private one: the URL carries a signed token that is good for this viewer and some hours.
    String privateHlsUrl(SessionId session, String viewer);

    /// Where a public session's picture is; empty while there is none. A private one's has the same name beside its
    /// playlist, under the same token.
    Optional<String> thumbnailUrl(SessionId session);
}
