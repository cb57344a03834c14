package live.chobi.server.demo;

import java.time.Duration;
import java.util.Optional;

/// The server's no, as a client sees it.
final class Refused extends Exception {
    private static final long serialVersionUID = 1;

    private final String reason;
    private final transient Optional<Duration> retryAfter;

    Refused(String reason, String message, Optional<Duration> retryAfter) {
        super(reason + ": " + message);
        this.reason = reason;
        this.retryAfter = retryAfter;
    }

    String reason() {
        return reason;
    }

    /// How long a polite client waits before it asks again.
    Optional<Duration> retryAfter() {
        return retryAfter;
    }
}
