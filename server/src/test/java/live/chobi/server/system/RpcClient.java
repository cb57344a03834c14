package live.chobi.server.system;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Pattern;
import live.chobi.outbox.Json;

/// The tRPC HTTP protocol by hand, for one caller: what somebody with curl would do. Any thread.
public final class RpcClient {
    private static final HttpClient CLIENT = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final Pattern BEGUN = Pattern
            .compile("\"seq\"|\"unreadCount\"|serialized-error|event: return");
    private static final Duration ANSWER_MAX = Duration.ofSeconds(30);

    private final String http;
    private final String token;

    RpcClient(String http, String token) {
        this.http = http;
        this.token = token;
    }

    public RpcClient as(String otherToken) {
        return new RpcClient(http, otherToken);
    }

    /// The answer's data; fails the test when it is refused.
    ///
    /// @param fields names and values of the input, in turn
    public JsonNode query(String procedure, Object... fields) {
        return data(procedure, sendQuery(procedure, fields));
    }

    /// As [#query], by POST.
    public JsonNode mutate(String procedure, Object... fields) {
        return data(procedure, sendMutation(procedure, fields));
    }

    public HttpResponse<String> sendQuery(String procedure, Object... fields) {
        String input = URLEncoder.encode(Json.write(object(fields)), StandardCharsets.UTF_8);
        return send(request(procedure + "?input=" + input).build());
    }

    /// How a subscription begins, until there is a value, or its end.
    String firstEvents(String procedure, Object... fields) {
        String input = URLEncoder.encode(Json.write(object(fields)), StandardCharsets.UTF_8);
        try (InputStream in = CLIENT.send(request(procedure + "?input=" + input).build(), BodyHandlers.ofInputStream())
                .body()) {
            StringBuilder text = new StringBuilder();
            byte[] buffer = new byte[4_096];
            while (!BEGUN.matcher(text).find()) {
                int bytes = in.read(buffer);
                if (bytes < 0) {
                    break;
                }
                text.append(new String(buffer, 0, bytes, StandardCharsets.UTF_8));
            }
            return text.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    public HttpResponse<String> sendMutation(String procedure, Object... fields) {
        return send(request(procedure).header("content-type", "application/json")
                .POST(BodyPublishers.ofString(Json.write(object(fields)))).build());
    }

    /// A plain GET on the same server, `/healthz` say, or of a whole address.
    public static HttpResponse<String> get(String url) {
        return send(HttpRequest.newBuilder(URI.create(url)).timeout(ANSWER_MAX).build());
    }

    /// The `error.data` of a refusal; fails the test when the call went well.
    public static JsonNode refusal(HttpResponse<String> response) {
        JsonNode data = tree(response.body()).at("/error/data");
        if (data.isMissingNode()) {
            throw new AssertionError("not refused: " + response.body());
        }
        return data;
    }

    private static JsonNode data(String procedure, HttpResponse<String> response) {
        JsonNode data = tree(response.body()).at("/result/data");
        if (response.statusCode() != 200 || data.isMissingNode()) {
            throw new AssertionError(procedure + " answered " + response.statusCode() + " " + response.body());
        }
        return data;
    }

    private static ObjectNode object(Object... fields) {
        ObjectNode input = Json.MAPPER.createObjectNode();
        for (int i = 0; i < fields.length; i += 2) {
            input.set(fields[i].toString(), Json.MAPPER.valueToTree(fields[i + 1]));
        }
        return input;
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(http + "/api/trpc/" + path))
                .timeout(ANSWER_MAX);
        return token.isEmpty() ? request : request.header("authorization", "Bearer " + token);
    }

    private static HttpResponse<String> send(HttpRequest request) {
        try {
            return CLIENT.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode tree(String body) {
        try {
            return Json.MAPPER.readTree(body);
        } catch (JsonProcessingException e) {
            throw new AssertionError("not JSON: " + body, e);
        }
    }
}
