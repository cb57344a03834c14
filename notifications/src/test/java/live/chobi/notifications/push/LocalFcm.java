package live.chobi.notifications.push;

import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import com.auth0.jwt.interfaces.DecodedJWT;
import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import live.chobi.outbox.Json;

/// As much of Firebase as pushing needs, on a local port: it gives access to whom the service account's key proves to
/// be it, and takes messages of those who have access. Any thread.
///
/// Source: Google's "Using OAuth 2.0 for Server to Server Applications"; FCM's `projects.messages.send`.
final class LocalFcm implements AutoCloseable {
    private static final String PROJECT = "chobi-test";

    private final HttpServer server;
    private final KeyPair key;
    private final Map<String, Integer> answers = new ConcurrentHashMap<>();
    private final AtomicInteger given = new AtomicInteger();
    private volatile String good = "";
    final List<JsonNode> taken = new CopyOnWriteArrayList<>();
    final List<String> complaints = new CopyOnWriteArrayList<>();

    LocalFcm() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2_048);
            key = generator.generateKeyPair();
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
        server.createContext("/token", exchange -> handle(exchange, this::access));
        server.createContext("/v1/projects/" + PROJECT + "/messages:send", exchange -> handle(exchange, this::message));
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /// The key file that the console of Firebase gives.
    String keyFile() {
        return Json.write(Json.MAPPER.createObjectNode().put("type", "service_account").put("project_id", PROJECT)
                .put("client_email", "push@chobi-test.iam.example").put("token_uri", url() + "/token")
                .put("private_key", "-----BEGIN PRIVATE KEY-----\n"
                        + Base64.getMimeEncoder(64, new byte[]{'\n'}).encodeToString(key.getPrivate().getEncoded())
                        + "\n-----END PRIVATE KEY-----\n"));
    }

    /// Messages to this device are answered so from now on.
    void answer(String device, int status) {
        answers.put(device, status);
    }

    /// What was given so far opens nothing any more.
    void revoke() {
        good = "";
    }

    int accessGiven() {
        return given.get();
    }

    private interface Work {
        int answer(HttpExchange exchange, String body, StringBuilder answer);
    }

    private void handle(HttpExchange exchange, Work work) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            StringBuilder answer = new StringBuilder();
            int status;
            try {
                status = work.answer(exchange, body, answer);
            } catch (RuntimeException e) {
                complaints.add(e.toString());
                status = 400;
            }
            byte[] bytes = answer.append("{}".repeat(answer.isEmpty() ? 1 : 0)).toString()
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private int access(HttpExchange exchange, String body, StringBuilder answer) {
        String prefix = "grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Ajwt-bearer&assertion=";
        require(body.startsWith(prefix), "the grant type");
        DecodedJWT jwt = JWT.decode(body.substring(prefix.length()));
        Algorithm.RSA256((RSAPublicKey) key.getPublic(), null).verify(jwt);
        require(jwt.getIssuer().equals("push@chobi-test.iam.example"), "the issuer");
        require(jwt.getAudience().equals(List.of(url() + "/token")), "the audience");
        require(jwt.getClaim("scope").asString().endsWith("/auth/firebase.messaging"), "the scope");
        good = "access-" + given.incrementAndGet();
        answer.append("{\"access_token\":\"").append(good).append("\",\"expires_in\":3599,\"token_type\":\"Bearer\"}");
        return 200;
    }

    private int message(HttpExchange exchange, String body, StringBuilder answer) {
        if (good.isEmpty() || !("Bearer " + good).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            return 401;
        }
        JsonNode message = Json.tree(body).path("message");
        int status = answers.getOrDefault(message.path("token").asText(), 200);
        if (status == 200) {
            message.path("data").forEach(it -> require(it.isTextual(), "data, which holds texts only,"));
            require(message.at("/android/ttl").asText().matches("[0-9]+s"), "the time to live");
            taken.add(message);
        } else if (status == 503) {
            exchange.getResponseHeaders().set("Retry-After", "120");
        }
        return status;
    }

    private static void require(boolean isSo, String what) {
        if (!isSo) {
            throw new IllegalArgumentException(what + " is wrong");
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
