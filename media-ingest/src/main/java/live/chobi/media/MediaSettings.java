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
/// @param players how many there may be over RTMP and HTTP-FLV
/// @param ladder makes other renditions of each stream; empty: there is the source alone
/// @param readers what else follows each stream: recording, thumbnails
public record MediaSettings(Profile profile, Optional<Path> folder, Duration dvrWindow, PlayerLimits players,
        Optional<LadderFactory> ladder, List<ReaderFactory> readers) {
    /// Fewer, larger writes cost less and come later.
    public enum Profile {
        AUTO, LOW_LATENCY, ECONOMY
    }

    /// @param perAddress a household, an office, a carrier's gateway
    public record PlayerLimits(int total, int perAddress) {
        /// More than a core can send to; as many from one address as an office has screens.
        public static PlayerLimits usual() {
            return new PlayerLimits(20_000, 200);
        }

        public static PlayerLimits totalOnly() {
            return new PlayerLimits(20_000, 20_000);
        }
    }

    public MediaSettings {
        readers = List.copyOf(readers);
    }

    public static MediaSettings inMemory() {
        return new MediaSettings(Profile.AUTO, Optional.empty(), Duration.ZERO, PlayerLimits.usual(), Optional.empty(),
                List.of());
    }

    public MediaSettings profile(Profile value) {
        return new MediaSettings(value, folder, dvrWindow, players, ladder, readers);
    }

    /// @param value the folder is made when it is needed
    public MediaSettings dvr(Path value, Duration window) {
        return new MediaSettings(profile, Optional.of(value), window, players, ladder, readers);
    }

    public MediaSettings players(PlayerLimits value) {
        return new MediaSettings(profile, folder, dvrWindow, value, ladder, readers);
    }

    public MediaSettings ladder(LadderFactory value) {
        return new MediaSettings(profile, folder, dvrWindow, players, Optional.of(value), readers);
    }

    public MediaSettings readers(List<ReaderFactory> values) {
        return new MediaSettings(profile, folder, dvrWindow, players, ladder, values);
    }
}
