package live.chobi.streaming.sessions;

import java.time.Instant;
import java.util.List;
import live.chobi.kernel.SessionId;
import live.chobi.kernel.UserId;
import org.jspecify.annotations.Nullable;

/// A session as stored, with the phase of its log.
///
/// @param transcoding whether its host wants smaller renditions; null leaves it to the server
public record Session(SessionId id, UserId host, String title, String description, @Nullable String category,
        List<String> tags, Kind kind, Visibility visibility, Phase phase, Instant createdAt,
        @Nullable Instant scheduledAt, @Nullable Instant liveAt, @Nullable Instant endedAt, int viewersPeak, long likes,
        @Nullable Boolean transcoding) {

    public boolean isPrivate() {
        return visibility == Visibility.PRIVATE;
    }
}
