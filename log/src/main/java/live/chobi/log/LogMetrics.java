package live.chobi.log;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;

/// Every meter of the sequencer.
public final class LogMetrics {
    /// Commands, by what became of them: accepted, refused, failed.
    final Counter commands;
    /// Commands refused at the door because their shard's queue was full.
    final Counter overload;
    final Histogram batchSize;
    final Histogram batchSeconds;
    /// Batches run again because their outcome was unknown, or the database asked for it.
    final Counter reruns;
    /// Batches taken apart because one command of theirs could not be written.
    final Counter splits;
    final Gauge queued;

    public LogMetrics(PrometheusRegistry registry) {
        commands = Counter.builder().name("chobi_log_commands_total").help("Commands by outcome").labelNames("outcome")
                .register(registry);
        overload = Counter.builder().name("chobi_log_overload_total").help("Commands refused because a queue was full")
                .register(registry);
        batchSize = Histogram.builder().name("chobi_log_batch_commands").help("Commands per batch")
                .classicOnly().classicUpperBounds(1, 2, 4, 8, 16, 32, 64, 128, 256, 512).register(registry);
        batchSeconds = Histogram.builder().name("chobi_log_batch_seconds").help("Seconds from lock to commit")
                .classicOnly().classicUpperBounds(.001, .0025, .005, .01, .025, .05, .1, .25, 1, 5).register(registry);
        reruns = Counter.builder().name("chobi_log_batch_reruns_total").help("Batches run again").register(registry);
        splits = Counter.builder().name("chobi_log_batch_splits_total").help("Batches taken apart").register(registry);
        queued = Gauge.builder().name("chobi_log_queued_commands").help("Commands waiting, by shard")
                .labelNames("shard").register(registry);
    }
}
