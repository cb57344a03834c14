package live.chobi.webhooks.delivery;

import jakarta.validation.constraints.NotNull;
import java.util.Optional;
import java.util.UUID;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Problem;
import live.chobi.kernel.Procedure;
import live.chobi.kernel.SessionId;
import live.chobi.webhooks.endpoints.Endpoints;
import live.chobi.webhooks.endpoints.WebhookEndpoint;
import org.jspecify.annotations.Nullable;

/// `webhooks.replay`. Tells an endpoint again what it was told after a message of the last seven days: the same ids and
/// bodies, in the same order, whether it took them or not. Refusals: NOT_FOUND `endpoint_not_found`, also for somebody
/// else's, then PRECONDITION_FAILED `endpoint_disabled` and `too_many_messages`.
final class Replay implements Procedure<Replay.Input, Replay.Output> {
    /// @param after a `webhook-id`, or an id of getDeliveries; absent: all that is kept
    /// @param sessionId of this session alone
    record Input(@NotNull(message = "is required") UUID endpointId, @Nullable UUID after,
            @Nullable SessionId sessionId) {}

    /// @param messages that wait again
    record Output(int messages) {}

    private final Endpoints endpoints;
    private final Messages messages;
    private final Runnable written;

    Replay(Endpoints endpoints, Messages messages, Runnable written) {
        this.endpoints = endpoints;
        this.messages = messages;
        this.written = written;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        WebhookEndpoint endpoint = endpoints.require(caller.user(), input.endpointId());
        if (!endpoint.view().enabled()) {
            throw Problem.refused("endpoint_disabled", "enable the endpoint first");
        }
        int count = messages.again(endpoint.id(), Optional.ofNullable(input.after()),
                Optional.ofNullable(input.sessionId()).map(SessionId::value));
        written.run();
        return new Output(count);
    }
}
