package live.chobi.server.http;

import io.prometheus.metrics.core.datapoints.CounterDataPoint;
import io.prometheus.metrics.core.datapoints.DistributionDataPoint;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The meters of the HTTP edge. Labels are mounts, status classes and reasons of refusal: all bounded. Any thread.
public final class EdgeMetrics {
    private record Served(CounterDataPoint requests, DistributionDataPoint seconds) {}

    private final Counter requests;
    private final Histogram seconds;
    private final Counter refused;
    final Gauge inFlight;
    final Gauge waiting;
    final Gauge connections;
    final Counter slowReaders;
    final Counter uncounted;
    private final Map<String, Served[]> byRoute = new ConcurrentHashMap<>();

    public EdgeMetrics(PrometheusRegistry registry) {
        requests = Counter.builder().name("chobi_http_requests_total").help("Requests answered.")
                .labelNames("route", "status").register(registry);
        seconds = Histogram.builder().name("chobi_http_request_duration_seconds")
                .help("From a request's last byte to its answer being written.")
                .classicOnly().classicUpperBounds(.001, .0025, .005, .01, .025, .05, .1, .25, .5, 1, 2.5, 5, 10, 30)
                .labelNames("route", "status").register(registry);
        refused = Counter.builder().name("chobi_http_refused_total")
                .help("Requests and connections that the edge refused by itself.").labelNames("reason")
                .register(registry);
        inFlight = Gauge.builder().name("chobi_http_requests_in_flight").help("Requests being answered.")
                .register(registry);
        waiting = Gauge.builder().name("chobi_http_requests_waiting")
                .help("Of the requests in flight, those that wait for media that is still to come.").register(registry);
        slowReaders = Counter.builder().name("chobi_http_slow_readers_closed_total")
                .help("Clients closed because they did not read a part while it was made.").register(registry);
        uncounted = Counter.builder().name("chobi_http_viewers_uncounted_total")
                .help("Playlists sent to viewers of whom no note could be taken.").register(registry);
        connections = Gauge.builder().name("chobi_http_connections").help("Open connections, WebSockets included.")
                .register(registry);
        for (Refusal refusal : Refusal.values()) {
            refused.labelValues(refusal.reason()).inc(0);
        }
    }

    void served(String route, int status, long nanos) {
        int statusClass = Math.clamp(status / 100, 1, 5);
        Served[] points = byRoute.computeIfAbsent(route, this::points);
        points[statusClass - 1].requests.inc();
        points[statusClass - 1].seconds.observe(nanos / 1e9);
    }

    private Served[] points(String route) {
        Served[] points = new Served[5];
        for (int i = 0; i < points.length; i++) {
            String status = i + 1 + "xx";
            points[i] = new Served(requests.labelValues(route, status), seconds.labelValues(route, status));
        }
        return points;
    }

    void refused(Refusal refusal) {
        refused.labelValues(refusal.reason()).inc();
    }
}
