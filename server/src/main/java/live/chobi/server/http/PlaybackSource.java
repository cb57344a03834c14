package live.chobi.server.http;

import java.util.function.Consumer;

/// The playlists and media of live sessions.
public interface PlaybackSource {
    /// Answers exactly once, unless it is withdrawn, from any thread: at once when it can, later when the request waits
    /// for media (a first playlist, a blocking reload, a preload hint). Called on event loops: it never blocks. A wait
    /// has an end.
    ///
    /// @return withdraws the request, when its client has left; harmless after the answer
    Runnable get(PlaybackRequest request, Consumer<PlaybackAnswer> answer);
}
