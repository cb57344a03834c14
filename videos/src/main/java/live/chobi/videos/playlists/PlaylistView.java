package live.chobi.videos.playlists;

import java.time.Instant;
import java.util.UUID;
import live.chobi.videos.catalogue.Visibility;
import org.jspecify.annotations.Nullable;

/// A playlist as clients see it.
///
/// @param owner {id, username, displayName}; null when the account is gone
/// @param count of its videos, with those that the caller may not see
/// @param updatedAt when its name or its videos changed last
public record PlaylistView(UUID id, String title, String description, Visibility visibility, @Nullable Object owner,
        int count, Instant createdAt, Instant updatedAt) {}
