package live.chobi.server.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import live.chobi.outbox.Json;
import org.jspecify.annotations.Nullable;

/// The least of a Socket.IO 5 client: one WebSocket, the default namespace, events with an acknowledgement. What the
/// server sends besides is read and forgotten.
///
/// Owner: one virtual thread, which calls; the WebSocket's thread only completes what that one waits for.
final class LiveSocket implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final CompletableFuture<JsonNode> connected = new CompletableFuture<>();
    private final Map<Integer, CompletableFuture<JsonNode>> awaited = new ConcurrentHashMap<>();
    private final AtomicInteger lastCall = new AtomicInteger();
    private final DemoMetrics metrics;
    private volatile @Nullable WebSocket socket;
    private volatile boolean closed;

    private LiveSocket(DemoMetrics metrics) {
        this.metrics = metrics;
    }

    /// @param base of this server over HTTP
    static LiveSocket connect(HttpClient http, String base, String token, DemoMetrics metrics)
            throws IOException, InterruptedException, Refused {
        LiveSocket live = new LiveSocket(metrics);
        URI address = URI.create(base.replaceFirst("^http", "ws") + "/socket.io/?EIO=4&transport=websocket");
        WebSocket socket = live
                .await(http.newWebSocketBuilder().connectTimeout(PATIENCE).buildAsync(address, live.new Ear()));
        live.socket = socket;
        try {
            var _ = socket.sendText("40" + Player.object().put("token", token), true);
            var _ = live.await(live.connected);
            return live;
        } catch (IOException | InterruptedException | Refused e) {
            live.close();
            throw e;
        }
    }

    boolean isOpen() {
        return !closed;
    }

    /// Sends an event and waits for its acknowledgement.
    JsonNode call(String event, JsonNode argument) throws IOException, InterruptedException, Refused {
        WebSocket open = socket;
        if (closed || open == null) {
            throw new IOException("the socket is closed");
        }
        int number = lastCall.incrementAndGet();
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        awaited.put(number, answer);
        try {
            String packet = Json.MAPPER.createArrayNode().add(event).add(argument).toString();
            var _ = await(open.sendText("42" + number + packet, true));
            JsonNode ack = await(answer);
            if (!ack.path("ok").asBoolean()) {
                throw refused(ack.path("error"));
            }
            return ack;
        } finally {
            awaited.remove(number);
        }
    }

    @Override
    public void close() {
        closed = true;
        WebSocket open = socket;
        if (open != null) {
            open.abort();
        }
    }

    private <T> T await(CompletionStage<T> stage) throws IOException, InterruptedException, Refused {
        try {
            return stage.toCompletableFuture().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Refused refused) {
                throw refused;
            }
            throw new IOException(e.getCause());
        } catch (TimeoutException e) {
            throw new IOException("no answer on the socket", e);
        }
    }

    private Refused refused(JsonNode error) {
        String reason = error.path("reason").asText("unknown");
        metrics.refused(reason);
        JsonNode wait = error.path("retryAfter");
        return new Refused(reason, error.path("message").asText(),
                wait.isNumber() ? Optional.of(Duration.ofSeconds(wait.asLong())) : Optional.empty());
    }

    /// Called on the WebSocket's thread, one packet after the other.
    private void hear(WebSocket from, String packet) throws JsonProcessingException {
        if (packet.equals("2")) {
            var _ = from.sendText("3", true);
        } else if (packet.startsWith("40")) {
            connected.complete(Player.object());
        } else if (packet.startsWith("44")) {
            JsonNode error = Json.MAPPER.readTree(packet.substring(2));
            connected.completeExceptionally(refused(error.path("data")));
        } else if (packet.startsWith("43")) {
            int start = packet.indexOf('[');
            var waiting = awaited.get(Integer.parseInt(packet.substring(2, start)));
            if (waiting != null) {
                waiting.complete(Json.MAPPER.readTree(packet.substring(start)).path(0));
            }
        } else if (packet.startsWith("41") || packet.startsWith("1")) {
            ended(new IOException("the server closed the socket"));
        }
    }

    private void ended(Throwable why) {
        closed = true;
        connected.completeExceptionally(why);
        awaited.values().forEach(it -> it.completeExceptionally(why));
    }

    private final class Ear implements WebSocket.Listener {
        private final StringBuilder partial = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            partial.append(data);
            if (last) {
                String packet = partial.toString();
                partial.setLength(0);
                try {
                    hear(from, packet);
                } catch (JsonProcessingException | RuntimeException e) {
                    ended(e);
                }
            }
            from.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket from, int status, String reason) {
            ended(new IOException("the server closed the socket: " + status + " " + reason));
            return null;
        }

        @Override
        public void onError(WebSocket from, Throwable error) {
            ended(error);
        }
    }
}
