package live.chobi.server.demo;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;

/// The meters of the demo. Any thread.
public final class DemoMetrics {
    private final Counter encoderRestarts;
    private final Counter refusals;
    private final Counter segments;

    public DemoMetrics(PrometheusRegistry registry) {
        encoderRestarts = Counter.builder().name("chobi_demo_encoder_restarts_total")
                .help("Times the demo's encoder ended and was started again.").register(registry);
        refusals = Counter.builder().name("chobi_demo_refusals_total")
                .help("Calls of the demo's bots that were refused, by reason.").labelNames("reason")
                .register(registry);
        segments = Counter.builder().name("chobi_demo_segments_watched_total")
                .help("Media segments that the demo's viewers have fetched.").register(registry);
    }

    void encoderRestarted() {
        encoderRestarts.inc();
    }

    void refused(String reason) {
        refusals.labelValues(reason).inc();
    }

    void segmentWatched() {
        segments.inc();
    }
}
