package live.chobi.webhooks.endpoints;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Procedure;
import live.chobi.kernel.outward.Reach;
import org.jspecify.annotations.Nullable;

/// `webhooks.updateEndpoint`. What is left out stays; all is judged before any of it is written. An endpoint that is
/// enabled again is told what waited for it; while it is disabled, nothing new is kept for it. Refusals: NOT_FOUND
/// `endpoint_not_found`, also for somebody else's, then bad input by field.
final class UpdateEndpoint implements Procedure<UpdateEndpoint.Input, UpdateEndpoint.Output> {
    /// @param events like `session.live`; replaces all
    record Input(@NotNull(message = "is required") UUID endpointId,
            @Nullable @Size(min = 1, max = Reach.URL_MAX, message = "must have {min} to {max} characters") String url,
            @Nullable @Size(min = 1, max = 20, message = "must have {min} to {max} items") List<@NotNull(message = "is required") String> events,
            @Nullable @Size(max = EndpointDesk.DESCRIPTION_MAX, message = "must have at most {max} characters") String description,
            @Nullable Boolean enabled) {}

    record Output(WebhookEndpoint.View endpoint) {}

    private final EndpointDesk desk;
    private final Switch onOff;

    UpdateEndpoint(EndpointDesk desk, Switch onOff) {
        this.desk = desk;
        this.onOff = onOff;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        WebhookEndpoint changed = desk.change(caller, input.endpointId(), input.url(), input.description(),
                input.events());
        return new Output(input.enabled() == null
                ? changed.view()
                : onOff.turn(caller.user(), changed, input.enabled()).view());
    }
}
