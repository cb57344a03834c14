package live.chobi.media.stream;

import java.time.Instant;

/// Both clocks at one moment, moved by the test.
public final class SettableTime implements TimeSource {
    public static final Instant START = Instant.parse("2026-01-02T03:04:05.678Z");

    private long elapsedMs;

    public void advanceMs(long ms) {
        elapsedMs += ms;
    }

    @Override
    public Instant now() {
        return START.plusMillis(elapsedMs);
    }

    @Override
    public long nanos() {
        return elapsedMs * 1_000_000;
    }
}
