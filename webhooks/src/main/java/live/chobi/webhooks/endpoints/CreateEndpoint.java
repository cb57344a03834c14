package live.chobi.webhooks.endpoints;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Procedure;
import live.chobi.kernel.outward.Reach;
import org.jspecify.annotations.Nullable;

/// `webhooks.createEndpoint`. From now on the server at this URL is told of these events. Refusals: bad input by field,
/// then CONFLICT `too_many_endpoints`.
final class CreateEndpoint implements Procedure<CreateEndpoint.Input, CreateEndpoint.Output> {
    /// @param events like `session.live`
    record Input(
            @NotNull(message = "is required") @Size(min = 1, max = Reach.URL_MAX, message = "must have {min} to {max} characters") String url,
            @NotNull(message = "is required") @Size(min = 1, max = 20, message = "must have {min} to {max} items") List<@NotNull(message = "is required") String> events,
            @Nullable @Size(max = EndpointDesk.DESCRIPTION_MAX, message = "must have at most {max} characters") String description) {}

    /// @param secret what messages are signed with; sealed here, so it is told this once
    record Output(WebhookEndpoint.View endpoint, String secret) {
        @Override
        public String toString() {
            return "CreateEndpoint.Output of " + endpoint;
        }
    }

    private final EndpointDesk desk;

    CreateEndpoint(EndpointDesk desk) {
        this.desk = desk;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        var made = desk.make(caller, input.url(), input.description(), input.events());
        return new Output(made.endpoint().view(), made.secret().text());
    }
}
