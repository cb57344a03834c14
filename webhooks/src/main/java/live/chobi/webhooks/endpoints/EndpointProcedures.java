package live.chobi.webhooks.endpoints;

import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.function.BiConsumer;
import live.chobi.kernel.Endpoint;
import live.chobi.kernel.Endpoint.Access;
import live.chobi.kernel.Procedure;
import live.chobi.kernel.outward.Reach;
import live.chobi.schema.Database;
import org.jooq.DSLContext;

/// The procedures about endpoints.
public final class EndpointProcedures {
    private EndpointProcedures() {
    }

    /// @param enabled is told of an endpoint in the transaction that enables it
    public static List<Endpoint<?, ?>> endpoints(Database database, Endpoints endpoints, Reach reach,
            BiConsumer<DSLContext, UUID> enabled, InstantSource clock) {
        EndpointDesk desk = new EndpointDesk(endpoints, reach);
        return List.of(
                Endpoint.mutation("webhooks.createEndpoint", Access.SIGNED_IN, CreateEndpoint.Input.class,
                        new CreateEndpoint(desk)),
                Endpoint.query("webhooks.getEndpoints", Access.SIGNED_IN, Procedure.Nothing.class,
                        new GetEndpoints(endpoints)),
                Endpoint.mutation("webhooks.updateEndpoint", Access.SIGNED_IN, UpdateEndpoint.Input.class,
                        new UpdateEndpoint(desk, new Switch(database, endpoints, enabled, clock))),
                Endpoint.mutation("webhooks.deleteEndpoint", Access.SIGNED_IN, DeleteEndpoint.Input.class,
                        new DeleteEndpoint(endpoints)),
                Endpoint.mutation("webhooks.rotateSecret", Access.SIGNED_IN, RotateSecret.Input.class,
                        new RotateSecret(endpoints)));
    }
}
