package live.chobi.server.faults;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/// How long these tests wait for what another process does.
final class Patience {
    private static final Duration MAX = Duration.ofSeconds(20);

    private Patience() {
    }

    static void until(String what, BooleanSupplier isSo, Supplier<?> otherwise) {
        try {
            Awaitility.await().atMost(MAX).pollInterval(Duration.ofMillis(20)).until(isSo::getAsBoolean);
        } catch (ConditionTimeoutException late) {
            throw new AssertionError("waited " + MAX.toSeconds() + " s for " + what + "; it is " + otherwise.get(),
                    late);
        }
    }
}
