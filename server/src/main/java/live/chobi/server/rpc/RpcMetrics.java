package live.chobi.server.rpc;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;

/// The meters of RPC. Labels are the procedures that exist and the codes of the protocol. Any thread.
public final class RpcMetrics {
    private final Counter calls;
    private final Histogram seconds;
    private final Counter cutOff;
    private final SubscriptionMetrics subscriptions;

    public RpcMetrics(PrometheusRegistry registry) {
        calls = Counter.builder().name("chobi_rpc_calls_total").help("Calls answered, each of a batch by itself.")
                .labelNames("procedure", "code").register(registry);
        seconds = Histogram.builder().name("chobi_rpc_call_duration_seconds").help("From start to answer of a call.")
                .classicOnly().classicUpperBounds(.001, .005, .01, .05, .1, .5, 1, 5, 30).labelNames("procedure")
                .register(registry);
        cutOff = Counter.builder().name("chobi_rpc_streamed_batches_cut_total")
                .help("Clients cut off because they left the answers of a streamed batch unread.").register(registry);
        subscriptions = new SubscriptionMetrics(registry);
    }

    SubscriptionMetrics subscriptions() {
        return subscriptions;
    }

    void cutOff() {
        cutOff.inc();
    }

    void answered(RpcCall call) {
        calls.labelValues(call.label(), call.answer().outcome()).inc();
        seconds.labelValues(call.label()).observe(call.elapsedNanos() / 1e9);
    }
}
