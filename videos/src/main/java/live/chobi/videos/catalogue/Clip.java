package live.chobi.videos.catalogue;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Which stretch of its media a video is.
///
/// @param of the video that it was cut from; null once that is gone
/// @param fromMs of the media's time
/// @param toMs after `fromMs`
public record Clip(@Nullable UUID of, long fromMs, long toMs) {
    long durationMs() {
        return toMs - fromMs;
    }
}
