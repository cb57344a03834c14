package live.chobi.streaming.overlays;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Procedure;

/// `streaming.testOverlay`: pages that show this overlay play a gift that nobody gave, for its host to see that
/// it works.
final class TestOverlay implements Procedure<TestOverlay.Input, TestOverlay.Output> {
    record Input(UUID overlayId) {}

    record Output(Instant testedAt) {}

    private final Overlays overlays;
    private final InstantSource clock;

    TestOverlay(Overlays overlays, InstantSource clock) {
        this.overlays = overlays;
        this.clock = clock;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        overlays.test(caller.user(), input.overlayId(), now);
        return new Output(now);
    }
}
