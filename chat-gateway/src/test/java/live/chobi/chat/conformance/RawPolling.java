package live.chobi.chat.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import live.chobi.outbox.Json;

/// HTTP requests as a polling client sends them, one by one.
final class RawPolling {
    static final String OPEN = "?EIO=4&transport=polling";

    private final HttpClient client;
    private final String base;

    RawPolling(HttpClient client, String base) {
        this.client = client;
        this.base = base;
    }

    /// The id of a new session.
    String open() {
        return handshake().path("sid").asText();
    }

    JsonNode handshake() {
        return Json.tree(get(OPEN).body().substring(1));
    }

    HttpResponse<String> poll(String session) {
        return get(OPEN + "&sid=" + session);
    }

    CompletableFuture<HttpResponse<String>> pollAsync(String session) {
        return client.sendAsync(request(OPEN + "&sid=" + session).build(), BodyHandlers.ofString());
    }

    HttpResponse<String> push(String session, String body) {
        return send("POST", OPEN + "&sid=" + session, body);
    }

    HttpResponse<String> get(String query) {
        return send("GET", query, "");
    }

    HttpResponse<String> send(String method, String query, String body) {
        HttpRequest request = request(query)
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build();
        return client.sendAsync(request, BodyHandlers.ofString()).join();
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        return client.sendAsync(request.build(), BodyHandlers.ofString()).join();
    }

    HttpRequest.Builder request(String query) {
        return HttpRequest.newBuilder(URI.create(base + query)).timeout(Duration.ofSeconds(10));
    }
}
