package live.chobi.media;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// How a node treats media. Immutable.
///
/// @param profile how long frames are gathered before they are written to players
/// @param folder where media of live streams may lie on disk; empty keeps it in memory
/// @param dvrWindow how far back a viewer can seek; zero keeps to what memory holds
/// @param readers what else follows each stream: recording, thumbnails
public record MediaSettings(Profile profile, Optional<Path> folder, Duration dvrWindow, List<ReaderFactory> readers) {
    /// Fewer, larger writes cost less and come later.
    public enum Profile {
        AUTO, LOW_LATENCY, ECONOMY
    }

    public MediaSettings {
        readers = List.copyOf(readers);
    }

    public static MediaSettings inMemory() {
        return new MediaSettings(Profile.AUTO, Optional.empty(), Duration.ZERO, List.of());
    }

    public MediaSettings profile(Profile value) {
        return new MediaSettings(value, folder, dvrWindow, readers);
    }

    /// @param value the folder is made when it is needed
    public MediaSettings dvr(Path value, Duration window) {
        return new MediaSettings(profile, Optional.of(value), window, readers);
    }

    public MediaSettings readers(List<ReaderFactory> values) {
        return new MediaSettings(profile, folder, dvrWindow, values);
    }
}
