package live.chobi.server.rpc;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.function.LongSupplier;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Problem;

/// A bucket of tokens per address and per user, in this node's memory. Any thread.
///
/// At most [#BUCKETS_MAX] are kept; a forgotten one starts full again, so that being remembered never costs a caller
/// more than it deserves and strangers cannot fill the memory.
public final class TokenBuckets implements RequestLimits {
    static final int BUCKETS_MAX = 100_000;

    /// @param burst calls at once
    /// @param perSecond calls that come back each second
    public record Rate(int burst, double perSecond) {}

    /// A school or a mobile carrier behind one address, each of whose viewers acts now and then.
    public static final Rate PER_ADDRESS = new Rate(2_000, 400);
    /// A busy user: many times one message a second.
    public static final Rate PER_USER = new Rate(200, 40);

    private final Rate perAddress;
    private final Rate perUser;
    private final LongSupplier nanoTime;
    private final Cache<Object, Bucket> buckets = Caffeine.newBuilder().maximumSize(BUCKETS_MAX).build();

    /// One bucket; its monitor guards it.
    private static final class Bucket {
        private final Rate rate;
        private double tokens;
        private long filledNanos;

        Bucket(Rate rate, long nowNanos) {
            this.rate = rate;
            this.tokens = rate.burst();
            this.filledNanos = nowNanos;
        }

        /// The time until the next token; zero when one was taken.
        synchronized Duration take(long nowNanos) {
            tokens = Math.min(rate.burst(), tokens + Math.max(0, nowNanos - filledNanos) * rate.perSecond() / 1e9);
            filledNanos = nowNanos;
            if (tokens >= 1) {
                tokens -= 1;
                return Duration.ZERO;
            }
            return Duration.ofNanos((long) Math.ceil((1 - tokens) / rate.perSecond() * 1e9));
        }
    }

    public TokenBuckets(Rate perAddress, Rate perUser, LongSupplier nanoTime) {
        this.perAddress = perAddress;
        this.perUser = perUser;
        this.nanoTime = nanoTime;
    }

    @Override
    public void admit(Caller caller) {
        take(caller.address(), perAddress, "address_too_fast", "too many requests from this address");
        caller.userIfAny().ifPresent(user -> take(user, perUser, "user_too_fast", "too many requests of this user"));
    }

    private void take(Object whose, Rate rate, String reason, String message) {
        long now = nanoTime.getAsLong();
        Duration wait = buckets.get(whose, _ -> new Bucket(rate, now)).take(now);
        if (wait.isPositive()) {
            throw Problem.tooFast(reason, message, wait);
        }
    }
}
