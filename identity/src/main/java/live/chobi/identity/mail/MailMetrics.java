package live.chobi.identity.mail;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.Locale;

/// Every meter of mails. Labels are closed sets of this code. Any thread.
public final class MailMetrics {
    /// What became of a mail.
    public enum Outcome {
        SENT,
        /// It failed and is tried again.
        LATER,
        /// It failed until what it says had no use any more.
        GIVEN_UP,
        /// Its address is refused for good.
        REFUSED,
        /// Too many were waiting: it was never begun.
        TOO_MANY
    }

    private final Counter mails;

    public MailMetrics(PrometheusRegistry registry) {
        this.mails = Counter.builder().name("chobi_mails_total").help("Mails, by what became of them")
                .labelNames("outcome").register(registry);
    }

    public void count(Outcome outcome) {
        mails.labelValues(outcome.name().toLowerCase(Locale.ROOT)).inc();
    }
}
