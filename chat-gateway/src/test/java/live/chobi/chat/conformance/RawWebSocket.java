package live.chobi.chat.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A WebSocket that knows nothing of Engine.IO: what came, in order, and how it ended.
final class RawWebSocket implements WebSocket.Listener {
    private static final int PATIENCE_SECONDS = 10;

    private final LinkedBlockingQueue<Object> messages = new LinkedBlockingQueue<>();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final StringBuilder text = new StringBuilder();
    private final ByteArrayOutputStream binary = new ByteArrayOutputStream();
    private @Nullable WebSocket socket;

    /// Fails if the handshake is refused.
    static RawWebSocket open(HttpClient client, String uri) {
        RawWebSocket opened = new RawWebSocket();
        opened.socket = client.newWebSocketBuilder()
                .buildAsync(URI.create(uri), opened)
                .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .join();
        return opened;
    }

    RawWebSocket send(String message) {
        var _ = socket().sendText(message, true).join();
        return this;
    }

    RawWebSocket send(byte... message) {
        var _ = socket().sendBinary(ByteBuffer.wrap(message), true).join();
        return this;
    }

    /// In two frames.
    RawWebSocket sendInFragments(String first, String second) {
        var _ = socket().sendText(first, false).join();
        var _ = socket().sendText(second, true).join();
        return this;
    }

    /// The next message that is no heartbeat.
    String text() {
        while (true) {
            Object next = next();
            if (!next.equals("2")) {
                assertThat(next).isInstanceOf(String.class);
                return (String) next;
            }
        }
    }

    byte[] binary() {
        while (true) {
            Object next = next();
            if (!next.equals("2")) {
                assertThat(next).isInstanceOf(byte[].class);
                return (byte[]) next;
            }
        }
    }

    /// The next message, a heartbeat too.
    Object next() {
        try {
            Object next = messages.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            assertThat(next).as("a message in time").isNotNull();
            return java.util.Objects.requireNonNull(next);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The status of the close frame; 1006 when there was none.
    int awaitClose() {
        return closed.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    }

    void close() {
        socket().abort();
    }

    private WebSocket socket() {
        return java.util.Objects.requireNonNull(socket);
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        text.append(data);
        if (last) {
            messages.add(text.toString());
            text.setLength(0);
        }
        from.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onBinary(WebSocket from, ByteBuffer data, boolean last) {
        byte[] bytes = new byte[data.remaining()];
        data.get(bytes);
        binary.writeBytes(bytes);
        if (last) {
            messages.add(Arrays.copyOf(binary.toByteArray(), binary.size()));
            binary.reset();
        }
        from.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int status, String reason) {
        closed.complete(status);
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        closed.complete(1006);
    }
}
