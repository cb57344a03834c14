package live.chobi.ledger;

import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.model.registry.PrometheusRegistry;

/// Every meter of the ledger.
public final class LedgerMetrics {
    final Gauge imbalance;
    final Gauge auditedAt;
    final Gauge auditSeconds;

    public LedgerMetrics(PrometheusRegistry registry) {
        imbalance = Gauge.builder().name("ledger_imbalance")
                .help("What the newest audit found wrong: accounts, units, transfers, holds, chains; must be 0")
                .register(registry);
        auditedAt = Gauge.builder().name("chobi_ledger_audited_timestamp_seconds")
                .help("When the newest audit ended; 0 before the first").register(registry);
        auditSeconds = Gauge.builder().name("chobi_ledger_audit_seconds").help("How long the newest audit took")
                .register(registry);
    }
}
