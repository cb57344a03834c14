package live.chobi.chat.connection;

import java.time.Duration;

/// Connection state recovery. Spec: socket.io/docs/v4/connection-state-recovery.
///
/// @param window how long a lost connection is kept for its client; zero: not at all, and no client is told of it
/// @param keptMax lost connections per node; those beyond come back as new ones
public record RecoverySettings(Duration window, int keptMax) {
    public static final RecoverySettings OFF = new RecoverySettings(Duration.ZERO, 0);

    public RecoverySettings {
        if (window.isNegative() || keptMax < 0) {
            throw new IllegalArgumentException(
                    "a limit of connection recovery is negative: " + window + ", " + keptMax);
        }
    }

    boolean isOn() {
        return window.isPositive() && keptMax > 0;
    }
}
