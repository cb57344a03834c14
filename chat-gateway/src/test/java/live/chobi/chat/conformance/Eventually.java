package live.chobi.chat.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// For what another thread is about to do and tells nobody of.
final class Eventually {
    private Eventually() {
    }

    static void isTrue(BooleanSupplier condition) {
        long giveUpNanos = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (!condition.getAsBoolean() && System.nanoTime() < giveUpNanos) {
            // tidy: polls for what no event tells, and gives up in time
            LockSupport.parkNanos(1_000_000);
        }
        assertThat(condition.getAsBoolean()).as("became true in time").isTrue();
    }
}
