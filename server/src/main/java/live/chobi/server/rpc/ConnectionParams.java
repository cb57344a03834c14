package live.chobi.server.rpc;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import live.chobi.kernel.Problem;
import live.chobi.kernel.ProblemCode;
import live.chobi.outbox.Json;
import live.chobi.server.http.Query;

/// What a client that can set no headers sends instead, a browser's own `EventSource` above all: an object of strings
/// in the query, of which `token` is the access token. Messages are the reference server's. Pure.
final class ConnectionParams {
    private ConnectionParams() {
    }

    /// Throws PARSE_ERROR for what is no such object.
    static Optional<String> token(Query query) {
        Optional<String> sent = query.first("connectionParams");
        if (sent.isEmpty()) {
            return Optional.empty();
        }
        JsonNode params = parse(sent.get());
        if (params.isNull()) {
            return Optional.empty();
        }
        if (!params.isObject() || params.valueStream().anyMatch(it -> !it.isTextual())) {
            throw wrong("Invalid connection params shape");
        }
        return Optional.of(params.path("token").asText("")).filter(it -> !it.isEmpty());
    }

    private static JsonNode parse(String json) {
        try {
            JsonNode params = Json.MAPPER.readTree(json);
            if (!params.isMissingNode()) {
                return params;
            }
        } catch (JsonProcessingException _) {
            // As below: the client's own text is not repeated, for it may hold a token.
        }
        throw wrong("Not JSON-parsable query params");
    }

    private static Problem wrong(String message) {
        return Problem.of(ProblemCode.PARSE_ERROR, "bad_connection_params", message);
    }
}
