package live.chobi.server.demo;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/// How lively the viewers are. Each waits between half and one and a half times these.
///
/// @param chat between two messages of one viewer
/// @param gift between two gifts of one viewer
/// @param stay how long a viewer watches before taking a rest
/// @param rest how long a viewer is away
public record Pace(Duration chat, Duration gift, Duration stay, Duration rest) {
    /// With the whole cast: a message every three seconds, a gift every six.
    public static final Pace GENTLE = new Pace(Duration.ofSeconds(24), Duration.ofSeconds(50), Duration.ofMinutes(6),
            Duration.ofSeconds(40));

    static Duration about(Duration mean) {
        long millis = mean.toMillis();
        return Duration.ofMillis(millis / 2 + ThreadLocalRandom.current().nextLong(millis + 1));
    }
}
