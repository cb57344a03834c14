package live.chobi.server.bus;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;

/// Every meter of the bus between nodes. Labels are closed sets of this code. Any thread.
public final class BusMetrics {
    /// Sessions whose rows are brought to a room of this node.
    final Gauge feeds;
    /// Rows that did not simply come next: repeated, waiting, let_go.
    final Counter outOfOrder;
    /// Reads of the log for rows that were missing.
    final Counter repairs;
    final Counter repairedRows;
    final Gauge connected;
    final Gauge subscriptions;
    final Gauge peers;
    final Histogram lagSeconds;
    final Counter messages;
    /// Messages that Redis was not given or did not bring; the log has what was in them.
    final Counter dropped;
    final Counter connects;

    public BusMetrics(PrometheusRegistry registry) {
        feeds = gauge(registry, "chobi_bus_feeds", "Sessions whose rows are brought to a room of this node");
        outOfOrder = counter(registry, "chobi_bus_rows_out_of_order_total",
                "Rows that came to a room twice, too early, or too early to be kept", "what");
        repairs = counter(registry, "chobi_bus_repairs_total", "Reads of the log for rows missing in a room");
        repairedRows = counter(registry, "chobi_bus_repaired_rows_total", "Rows read by repairs");
        connected = gauge(registry, "chobi_bus_redis_connected",
                "Whether Redis brings what this node tells the others");
        subscriptions = gauge(registry, "chobi_bus_subscriptions", "Sessions whose channel is subscribed");
        peers = gauge(registry, "chobi_bus_peers", "Other nodes heard of lately");
        lagSeconds = Histogram.builder().name("chobi_bus_redis_lag_seconds")
                .help("From telling Redis to hearing it back on this node").classicOnly()
                .classicUpperBounds(.0005, .001, .0025, .005, .01, .025, .05, .1, .25, 1, 5).register(registry);
        messages = counter(registry, "chobi_bus_messages_total", "Messages through Redis", "direction");
        dropped = counter(registry, "chobi_bus_dropped_total",
                "Messages dropped on the way; what was in them is read from the log", "reason");
        connects = counter(registry, "chobi_bus_redis_connects_total", "Attempts to reach Redis, and connections lost",
                "outcome");
    }

    private static Gauge gauge(PrometheusRegistry registry, String name, String help) {
        return Gauge.builder().name(name).help(help).register(registry);
    }

    private static Counter counter(PrometheusRegistry registry, String name, String help, String... labels) {
        return Counter.builder().name(name).help(help).labelNames(labels).register(registry);
    }
}
