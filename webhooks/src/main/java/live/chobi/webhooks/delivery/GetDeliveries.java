package live.chobi.webhooks.delivery;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Problem;
import live.chobi.kernel.Procedure;
import live.chobi.kernel.Uuid7;
import live.chobi.webhooks.endpoints.Endpoints;
import org.jspecify.annotations.Nullable;

/// `webhooks.getDeliveries`. What an endpoint was told in the last seven days and what waits for it, the newest first.
/// Refusal: NOT_FOUND `endpoint_not_found`, also for somebody else's.
final class GetDeliveries implements Procedure<GetDeliveries.Input, GetDeliveries.Output> {
    private static final int LIMIT = 50;
    private static final int LIMIT_MAX = 100;

    record Input(@NotNull(message = "is required") UUID endpointId, Message.@Nullable State state,
            @Min(value = 1, message = "must be from 1 to 100") @Max(value = LIMIT_MAX, message = "must be from 1 to 100") @Nullable Integer limit,
            @Nullable String cursor) {}

    record Output(List<Message.View> items, @Nullable String nextCursor) {}

    private final Endpoints endpoints;
    private final Messages messages;

    GetDeliveries(Endpoints endpoints, Messages messages) {
        this.endpoints = endpoints;
        this.messages = messages;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        Optional<UUID> before = Optional.ofNullable(input.cursor()).map(it -> Uuid7.parse(it).orElseThrow(
                () -> Problem.badInput("cursor", "must be a nextCursor of this list, got '" + Problem.quotable(it)
                        + "'")));
        UUID endpoint = endpoints.require(caller.user(), input.endpointId()).id();
        int limit = Optional.ofNullable(input.limit()).orElse(LIMIT);
        List<Message.View> found = messages.newest(endpoint, Optional.ofNullable(input.state()), before, limit);
        return found.size() <= limit
                ? new Output(found, null)
                : new Output(found.subList(0, limit), found.get(limit - 1).id().toString());
    }
}
