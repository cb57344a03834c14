package live.chobi.videos.comments;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A comment as clients see it.
///
/// @param author {id, username, displayName}; null when the account is gone
/// @param parentId the comment that it answers; absent: it answers the video
/// @param replies to it
/// @param liked whether the caller likes it; absent for guests
public record CommentView(UUID id, UUID videoId, @Nullable Object author,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable UUID parentId, String text, long likes, int replies,
        boolean pinned, Instant createdAt, @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Boolean liked) {}
