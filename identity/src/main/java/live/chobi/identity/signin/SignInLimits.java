package live.chobi.identity.signin;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import live.chobi.identity.accounts.Names;
import live.chobi.kernel.Problem;

/// Slows down guessing of passwords and mass registration. In memory and per node. Any thread.
///
/// Only failures count. Nobody can lock somebody else out: where a login has signed in before, it is not touched by what
/// other addresses do to the same login.
public final class SignInLimits {
    /// One login from one network: a person who tries all passwords they ever had.
    private static final int FAILURES_OF_BOTH = 10;
    private static final Duration FAILURES_OF_BOTH_EVERY = Duration.ofSeconds(6);
    /// One network, any login: an office behind one address.
    private static final int FAILURES_OF_NETWORK = 300;
    private static final Duration FAILURES_OF_NETWORK_EVERY = Duration.ofSeconds(1);
    /// One login, from networks that it never signed in from: guessing by a botnet.
    private static final int FAILURES_OF_LOGIN = 100;
    private static final Duration FAILURES_OF_LOGIN_EVERY = Duration.ofSeconds(10);
    /// A class room or an event may register at once from one network.
    private static final int REGISTRATIONS = 500;
    private static final Duration REGISTRATIONS_EVERY = Duration.ofSeconds(1);
    private static final Duration FAMILIAR_FOR = Duration.ofDays(30);
    private static final int FAMILIAR_MAX = 100_000;

    private record Both(String login, String network) {}

    private final boolean enabled;
    private final TokenBuckets<Both> both;
    private final TokenBuckets<String> networks;
    private final TokenBuckets<String> logins;
    private final TokenBuckets<String> registrations;
    private final Cache<Both, Boolean> familiar = Caffeine.newBuilder().maximumSize(FAMILIAR_MAX)
            .expireAfterWrite(FAMILIAR_FOR).build();
    private final LongAdder refused = new LongAdder();

    /// @param enabled false lets everything pass, for load tests
    public SignInLimits(boolean enabled, InstantSource clock) {
        this.enabled = enabled;
        this.both = new TokenBuckets<>(FAILURES_OF_BOTH, FAILURES_OF_BOTH_EVERY, clock);
        this.networks = new TokenBuckets<>(FAILURES_OF_NETWORK, FAILURES_OF_NETWORK_EVERY, clock);
        this.logins = new TokenBuckets<>(FAILURES_OF_LOGIN, FAILURES_OF_LOGIN_EVERY, clock);
        this.registrations = new TokenBuckets<>(REGISTRATIONS, REGISTRATIONS_EVERY, clock);
    }

    /// An attempt to sign in counts as failed until it says otherwise, so that a burst of them at once is counted too.
    final class Attempt {
        private final Both key;

        private Attempt(Both key) {
            this.key = key;
        }

        void succeeded() {
            familiar.put(key, true);
            both.giveBack(key);
            networks.giveBack(key.network());
            logins.giveBack(key.login());
        }
    }

    /// TOO_MANY_REQUESTS `too_many_attempts` beyond the limit.
    Attempt attempt(String login, String address) {
        Both key = new Both(Names.key(login), network(address));
        if (enabled) {
            refuse(both.take(key), "too_many_attempts");
            refuse(networks.take(key.network()), "too_many_attempts");
            if (familiar.getIfPresent(key) == null) {
                refuse(logins.take(key.login()), "too_many_attempts");
            }
        }
        return new Attempt(key);
    }

    /// TOO_MANY_REQUESTS `too_many_registrations` beyond the limit.
    void registration(String address) {
        if (enabled) {
            refuse(registrations.take(network(address)), "too_many_registrations");
        }
    }

    /// How often somebody was told to wait.
    public long refused() {
        return refused.sum();
    }

    private void refuse(Optional<Duration> wait, String reason) {
        if (wait.isPresent()) {
            refused.increment();
            throw Problem.tooFast(reason, "too many attempts from here; wait " + Math.ceilDiv(wait.get().toMillis(),
                    1000) + " s", wait.get());
        }
    }

    /// Whoever has one IPv6 address has the other 2^64 of its network too.
    public static String network(String address) {
        try {
            return InetAddress.ofLiteral(address) instanceof Inet6Address six
                    ? HexFormat.of().formatHex(six.getAddress(), 0, 8)
                    : address;
        } catch (IllegalArgumentException e) {
            return address;
        }
    }
}
