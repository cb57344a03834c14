package live.chobi.webhooks.endpoints;

import java.time.InstantSource;
import java.util.function.BiConsumer;
import java.util.UUID;
import live.chobi.kernel.UserId;
import live.chobi.schema.Database;
import live.chobi.webhooks.endpoints.WebhookEndpoint.Disabled;
import org.jooq.DSLContext;

/// Turns endpoints on and off for their owners. Virtual threads.
final class Switch {
    private final Database database;
    private final Endpoints endpoints;
    private final BiConsumer<DSLContext, UUID> enabled;
    private final InstantSource clock;

    /// @param enabled is told of an endpoint in the transaction that enables it
    Switch(Database database, Endpoints endpoints, BiConsumer<DSLContext, UUID> enabled, InstantSource clock) {
        this.database = database;
        this.endpoints = endpoints;
        this.enabled = enabled;
        this.clock = clock;
    }

    WebhookEndpoint turn(UserId owner, WebhookEndpoint endpoint, boolean on) {
        if (on != endpoint.view().enabled()) {
            database.transact(tx -> {
                if (on) {
                    Endpoints.enable(tx, endpoint.id());
                    enabled.accept(tx, endpoint.id());
                } else {
                    var _ = Endpoints.disable(tx, endpoint.id(), Disabled.BY_OWNER, clock.instant());
                }
            });
        }
        return endpoints.require(owner, endpoint.id());
    }
}
