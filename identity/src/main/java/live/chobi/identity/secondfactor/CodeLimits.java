package live.chobi.identity.secondfactor;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import live.chobi.identity.signin.SignInLimits;
import live.chobi.identity.signin.TokenBuckets;
import live.chobi.kernel.Problem;
import live.chobi.kernel.UserId;

/// How fast codes may be guessed by who has the password already. In memory and per node. Any thread.
///
/// Six digits, three of which are good at a time: at one guess a minute from all strange networks together it takes half
/// a year to have an even chance. Where the account has signed in before, strangers cost it nothing.
final class CodeLimits {
    private static final int OF_BOTH = 5;
    private static final Duration OF_BOTH_EVERY = Duration.ofMinutes(1);
    private static final int OF_ACCOUNT = 10;
    private static final Duration OF_ACCOUNT_EVERY = Duration.ofMinutes(1);
    private static final Duration FAMILIAR_FOR = Duration.ofDays(30);
    private static final int FAMILIAR_MAX = 100_000;

    private record Both(UserId account, String network) {}

    private final boolean enabled;
    private final TokenBuckets<Both> both;
    private final TokenBuckets<UserId> accounts;
    private final Cache<Both, Boolean> familiar = Caffeine.newBuilder().maximumSize(FAMILIAR_MAX)
            .expireAfterWrite(FAMILIAR_FOR).build();

    CodeLimits(boolean enabled, InstantSource clock) {
        this.enabled = enabled;
        this.both = new TokenBuckets<>(OF_BOTH, OF_BOTH_EVERY, clock);
        this.accounts = new TokenBuckets<>(OF_ACCOUNT, OF_ACCOUNT_EVERY, clock);
    }

    /// Before a code is looked at. TOO_MANY_REQUESTS `too_many_attempts`.
    void attempt(UserId account, String address) {
        if (enabled) {
            Both key = new Both(account, SignInLimits.network(address));
            refuse(both.take(key));
            if (familiar.getIfPresent(key) == null) {
                refuse(accounts.take(account));
            }
        }
    }

    void succeeded(UserId account, String address) {
        Both key = new Both(account, SignInLimits.network(address));
        if (enabled) {
            both.giveBack(key);
            if (familiar.getIfPresent(key) == null) {
                accounts.giveBack(account);
            }
            familiar.put(key, true);
        }
    }

    private static void refuse(Optional<Duration> wait) {
        wait.ifPresent(it -> {
            throw Problem.tooFast("too_many_attempts",
                    "too many wrong codes; wait " + Math.ceilDiv(it.toMillis(), 1000) + " s", it);
        });
    }
}
