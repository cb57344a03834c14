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
/// @param clip which stretch of its media it is; empty: all of it
/// @param publishedAt when it could be played first
public record Video(UUID id, UserId owner, String title, String description, @Nullable String category,
        List<String> tags, Visibility visibility, @Nullable Media media, int epoch, long likes, long comments,
        long views, Optional<Clip> clip, Instant createdAt, @Nullable Instant publishedAt) {

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

    /// 0 until it is known.
    public long durationMs() {
        return clip.map(Clip::durationMs).orElse(media == null ? 0 : media.durationMs());
    }

    /// Of a recording: what was recorded.
    public Optional<SessionId> session() {
        return Optional.ofNullable(media).flatMap(Media::session);
    }
}
