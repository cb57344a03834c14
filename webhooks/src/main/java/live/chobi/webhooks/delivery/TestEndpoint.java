package live.chobi.webhooks.delivery;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;
import live.chobi.identity.signin.TokenBuckets;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Problem;
import live.chobi.kernel.Procedure;
import live.chobi.kernel.UserId;
import live.chobi.kernel.Uuid7;
import live.chobi.outbox.Json;
import live.chobi.webhooks.delivery.Sender.Outcome;
import live.chobi.webhooks.endpoints.Endpoints;
import live.chobi.webhooks.endpoints.EventType;
import live.chobi.webhooks.endpoints.WebhookEndpoint;
import org.jspecify.annotations.Nullable;

/// `webhooks.testEndpoint`. Sends a message of the type `endpoint.test` now, also to an endpoint that is disabled, and
/// says what came of it. It is not kept, and does not count as a failure. Refusals: NOT_FOUND `endpoint_not_found`, also
/// for somebody else's, then TOO_MANY_REQUESTS `too_many_tests`.
final class TestEndpoint implements Procedure<TestEndpoint.Input, TestEndpoint.Output> {
    private static final int BURST = 5;
    private static final Duration INTERVAL = Duration.ofSeconds(10);

    record Input(@NotNull(message = "is required") UUID endpointId) {}

    /// @param messageId the `webhook-id` of what was sent
    /// @param status of the answer; absent without one
    /// @param failure in words; absent where it was taken
    /// @param milliseconds that it took
    record Output(boolean delivered, UUID messageId,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer status,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String failure, long milliseconds) {}

    private final Endpoints endpoints;
    private final Sender sender;
    private final TokenBuckets<UserId> limits;
    private final boolean isLimited;
    private final InstantSource clock;

    TestEndpoint(Endpoints endpoints, Sender sender, boolean isLimited, InstantSource clock) {
        this.endpoints = endpoints;
        this.sender = sender;
        this.limits = new TokenBuckets<>(BURST, INTERVAL, clock);
        this.isLimited = isLimited;
        this.clock = clock;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        WebhookEndpoint endpoint = endpoints.require(caller.user(), input.endpointId());
        if (isLimited) {
            limits.take(caller.user()).ifPresent(wait -> {
                throw Problem.tooFast("too_many_tests", "an endpoint is tested at most every " + INTERVAL.toSeconds()
                        + " seconds", wait);
            });
        }
        UUID id = Uuid7.next();
        String body = Json.write(new FanOut.Body(EventType.TEST, clock.instant(),
                Json.MAPPER.createObjectNode().put("endpointId", endpoint.id().toString())));
        long since = System.nanoTime();
        Outcome outcome = sender.send(endpoint, id.toString(), body);
        long milliseconds = (System.nanoTime() - since) / 1_000_000;
        return switch (outcome) {
            case Outcome.Taken taken -> new Output(true, id, taken.status(), null, milliseconds);
            case Outcome.Gone _ -> new Output(false, id, 410, "status 410", milliseconds);
            case Outcome.Failed failed ->
                new Output(false, id, failed.status().orElse(null), failed.error(), milliseconds);
            case Outcome.OutOfBounds it -> new Output(false, id, null, it.error(), milliseconds);
        };
    }
}
