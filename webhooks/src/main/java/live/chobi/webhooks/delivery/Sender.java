package live.chobi.webhooks.delivery;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import live.chobi.kernel.outward.PinnedPost;
import live.chobi.kernel.outward.PinnedPost.OutOfReach;
import live.chobi.kernel.outward.Reach;
import live.chobi.webhooks.endpoints.WebhookEndpoint;

/// One attempt to tell an endpoint: a signed POST, by the Standard Webhooks convention. Redirects are not followed, and
/// of the answer the head alone is read. Blocking; virtual threads.
final class Sender {
    /// From the convention: "between 15s and 30s".
    static final Duration DEADLINE = Duration.ofSeconds(15);

    private final PinnedPost posts;
    private final InstantSource clock;

    Sender(Reach reach, Duration deadline, InstantSource clock) {
        this.posts = new PinnedPost(reach, deadline);
        this.clock = clock;
    }

    sealed interface Outcome {
        record Taken(int status) implements Outcome {}

        /// 410: nobody is there any more, and nobody wants to be told.
        record Gone() implements Outcome {}

        /// @param status empty without an answer
        /// @param pause that the receiver asks for
        record Failed(Optional<Integer> status, String error, Optional<Duration> pause) implements Outcome {}

        /// It leads where it must not.
        record OutOfBounds(String error) implements Outcome {}
    }

    Outcome send(WebhookEndpoint endpoint, String id, String body) {
        long timestamp = clock.instant().getEpochSecond();
        String signatures = endpoint.secrets().stream().map(it -> it.sign(id, timestamp, body))
                .collect(Collectors.joining(" "));
        try {
            return outcome(posts.send(endpoint.url(),
                    Map.of("content-type", "application/json", "user-agent", "Chobi-Webhooks", "webhook-id", id,
                            "webhook-timestamp", Long.toString(timestamp), "webhook-signature", signatures),
                    body.getBytes(StandardCharsets.UTF_8)));
        } catch (OutOfReach e) {
            return new Outcome.OutOfBounds(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            // Its kind alone: the text of some names what stands in our network.
            return new Outcome.Failed(Optional.empty(), "no answer: " + e.getClass().getSimpleName(),
                    Optional.empty());
        }
    }

    private static Outcome outcome(PinnedPost.Answer answer) {
        int status = answer.status();
        if (status >= 200 && status < 300) {
            return new Outcome.Taken(status);
        }
        return status == 410
                ? new Outcome.Gone()
                : new Outcome.Failed(Optional.of(status), "status " + status, answer.retryAfter());
    }
}
