package live.chobi.notifications;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.Collection;
import java.util.Locale;
import live.chobi.notifications.inbox.Cause;
import live.chobi.notifications.inbox.Kind;

/// Every meter of notifications. Labels are closed sets of this code. Any thread.
public final class NotificationMetrics {
    /// Why somebody was not told.
    public enum Withheld {
        /// They did it themselves.
        OWN,
        /// One of the two has blocked the other, or who would be told has muted who did it.
        BLOCKED,
        /// They do not want to hear of whoever did it.
        MUTED,
        /// They do not want to hear of it by any channel.
        OFF,
        /// They were told before.
        REPEATED,
        /// The host's sessions were news often enough for this hour.
        TOO_MANY_SESSIONS,
        /// The session was over before all were told.
        OVER
    }

    /// What became of an attempt to push.
    public enum Pushed {
        TAKEN,
        /// The device is no more, and is forgotten.
        GONE,
        /// It is tried again.
        LATER,
        /// It failed as often as it may.
        GIVEN_UP, REFUSED
    }

    private final Counter written;
    private final Counter withheld;
    private final Counter told;
    private final Counter untold;
    private final Counter unreadable;
    private final Counter removed;
    private final Counter pushes;
    private final Histogram lag;
    private final Histogram wave;

    public NotificationMetrics(PrometheusRegistry registry) {
        written = counter(registry, "chobi_notifications_causes_total", "Causes that users were told of", "type");
        withheld = counter(registry, "chobi_notifications_withheld_total", "Causes that somebody was not told of",
                "reason");
        told = counter(registry, "chobi_notifications_told_total",
                "Notifications handed to users who are connected to this node");
        untold = counter(registry, "chobi_notifications_untold_total",
                "Notifications not handed to a connected user, who was given many at once; the list has them");
        unreadable = counter(registry, "chobi_notifications_unreadable_total",
                "Events of the outbox that nobody could be told of, because they cannot be read");
        removed = counter(registry, "chobi_notifications_removed_total", "Notifications removed because of their age");
        pushes = counter(registry, "chobi_notifications_pushes_total", "Attempts to push to a device, by what became "
                + "of them", "outcome");
        lag = Histogram.builder().name("chobi_notifications_lag_seconds")
                .help("From what happened to its being handed to connected users").classicOnly()
                .classicUpperBounds(.05, .1, .25, .5, 1, 2.5, 5, 10, 30, 60, 300).register(registry);
        wave = Histogram.builder().name("chobi_notifications_wave_seconds")
                .help("The transaction that tells some of a host's followers").classicOnly()
                .classicUpperBounds(.01, .025, .05, .1, .25, .5, 1, 2.5, 5).register(registry);
        for (Kind kind : Kind.values()) {
            written.initLabelValues(kind.stored());
        }
        for (Withheld reason : Withheld.values()) {
            withheld.initLabelValues(label(reason));
        }
        for (Pushed outcome : Pushed.values()) {
            pushes.initLabelValues(label(outcome));
        }
    }

    public void written(Collection<Cause> causes) {
        causes.forEach(it -> written.labelValues(it.kind().stored()).inc());
    }

    public void withheld(Withheld reason, int causes) {
        if (causes > 0) {
            withheld.labelValues(label(reason)).inc(causes);
        }
    }

    /// @param seconds since the newest cause
    public void told(double seconds) {
        told.inc();
        lag.observe(seconds);
    }

    public void untold(int notifications) {
        untold.inc(notifications);
    }

    public void unreadable() {
        unreadable.inc();
    }

    public void removed(int notifications) {
        removed.inc(notifications);
    }

    public void pushed(Pushed outcome) {
        pushes.labelValues(label(outcome)).inc();
    }

    public void wave(double seconds) {
        wave.observe(seconds);
    }

    private static String label(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static Counter counter(PrometheusRegistry registry, String name, String help, String... labels) {
        return Counter.builder().name(name).help(help).labelNames(labels).register(registry);
    }
}
