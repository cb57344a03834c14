package live.chobi.identity.signin;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/// Token buckets by key, in memory: `burst` at once, then one per `interval`. Any thread.
///
/// At most [#KEYS_MAX] keys; the least used is forgotten, which errs on the side of letting somebody through.
public final class TokenBuckets<K> {
    private static final int KEYS_MAX = 100_000;

    /// @param spent tokens taken as of `at`; they come back with time
    private record Bucket(double spent, Instant at) {
        static final double EMPTY = 0;
    }

    private final int burst;
    private final Duration interval;
    private final InstantSource clock;
    private final Cache<K, Bucket> buckets = Caffeine.newBuilder().maximumSize(KEYS_MAX).build();

    public TokenBuckets(int burst, Duration interval, InstantSource clock) {
        this.burst = burst;
        this.interval = interval;
        this.clock = clock;
    }

    /// Takes one token; when there is none, says how long until the next.
    public Optional<Duration> take(K key) {
        Instant now = clock.instant();
        boolean[] taken = new boolean[1];
        Bucket after = buckets.asMap().compute(key, (_, bucket) -> {
            double spent = spent(bucket == null ? new Bucket(Bucket.EMPTY, now) : bucket, now);
            taken[0] = spent + 1 <= burst;
            return new Bucket(taken[0] ? spent + 1 : spent, now);
        });
        return taken[0]
                ? Optional.empty()
                : Optional.of(Duration.ofMillis((long) Math.ceil((after.spent() + 1 - burst) * interval.toMillis())));
    }

    /// Returns a token that turned out not to count.
    public void giveBack(K key) {
        buckets.asMap().computeIfPresent(key,
                (_, bucket) -> new Bucket(Math.max(0, bucket.spent() - 1), bucket.at()));
    }

    private double spent(Bucket bucket, Instant now) {
        double returned = (double) Duration.between(bucket.at(), now).toMillis() / interval.toMillis();
        return Math.max(0, bucket.spent() - Math.max(0, returned));
    }
}
