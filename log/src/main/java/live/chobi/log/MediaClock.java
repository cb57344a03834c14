package live.chobi.log;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// Tells which picture a session's host is showing now. A port: media implements it through the bridge. Any thread,
/// never blocks.
public interface MediaClock {
    /// Programme date-time of the newest received frame; empty before the first.
    Optional<Instant> newest(UUID log);
}
