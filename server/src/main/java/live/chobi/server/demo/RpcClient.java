package live.chobi.server.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import live.chobi.outbox.Json;

/// Calls procedures over HTTP as any client does. Any thread; blocks.
final class RpcClient {
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final int TRIES = 4;
    /// Answers that are part of the plan: looking whether an account is there, and a token that has served its time.
    private static final Set<String> EXPECTED = Set.of("user_not_found", "token_expired");

    private final HttpClient http;
    private final String base;
    private final DemoMetrics metrics;

    /// @param base of this server, without a slash at its end
    RpcClient(HttpClient http, String base, DemoMetrics metrics) {
        this.http = http;
        this.base = base;
        this.metrics = metrics;
    }

    JsonNode query(Optional<String> token, String procedure, JsonNode input)
            throws IOException, InterruptedException, Refused {
        return ask(token, "/api/trpc/" + procedure + "?input="
                + URLEncoder.encode(input.toString(), StandardCharsets.UTF_8), Optional.empty());
    }

    JsonNode mutate(Optional<String> token, String procedure, JsonNode input)
            throws IOException, InterruptedException, Refused {
        return ask(token, "/api/trpc/" + procedure, Optional.of(input.toString()));
    }

    /// Asked to slow down it waits as long as it was told, and asks again.
    private JsonNode ask(Optional<String> token, String path, Optional<String> body)
            throws IOException, InterruptedException, Refused {
        for (int attempt = 1;; attempt++) {
            try {
                return askOnce(token, path, body);
            } catch (Refused refused) {
                if (refused.retryAfter().isEmpty() || attempt == TRIES) {
                    throw refused;
                }
                Thread.sleep(refused.retryAfter().get());
            }
        }
    }

    private JsonNode askOnce(Optional<String> token, String path, Optional<String> body)
            throws IOException, InterruptedException, Refused {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path)).timeout(PATIENCE);
        token.ifPresent(it -> request.header("authorization", "Bearer " + it));
        body.ifPresent(it -> request.header("content-type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(it)));
        HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        JsonNode answer = Json.MAPPER.readTree(response.body());
        if (response.statusCode() == 200) {
            return answer.path("result").path("data");
        }
        JsonNode error = answer.path("error");
        String reason = error.path("data").path("reason").asText("http_" + response.statusCode());
        if (!EXPECTED.contains(reason)) {
            metrics.refused(reason);
        }
        throw new Refused(reason, error.path("message").asText(),
                response.headers().firstValue("retry-after").map(it -> Duration.ofSeconds(Long.parseLong(it))));
    }
}
