package live.chobi.webhooks.endpoints;

import java.util.List;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Procedure;
import org.jspecify.annotations.Nullable;

/// `webhooks.getEndpoints`. The caller's endpoints without their secrets, in the order in which they were made. At most
/// ten, so there is no next page.
final class GetEndpoints implements Procedure<Procedure.Nothing, GetEndpoints.Output> {
    record Output(List<WebhookEndpoint.View> items, @Nullable String nextCursor) {}

    private final Endpoints endpoints;

    GetEndpoints(Endpoints endpoints) {
        this.endpoints = endpoints;
    }

    @Override
    public Output handle(Caller caller, Nothing input) {
        return new Output(endpoints.of(caller.user()).stream().map(WebhookEndpoint::view).toList(), null);
    }
}
