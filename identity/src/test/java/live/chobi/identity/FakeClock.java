package live.chobi.identity;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// Time that passes when told. One thread.
public final class FakeClock implements InstantSource {
    private Instant now = Instant.parse("2026-01-02T03:04:05.678Z");

    @Override
    public Instant instant() {
        return now;
    }

    public void pass(Duration time) {
        now = now.plus(time);
    }
}
