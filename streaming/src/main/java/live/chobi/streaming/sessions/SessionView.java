package live.chobi.streaming.sessions;

import java.time.Instant;
import java.util.List;
import live.chobi.kernel.SessionId;
import org.jspecify.annotations.Nullable;

/// A session as clients see it.
///
/// @param host {id, username, displayName}; null when the account is gone
public record SessionView(SessionId id, String title, String description, @Nullable String category, List<String> tags,
        Kind kind, Visibility visibility, Phase status, @Nullable Object host, Counts counts, Instant createdAt,
        @Nullable Instant scheduledAt, @Nullable Instant liveAt, @Nullable Instant endedAt) {

    /// @param viewers now
    /// @param peak most at once
    public record Counts(int viewers, int peak) {}
}
