package live.chobi.streaming.sessions;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import live.chobi.kernel.SessionId;
import org.jspecify.annotations.Nullable;

/// A session as clients see it.
///
/// @param thumbnailUrl of a public session that is live and has a picture; its bytes change every few seconds
/// @param transcoding whether its host wants smaller renditions; absent where the server decides
/// @param host {id, username, displayName}; null when the account is gone
/// @param coHosts in the order in which they were added, in the same form
public record SessionView(SessionId id, String title, String description, @Nullable String category, List<String> tags,
        Kind kind, Visibility visibility, Phase status, @Nullable Object host, List<?> coHosts, Counts counts,
        Instant createdAt,
        @Nullable Instant scheduledAt, @Nullable Instant liveAt, @Nullable Instant endedAt,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String thumbnailUrl,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Boolean transcoding) {

    /// @param viewers now
    /// @param peak most at once
    /// @param likes up to the newest row of type `likes`
    public record Counts(int viewers, int peak, long likes) {}
}
