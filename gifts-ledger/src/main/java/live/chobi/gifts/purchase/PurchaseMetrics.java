package live.chobi.gifts.purchase;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.Locale;

/// Every meter of purchases. Labels are states, outcomes and the provider that is set. Any thread.
public final class PurchaseMetrics {
    private final Counter states;
    private final Counter news;
    private final Counter issued;
    private final Counter takenBack;
    private final Counter calls;
    private final Counter receipts;
    private final Counter tooFast;
    private final Gauge differences;

    public PurchaseMetrics(PrometheusRegistry registry) {
        states = Counter.builder().name("chobi_purchases_total").help("Purchases by the state they came to")
                .labelNames("state").register(registry);
        news = Counter.builder().name("chobi_purchase_news_total")
                .help("News of payment providers by what became of it")
                .labelNames("provider", "outcome").register(registry);
        issued = Counter.builder().name("chobi_purchase_coins_issued_total").help("Coins issued for money")
                .register(registry);
        takenBack = Counter.builder().name("chobi_purchase_coins_taken_back_total")
                .help("Coins taken back for money that went back, with those that became a debt").register(registry);
        calls = Counter.builder().name("chobi_purchase_provider_calls_total")
                .help("Calls to payment providers by outcome: done, away, refused").labelNames("call", "outcome")
                .register(registry);
        receipts = Counter.builder().name("chobi_purchase_receipts_total")
                .help("Receipts of stores by outcome: taken, repeated, of_another_user, forged, unknown_product")
                .labelNames("outcome").register(registry);
        tooFast = Counter.builder().name("chobi_purchase_too_fast_total")
                .help("Attempts to buy refused because of their number").register(registry);
        differences = Gauge.builder().name("chobi_purchase_reconciliation_differences")
                .help("Differences that the last reconciliation with a provider's report found, by kind")
                .labelNames("kind").register(registry);
    }

    void reached(PurchaseState state) {
        states.labelValues(state.name().toLowerCase(Locale.ROOT)).inc();
    }

    void news(String provider, NewsOutcome outcome) {
        news.labelValues(provider, outcome.name().toLowerCase(Locale.ROOT)).inc();
    }

    /// @param coins more in the ledger; negative where they were taken back
    void moved(long coins) {
        (coins > 0 ? issued : takenBack).inc(Math.abs(coins));
    }

    void call(String call, String outcome) {
        calls.labelValues(call, outcome).inc();
    }

    void receipt(String outcome) {
        receipts.labelValues(outcome).inc();
    }

    void tooFast() {
        tooFast.inc();
    }

    public void differences(String kind, long count) {
        differences.labelValues(kind).set((double) count);
    }
}
