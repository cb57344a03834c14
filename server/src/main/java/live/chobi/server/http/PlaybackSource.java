package live.chobi.server.http;

import java.util.Optional;
import live.chobi.kernel.SessionId;

/// The playlists and media of live sessions. Called on event loops: it never blocks.
public interface PlaybackSource {
    /// @param path below the session's address, without its token: `index.m3u8`, `video/seg-12.m4s`
    Optional<PlaybackObject> get(SessionId session, String path);
}
