package live.chobi.server.rpc;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;

/// The meters of RPC. Labels are the procedures that exist and the codes of the protocol. Any thread.
public final class RpcMetrics {
    private final Counter calls;
    private final Histogram seconds;

    public RpcMetrics(PrometheusRegistry registry) {
        calls = Counter.builder().name("chobi_rpc_calls_total").help("Calls answered, each of a batch by itself.")
                .labelNames("procedure", "code").register(registry);
        seconds = Histogram.builder().name("chobi_rpc_call_duration_seconds").help("From start to answer of a call.")
                .classicOnly().classicUpperBounds(.001, .005, .01, .05, .1, .5, 1, 5, 30).labelNames("procedure")
                .register(registry);
    }

    void answered(RpcCall call) {
        calls.labelValues(call.label(), call.answer().outcome()).inc();
        seconds.labelValues(call.label()).observe(call.elapsedNanos() / 1e9);
    }
}
