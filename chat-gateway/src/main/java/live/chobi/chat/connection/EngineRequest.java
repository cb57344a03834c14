package live.chobi.chat.connection;

import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What an HTTP request asks of Engine.IO, judged without knowing any session. Spec: Engine.IO protocol 4, "Handshake"
/// and "Upgrade".
sealed interface EngineRequest {
    /// A browser asks whether a page of another origin may poll.
    record Preflight() implements EngineRequest {}

    /// A new session over polling.
    record OpenPolling() implements EngineRequest {}

    /// A new session over a WebSocket from the start.
    record OpenWebSocket() implements EngineRequest {}

    /// The client waits for packets.
    record Poll(String sessionId) implements EngineRequest {}

    /// The client brings packets.
    record Push(String sessionId) implements EngineRequest {}

    /// A WebSocket that wants to take over from polling.
    record Probe(String sessionId) implements EngineRequest {}

    record Refused(EngineError error) implements EngineRequest {}

    static EngineRequest of(HttpMethod method, String uri, boolean isWebSocketUpgrade) {
        if (method.equals(HttpMethod.OPTIONS)) {
            return new Preflight();
        }
        Map<String, List<String>> query;
        try {
            query = new QueryStringDecoder(uri).parameters();
        } catch (IllegalArgumentException _) { // a broken escape
            return new Refused(EngineError.BAD_REQUEST);
        }
        if (query.containsKey("j")) {
            return new Refused(EngineError.JSONP);
        }
        String sessionId = first(query, "sid");
        return switch (first(query, "transport")) {
            case "polling" -> isWebSocketUpgrade
                    ? new Refused(EngineError.BAD_REQUEST)
                    : polling(method, query, sessionId);
            case "websocket" -> webSocket(method, query, sessionId, isWebSocketUpgrade);
            case null, default -> new Refused(EngineError.UNKNOWN_TRANSPORT);
        };
    }

    private static EngineRequest polling(HttpMethod method, Map<String, List<String>> query,
            @Nullable String sessionId) {
        if (sessionId == null) {
            return open(method, query, new OpenPolling());
        }
        if (method.equals(HttpMethod.GET)) {
            return new Poll(sessionId);
        }
        return method.equals(HttpMethod.POST) ? new Push(sessionId) : new Refused(EngineError.BAD_REQUEST);
    }

    private static EngineRequest webSocket(HttpMethod method, Map<String, List<String>> query,
            @Nullable String sessionId, boolean isWebSocketUpgrade) {
        if (!isWebSocketUpgrade) {
            return new Refused(EngineError.BAD_REQUEST);
        }
        return sessionId == null ? open(method, query, new OpenWebSocket()) : new Probe(sessionId);
    }

    private static EngineRequest open(HttpMethod method, Map<String, List<String>> query, EngineRequest opening) {
        if (!"4".equals(first(query, "EIO"))) {
            return new Refused(EngineError.UNSUPPORTED_PROTOCOL);
        }
        return method.equals(HttpMethod.GET) ? opening : new Refused(EngineError.BAD_HANDSHAKE_METHOD);
    }

    private static @Nullable String first(Map<String, List<String>> query, String name) {
        List<String> values = query.get(name);
        return values == null ? null : values.getFirst();
    }
}
