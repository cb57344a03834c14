package live.chobi.streaming.likes;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;

/// The meters of likes. Shared; any thread.
public final class LikeMetrics {
    private final Counter counted;
    private final Counter dropped;

    public LikeMetrics(PrometheusRegistry registry) {
        counted = Counter.builder().name("streaming_likes_total").help("Likes logged").register(registry);
        dropped = Counter.builder().name("streaming_likes_dropped_total")
                .help("Likes taken and not known to be logged, because the outcome of their row is unknown")
                .register(registry);
    }

    void counted(long likes) {
        counted.inc(likes);
    }

    void dropped(long likes) {
        dropped.inc(likes);
    }
}
