package live.chobi.webhooks.endpoints;

import jakarta.validation.constraints.NotNull;
import java.util.UUID;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Procedure;

/// `webhooks.rotateSecret`. A new secret; for a day messages are signed with the one before too. Refusal: NOT_FOUND
/// `endpoint_not_found`, also for somebody else's.
final class RotateSecret implements Procedure<RotateSecret.Input, RotateSecret.Output> {
    record Input(@NotNull(message = "is required") UUID endpointId) {}

    /// @param secret told this once
    record Output(String secret) {
        @Override
        public String toString() {
            return "RotateSecret.Output";
        }
    }

    private final Endpoints endpoints;

    RotateSecret(Endpoints endpoints) {
        this.endpoints = endpoints;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        var endpoint = endpoints.require(caller.user(), input.endpointId());
        return new Output(endpoints.rotate(endpoint.id()).text());
    }
}
