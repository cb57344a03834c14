package live.chobi.videos.processing;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;

/// Where in a recording a moment of its session is: its files were live one after the other, with gaps where the
/// encoder was away. Pure.
public final class Timeline {
    private Timeline() {
    }

    /// In milliseconds from the beginning; empty for a moment that was not recorded.
    ///
    /// @param files in the order in which they were live
    public static OptionalLong position(List<RecordedFile> files, Instant at) {
        long before = 0;
        for (RecordedFile file : files) {
            long inside = Duration.between(file.startsAt(), at).toMillis();
            if (inside >= 0 && inside < file.durationMs()) {
                return OptionalLong.of(before + inside);
            }
            before += file.durationMs();
        }
        return OptionalLong.empty();
    }
}
