package live.chobi.videos.comments;

import java.time.Instant;
import java.util.UUID;
import live.chobi.kernel.UserId;
import org.jspecify.annotations.Nullable;

/// A comment as stored. Immutable.
///
/// @param parent the comment that it answers; null: it answers the video
/// @param replies to it
record Comment(UUID id, UUID video, UserId author, @Nullable UUID parent, String text, long likes, int replies,
        boolean pinned, Instant createdAt) {}
