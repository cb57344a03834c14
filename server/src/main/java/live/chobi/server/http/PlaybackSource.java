package live.chobi.server.http;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import live.chobi.kernel.SessionId;

/// The playlists and media of live sessions. Called on event loops: it never blocks.
public interface PlaybackSource {
    /// @param path below the session's address, without its token: `index.m3u8`, `video/seg-12.m4s`
    Optional<PlaybackObject> get(SessionId session, String path);

    /// Completes, on any thread and within a bounded time, when what [#get] has not is worth asking for once more: an
    /// encoder that has only begun has no playlist for a moment.
    default CompletionStage<Void> first(SessionId session) {
        return CompletableFuture.completedStage(null);
    }
}
