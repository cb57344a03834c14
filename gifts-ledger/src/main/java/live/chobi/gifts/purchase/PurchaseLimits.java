package live.chobi.gifts.purchase;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import live.chobi.identity.signin.SignInLimits;
import live.chobi.identity.signin.TokenBuckets;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Problem;
import live.chobi.kernel.UserId;

/// Slows down who tries many payments or receipts: stolen cards are tested that way. In memory and per node; what is
/// open at once is bounded by the database. Any thread.
final class PurchaseLimits {
    private static final int OF_USER = 10;
    private static final Duration OF_USER_EVERY = Duration.ofSeconds(30);
    /// A school or a mobile carrier behind one address.
    private static final int OF_NETWORK = 100;
    private static final Duration OF_NETWORK_EVERY = Duration.ofSeconds(3);
    private static final int OPEN_MAX = 5;

    private final boolean enabled;
    private final PurchaseMetrics metrics;
    private final TokenBuckets<UserId> users;
    private final TokenBuckets<String> networks;

    /// @param enabled false lets everything pass, for load tests
    PurchaseLimits(boolean enabled, InstantSource clock, PurchaseMetrics metrics) {
        this.enabled = enabled;
        this.metrics = metrics;
        this.users = new TokenBuckets<>(OF_USER, OF_USER_EVERY, clock);
        this.networks = new TokenBuckets<>(OF_NETWORK, OF_NETWORK_EVERY, clock);
    }

    /// TOO_MANY_REQUESTS `too_many_attempts` beyond the limit.
    void admit(Caller caller) {
        if (enabled) {
            refuse(users.take(caller.user()));
            refuse(networks.take(SignInLimits.network(caller.address())));
        }
    }

    /// Purchases of one user that are neither paid nor over.
    int openMax() {
        return enabled ? OPEN_MAX : Integer.MAX_VALUE;
    }

    private void refuse(Optional<Duration> wait) {
        if (wait.isPresent()) {
            metrics.tooFast();
            throw Problem.tooFast("too_many_attempts", "too many attempts to buy; wait "
                    + Math.ceilDiv(wait.get().toMillis(), 1000) + " s", wait.get());
        }
    }
}
