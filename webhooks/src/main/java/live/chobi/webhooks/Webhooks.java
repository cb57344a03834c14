package live.chobi.webhooks;

import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import live.chobi.identity.secrets.MasterKey;
import live.chobi.kernel.Endpoint;
import live.chobi.outbox.Pump;
import live.chobi.schema.Database;
import live.chobi.webhooks.delivery.Contents;
import live.chobi.webhooks.delivery.Delivery;
import live.chobi.webhooks.delivery.FanOut;
import live.chobi.webhooks.endpoints.EndpointProcedures;
import live.chobi.webhooks.endpoints.Endpoints;

/// The feature `webhooks`, wired: what a bridge writes with, what runs by itself, and its procedures.
public final class Webhooks {
    private final Database database;
    private final Delivery.Terms terms;
    private final InstantSource clock;
    private final Endpoints endpoints;
    private final FanOut fanOut;
    private final Delivery delivery;

    public Webhooks(Database database, MasterKey master, Contents contents, Delivery.Terms terms,
            WebhookMetrics metrics, InstantSource clock) {
        this.database = database;
        this.terms = terms;
        this.clock = clock;
        this.endpoints = new Endpoints(database, master, clock);
        this.fanOut = new FanOut(endpoints, contents, metrics, clock);
        this.delivery = new Delivery(database, endpoints, terms, metrics, clock);
    }

    public Database database() {
        return database;
    }

    public FanOut fanOut() {
        return fanOut;
    }

    public Pump pump() {
        return delivery.pump();
    }

    /// Removes what is too old. Virtual threads.
    public void sweep() {
        delivery.sweep();
    }

    /// The router `webhooks`.
    public List<Endpoint<?, ?>> procedures() {
        return Stream.concat(
                EndpointProcedures.endpoints(database, endpoints, terms.reach(), (tx, id) -> {
                    delivery.reopen(tx, id);
                    delivery.pump().wake();
                }, clock).stream(), delivery.procedures().stream()).toList();
    }
}
