package live.chobi.webhooks.endpoints;

import jakarta.validation.constraints.NotNull;
import java.util.UUID;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Problem;
import live.chobi.kernel.Procedure;

/// `webhooks.deleteEndpoint`. With all that waits for it and was told. Refusal: NOT_FOUND `endpoint_not_found`, also
/// for somebody else's.
final class DeleteEndpoint implements Procedure<DeleteEndpoint.Input, Procedure.Nothing> {
    record Input(@NotNull(message = "is required") UUID endpointId) {}

    private final Endpoints endpoints;

    DeleteEndpoint(Endpoints endpoints) {
        this.endpoints = endpoints;
    }

    @Override
    public Nothing handle(Caller caller, Input input) {
        if (!endpoints.remove(caller.user(), input.endpointId())) {
            throw Problem.notFound("endpoint", input.endpointId());
        }
        return new Nothing();
    }
}
