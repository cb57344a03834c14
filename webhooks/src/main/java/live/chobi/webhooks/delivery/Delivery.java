package live.chobi.webhooks.delivery;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import live.chobi.kernel.Endpoint;
import live.chobi.kernel.Endpoint.Access;
import live.chobi.kernel.outward.Reach;
import live.chobi.outbox.Pump;
import live.chobi.schema.Database;
import live.chobi.webhooks.WebhookMetrics;
import live.chobi.webhooks.endpoints.Endpoints;
import org.jooq.DSLContext;

/// Delivery, wired: what brings messages to endpoints, and its procedures.
public final class Delivery {
    private final Endpoints endpoints;
    private final Messages messages;
    private final Pump pump;
    private final TestEndpoint test;
    private final WebhookMetrics metrics;

    /// @param reach where endpoints may be
    /// @param deadline of one attempt
    /// @param isLimited whether tests of endpoints are limited
    public record Terms(Reach reach, Duration deadline, boolean isLimited) {
        /// As the product has it.
        public static Terms of(Reach reach, boolean isLimited) {
            return new Terms(reach, Sender.DEADLINE, isLimited);
        }
    }

    public Delivery(Database database, Endpoints endpoints, Terms terms, WebhookMetrics metrics, InstantSource clock) {
        this.endpoints = endpoints;
        this.messages = new Messages(database, clock);
        Sender sender = new Sender(terms.reach(), terms.deadline(), clock);
        this.pump = new MessageDelivery(database, endpoints, messages, sender, metrics, clock).pump();
        this.test = new TestEndpoint(endpoints, sender, terms.isLimited(), clock);
        this.metrics = metrics;
    }

    public Pump pump() {
        return pump;
    }

    /// What waits for an endpoint is due at once.
    public void reopen(DSLContext tx, UUID endpoint) {
        Lanes.reopen(tx, endpoint);
    }

    /// Removes what is too old. Virtual threads.
    public void sweep() {
        metrics.removed(messages.sweep());
    }

    public List<Endpoint<?, ?>> procedures() {
        return List.of(
                Endpoint.mutation("webhooks.testEndpoint", Access.SIGNED_IN, TestEndpoint.Input.class, test),
                Endpoint.query("webhooks.getDeliveries", Access.SIGNED_IN, GetDeliveries.Input.class,
                        new GetDeliveries(endpoints, messages)),
                Endpoint.mutation("webhooks.replay", Access.SIGNED_IN, Replay.Input.class,
                        new Replay(endpoints, messages, pump::wake)));
    }
}
