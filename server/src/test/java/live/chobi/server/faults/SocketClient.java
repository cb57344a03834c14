package live.chobi.server.faults;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import live.chobi.outbox.Json;

/// A Socket.IO client by hand, on a WebSocket. Any thread.
final class SocketClient implements WebSocket.Listener, AutoCloseable {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final int PATIENCE_SECONDS = 20;

    private final StringBuilder text = new StringBuilder();
    private final CompletableFuture<String> connected = new CompletableFuture<>();
    private final CompletableFuture<String> closed = new CompletableFuture<>();
    private final Map<Integer, CompletableFuture<JsonNode>> acks = new ConcurrentHashMap<>();
    private final Queue<JsonNode> events = new ConcurrentLinkedQueue<>();
    private final AtomicInteger ids = new AtomicInteger();
    private final WebSocket socket;

    private SocketClient(String http) {
        URI url = URI.create(http.replaceFirst("^http", "ws") + "/socket.io/?EIO=4&transport=websocket");
        socket = CLIENT.newWebSocketBuilder().buildAsync(url, this).orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .join();
    }

    /// @param token empty for a guest
    static SocketClient connect(String http, String token) {
        var client = new SocketClient(http);
        ObjectNode auth = Json.MAPPER.createObjectNode();
        if (!token.isEmpty()) {
            auth.put("token", token);
        }
        client.raw("40" + Json.write(auth));
        var _ = client.connected.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
        return client;
    }

    /// The server's acknowledgement.
    ///
    /// @param fields names and values of the event's argument, in turn
    JsonNode emit(String event, Object... fields) {
        ObjectNode argument = Json.MAPPER.createObjectNode();
        for (int i = 0; i < fields.length; i += 2) {
            argument.set(fields[i].toString(), Json.MAPPER.valueToTree(fields[i + 1]));
        }
        int id = ids.incrementAndGet();
        var ack = new CompletableFuture<JsonNode>();
        acks.put(id, ack);
        ArrayNode packet = Json.MAPPER.createArrayNode().add(event).add(argument);
        raw("42" + id + Json.write(packet));
        return ack.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    }

    /// A text frame as it is.
    void raw(String frame) {
        synchronized (socket) {
            var _ = socket.sendText(frame, true).orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
        }
    }

    /// What came so far, in order: each a name and an argument.
    List<JsonNode> events() {
        return List.copyOf(events);
    }

    void expectEvent(String name, String field, String value) {
        Patience.until(name + " with " + field + " " + value,
                () -> events.stream().anyMatch(
                        it -> it.path(0).asText().equals(name) && it.path(1).path(field).asText().equals(value)),
                () -> events);
    }

    /// How the server ended it.
    String awaitClosed() {
        return closed.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    }

    @Override
    public void onOpen(WebSocket opened) {
        opened.request(Long.MAX_VALUE);
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        text.append(data);
        if (last) {
            String frame = text.toString();
            text.setLength(0);
            took(frame);
        }
        return CompletableFuture.completedFuture(true);
    }

    private void took(String frame) {
        if (frame.equals("2")) {
            Thread.ofVirtual().start(() -> raw("3"));
        } else if (frame.startsWith("40")) {
            connected.complete(frame);
        } else if (frame.startsWith("42")) {
            events.add(json(frame.substring(2)));
        } else if (frame.startsWith("43")) {
            int bracket = frame.indexOf('[');
            CompletableFuture<JsonNode> ack = acks.remove(Integer.parseInt(frame.substring(2, bracket)));
            if (ack != null) {
                ack.complete(json(frame.substring(bracket)).path(0));
            }
        }
    }

    private static JsonNode json(String source) {
        try {
            return Json.MAPPER.readTree(source);
        } catch (JsonProcessingException e) {
            throw new AssertionError(source, e);
        }
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int statusCode, String reason) {
        closed.complete(statusCode + " " + reason);
        return CompletableFuture.completedFuture(true);
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        closed.complete(error.toString());
    }

    @Override
    public void close() {
        socket.abort();
    }
}
