package live.chobi.videos.playlists;

import java.time.Instant;
import java.util.UUID;
import live.chobi.kernel.UserId;
import live.chobi.videos.catalogue.Visibility;

/// A playlist as stored. Immutable.
///
/// @param count of its videos
/// @param updatedAt when its name or its videos changed last
record Playlist(UUID id, UserId owner, String title, String description, Visibility visibility, int count,
        Instant createdAt, Instant updatedAt) {}
