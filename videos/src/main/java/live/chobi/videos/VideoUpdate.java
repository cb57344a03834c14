package live.chobi.videos;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.UUID;
import live.chobi.videos.catalogue.Status;
import org.jspecify.annotations.Nullable;

/// How far a video has come, for its owner: the socket event `video_updated`.
///
/// @param progress of 100, while it is processed
/// @param failureReason once it has failed
public record VideoUpdate(UUID videoId, Status status,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer progress,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String failureReason) {}
