package live.chobi.server.rpc;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.model.registry.PrometheusRegistry;

/// The meters of subscriptions. Labels are procedures that exist, and fixed words. Any thread.
final class SubscriptionMetrics {
    private final Gauge open;
    private final Counter events;
    private final Counter ended;
    private final Counter full;

    SubscriptionMetrics(PrometheusRegistry registry) {
        open = Gauge.builder().name("chobi_rpc_subscriptions").help("Open subscriptions.").labelNames("procedure")
                .register(registry);
        events = Counter.builder().name("chobi_rpc_subscription_events_total").help("Values sent to subscribers.")
                .labelNames("procedure").register(registry);
        ended = Counter.builder().name("chobi_rpc_subscriptions_ended_total")
                .help("Subscriptions that ended, and why: complete, gone, slow, stopped, or the code of a refusal.")
                .labelNames("procedure", "why").register(registry);
        full = Counter.builder().name("chobi_rpc_subscriptions_full_total")
                .help("Subscriptions refused because a connection, user, address or the node has enough.")
                .labelNames("of").register(registry);
    }

    void opened(String procedure) {
        open.labelValues(procedure).inc();
    }

    void sent(String procedure, int values) {
        events.labelValues(procedure).inc(values);
    }

    void ended(String procedure, String why) {
        open.labelValues(procedure).dec();
        ended.labelValues(procedure, why).inc();
    }

    void full(String of) {
        full.labelValues(of).inc();
    }
}
