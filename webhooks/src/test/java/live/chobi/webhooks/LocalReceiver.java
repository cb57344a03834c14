package live.chobi.webhooks;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// A server of a user's on a local port, which verifies as the convention asks receivers to: with the secret as it was
/// told, over the bytes that came. Any thread.
final class LocalReceiver implements AutoCloseable {
    /// What came and was verified.
    record Taken(String path, String id, long timestamp, String body) {}

    private final HttpServer server;
    private final Map<String, String> secrets = new ConcurrentHashMap<>();
    private final Map<String, ConcurrentLinkedQueue<Integer>> answers = new ConcurrentHashMap<>();
    final List<Taken> taken = new CopyOnWriteArrayList<>();
    /// Ids of all requests, taken or not.
    final List<String> asked = new CopyOnWriteArrayList<>();
    /// Why a request was no message of ours.
    final List<String> complaints = new CopyOnWriteArrayList<>();
    volatile String retryAfter = "";

    LocalReceiver() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::handle);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    void knows(String path, String secret) {
        secrets.put(path, secret);
    }

    /// The next requests for this path are answered so, one after the other; then as they deserve.
    void answer(String path, Integer... statuses) {
        answers.put(path, new ConcurrentLinkedQueue<>(List.of(statuses)));
    }

    List<String> ids() {
        return taken.stream().map(Taken::id).toList();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String id = exchange.getRequestHeaders().getFirst("webhook-id");
            asked.add(id);
            ConcurrentLinkedQueue<Integer> next = answers.get(path);
            Integer status = next == null ? null : next.poll();
            if (status == null) {
                status = take(exchange, path, id, body) ? 204 : 400;
            } else if (!retryAfter.isEmpty()) {
                exchange.getResponseHeaders().set("retry-after", retryAfter);
            }
            if (status / 100 == 3) {
                exchange.getResponseHeaders().set("location", url("/elsewhere"));
            }
            exchange.sendResponseHeaders(status, -1);
        }
    }

    private boolean take(HttpExchange exchange, String path, String id, String body) {
        String timestamp = exchange.getRequestHeaders().getFirst("webhook-timestamp");
        String signatures = exchange.getRequestHeaders().getFirst("webhook-signature");
        String secret = secrets.get(path);
        if (secret == null || !List.of(signatures.split(" ", -1)).contains(sign(secret, id, timestamp, body))) {
            complaints.add(path + ": none of " + signatures + " is right");
            return false;
        }
        if (!"application/json".equals(exchange.getRequestHeaders().getFirst("content-type"))) {
            complaints.add("the content type");
            return false;
        }
        taken.add(new Taken(path, id, Long.parseLong(timestamp), body));
        return true;
    }

    static String sign(String secret, String id, String timestamp, String body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.substring("whsec_".length())), "HmacSHA256"));
            return "v1," + Base64.getEncoder()
                    .encodeToString(mac.doFinal((id + "." + timestamp + "." + body).getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
