package live.chobi.webhooks;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.Locale;
import live.chobi.webhooks.endpoints.EventType;
import live.chobi.webhooks.endpoints.WebhookEndpoint.Disabled;

/// Every meter of webhooks. Labels are closed sets of this code. Any thread.
public final class WebhookMetrics {
    /// What became of an attempt to tell an endpoint.
    public enum Attempt {
        DELIVERED,
        /// It is tried again.
        LATER,
        /// It failed as often as it may.
        GIVEN_UP,
        /// The URL leads into a private network; it is tried again.
        OUT_OF_REACH
    }

    /// Why nobody was told.
    public enum Dropped {
        /// Too many messages wait for the endpoint.
        BACKLOG,
        /// The event cannot be read.
        UNREADABLE,
        /// Its message would be too long.
        TOO_LONG
    }

    private final Counter messages;
    private final Counter attempts;
    private final Counter dropped;
    private final Counter disabled;
    private final Counter removed;
    private final Histogram delay;

    public WebhookMetrics(PrometheusRegistry registry) {
        messages = counter(registry, "chobi_webhooks_messages_total", "Messages written for endpoints", "type");
        attempts = counter(registry, "chobi_webhooks_attempts_total", "Attempts to tell an endpoint, by what became "
                + "of them", "outcome");
        dropped = counter(registry, "chobi_webhooks_dropped_total", "Events that an endpoint is not told of", "reason");
        disabled = counter(registry, "chobi_webhooks_disabled_total", "Endpoints that are told nothing any more",
                "reason");
        removed = counter(registry, "chobi_webhooks_removed_total", "Messages removed because of their age");
        delay = Histogram.builder().name("chobi_webhooks_delay_seconds")
                .help("From what happened to an endpoint's having taken it").classicOnly()
                .classicUpperBounds(.1, .25, .5, 1, 2.5, 5, 10, 60, 600, 3_600, 36_000).register(registry);
        for (EventType type : EventType.values()) {
            messages.initLabelValues(type.wire());
        }
        for (Attempt outcome : Attempt.values()) {
            attempts.initLabelValues(label(outcome));
        }
        for (Dropped reason : Dropped.values()) {
            dropped.initLabelValues(label(reason));
        }
        for (Disabled reason : Disabled.values()) {
            disabled.initLabelValues(label(reason));
        }
    }

    public void written(EventType type) {
        messages.labelValues(type.wire()).inc();
    }

    public void attempted(Attempt outcome) {
        attempts.labelValues(label(outcome)).inc();
    }

    public void dropped(Dropped reason) {
        dropped.labelValues(label(reason)).inc();
    }

    public void disabled(Disabled reason) {
        disabled.labelValues(label(reason)).inc();
    }

    public void removed(int count) {
        removed.inc(count);
    }

    public void delivered(double seconds) {
        delay.observe(seconds);
    }

    private static String label(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static Counter counter(PrometheusRegistry registry, String name, String help, String... labels) {
        return Counter.builder().name(name).help(help).labelNames(labels).register(registry);
    }
}
