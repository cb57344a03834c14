package live.chobi.gifts.payout;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.Locale;
import live.chobi.gifts.purchase.NewsOutcome;

/// Every meter of payouts. Labels are states, outcomes and the provider that is set. Any thread.
public final class PayoutMetrics {
    private final Counter states;
    private final Counter news;
    private final Counter calls;
    private final Counter contradictions;
    private final Counter tooFast;

    public PayoutMetrics(PrometheusRegistry registry) {
        states = Counter.builder().name("chobi_payouts_total").help("Payouts by the state they came to")
                .labelNames("state").register(registry);
        news = Counter.builder().name("chobi_payout_news_total").help("News about payouts by what became of it")
                .labelNames("provider", "outcome").register(registry);
        calls = Counter.builder().name("chobi_payout_provider_calls_total")
                .help("Calls to payout providers by outcome: done, away, refused").labelNames("call", "outcome")
                .register(registry);
        contradictions = Counter.builder().name("chobi_payout_contradictions_total")
                .help("Payouts of which a provider said that they were paid, and that they were not: money came back, "
                        + "or somebody must look")
                .register(registry);
        tooFast = Counter.builder().name("chobi_payout_too_fast_total")
                .help("Requests for payouts refused because of their number").register(registry);
    }

    void reached(PayoutState state) {
        states.labelValues(state.name().toLowerCase(Locale.ROOT)).inc();
    }

    void news(String provider, NewsOutcome outcome) {
        news.labelValues(provider, outcome.name().toLowerCase(Locale.ROOT)).inc();
    }

    void call(String call, String outcome) {
        calls.labelValues(call, outcome).inc();
    }

    void contradiction() {
        contradictions.inc();
    }

    void tooFast() {
        tooFast.inc();
    }
}
