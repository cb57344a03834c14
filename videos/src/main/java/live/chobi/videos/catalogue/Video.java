package live.chobi.videos.catalogue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import live.chobi.kernel.SessionId;
import live.chobi.kernel.UserId;
import live.chobi.videos.processing.Media;
import org.jspecify.annotations.Nullable;

/// A video as stored. Immutable.
///
/// @param media what it is played from; null while its upload is coming
/// @param epoch of the signed addresses that are good now
/// @param comments with all answers
/// @param publishedAt when it could be played first
public record Video(UUID id, UserId owner, String title, String description, @Nullable String category,
        List<String> tags, Visibility visibility, @Nullable Media media, int epoch, long likes, long comments,
        long views, Instant createdAt,
        @Nullable Instant publishedAt) {

    public Status status() {
        if (media == null) {
            return Status.UPLOADING;
        }
        return switch (media.state()) {
            case WAITING, PROCESSING -> Status.PROCESSING;
            case READY -> Status.READY;
            case FAILED -> Status.FAILED;
        };
    }

    /// Of a recording: what was recorded.
    public Optional<SessionId> session() {
        return Optional.ofNullable(media).flatMap(Media::session);
    }
}
