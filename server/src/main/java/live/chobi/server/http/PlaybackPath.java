package live.chobi.server.http;

import java.util.Optional;
import java.util.UUID;
import live.chobi.kernel.Uuid7;

/// What a playback address asks for, of a session or a video: `{id}/…`, or `{id}/t/{token}/…`, so that addresses inside
/// playlists can be relative and keep the token in front of them.
///
/// @param path below the id and the token
public record PlaybackPath(UUID id, Optional<String> token, String path) {
    /// Empty where there is no id.
    ///
    /// @param below the mount
    public static Optional<PlaybackPath> parse(String below) {
        int slash = below.indexOf('/');
        if (slash < 0) {
            return Optional.empty();
        }
        String rest = below.substring(slash + 1);
        int tokenEnd = rest.startsWith("t/") ? rest.indexOf('/', 2) : -1;
        Optional<String> token = tokenEnd < 0 ? Optional.empty() : Optional.of(rest.substring(2, tokenEnd));
        String path = tokenEnd < 0 ? rest : rest.substring(tokenEnd + 1);
        return Uuid7.parse(below.substring(0, slash)).map(it -> new PlaybackPath(it, token, path));
    }
}
