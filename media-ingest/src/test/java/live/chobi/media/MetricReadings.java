package live.chobi.media;

import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;

/// Reads a meter as an operator would.
public final class MetricReadings {
    private MetricReadings() {
    }

    /// 0 where it has no such reading.
    public static double of(PrometheusRegistry registry, String name, String... labels) {
        return registry.scrape(candidate -> candidate.equals(name)).stream()
                .flatMap(meter -> meter.getDataPoints().stream())
                .filter(point -> point.getLabels().equals(Labels.of(labels))).mapToDouble(point -> switch (point) {
                    case CounterDataPointSnapshot counter -> counter.getValue();
                    case GaugeDataPointSnapshot gauge -> gauge.getValue();
                    default -> 0;
                }).findFirst().orElse(0);
    }
}
