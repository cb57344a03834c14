package live.chobi.media.stream;

import java.time.Instant;

/// Both clocks: the wall's for programme date-time, and one that never steps for what has elapsed. Any thread.
public interface TimeSource {
    Instant now();

    /// Nanoseconds since some moment.
    long nanos();

    static TimeSource system() {
        return new TimeSource() {
            @Override
            public Instant now() {
                return Instant.now();
            }

            @Override
            public long nanos() {
                return System.nanoTime();
            }
        };
    }
}
