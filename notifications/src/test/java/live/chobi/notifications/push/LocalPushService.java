package live.chobi.notifications.push;

import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import com.auth0.jwt.interfaces.DecodedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.interfaces.ECPublicKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.KeyAgreement;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// A push service and its browsers, on a local port: it takes a message only if the token is right for it, and the
/// browser shows what it can decrypt. Decryption is written anew, from RFC 8188 and RFC 8291, with HMAC instead of a
/// library's HKDF. Any thread.
final class LocalPushService implements AutoCloseable {
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    /// A browser that has subscribed.
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Browser(KeyPair keys, byte[] auth, String applicationServerKey) {}

    /// What a browser was shown.
    record Shown(String browser, String json, Map<String, String> headers) {}

    private final HttpServer server;
    private final Map<String, Browser> browsers = new ConcurrentHashMap<>();
    private final Map<String, Integer> answers = new ConcurrentHashMap<>();
    final List<Shown> shown = new CopyOnWriteArrayList<>();
    /// Paths of all requests, taken or not.
    final List<String> asked = new CopyOnWriteArrayList<>();
    /// Why requests were not taken.
    final List<String> complaints = new CopyOnWriteArrayList<>();
    volatile String retryAfter = "";
    volatile Instant now = Instant.EPOCH;

    LocalPushService() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::handle);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    String origin() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /// A browser subscribes; answers what `PushSubscription.toJSON()` does.
    String subscribe(String browser, String applicationServerKey) {
        byte[] auth = new byte[16];
        new SecureRandom().nextBytes(auth);
        KeyPair keys = P256.newPair();
        browsers.put("/push/" + browser, new Browser(keys, auth, applicationServerKey));
        return "{'endpoint':'%s/push/%s','keys':{'p256dh':'%s','auth':'%s'}}".formatted(origin(), browser,
                BASE64.encodeToString(P256.bytes((ECPublicKey) keys.getPublic())), BASE64.encodeToString(auth));
    }

    /// Requests for this browser are answered so from now on; 201: as they deserve.
    void answer(String browser, int status) {
        answers.put("/push/" + browser, status);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            asked.add(path);
            byte[] body = exchange.getRequestBody().readAllBytes();
            int status = answers.getOrDefault(path, 201);
            if (status == 201) {
                try {
                    take(exchange, path, body);
                } catch (GeneralSecurityException | RuntimeException e) {
                    complaints.add(e.toString());
                    status = 400;
                }
            } else if (!retryAfter.isEmpty()) {
                exchange.getResponseHeaders().set("Retry-After", retryAfter);
            }
            exchange.sendResponseHeaders(status, -1);
        }
    }

    private void take(HttpExchange exchange, String path, byte[] body) throws GeneralSecurityException {
        Browser browser = Objects.requireNonNull(browsers.get(path), "no such subscription");
        requireOurServer(browser, header(exchange, "Authorization"));
        require(header(exchange, "Content-Encoding").equals("aes128gcm"), "the coding");
        require(header(exchange, "TTL").matches("[0-9]+"), "the TTL");
        require(header(exchange, "Topic").matches("[A-Za-z0-9_-]{1,32}"), "the topic");
        shown.add(new Shown(path.substring("/push/".length()), decrypt(browser, body),
                Map.of("TTL", header(exchange, "TTL"), "Topic", header(exchange, "Topic"))));
    }

    /// RFC 8292, sections 2 to 4.
    private void requireOurServer(Browser browser, String authorization) {
        String[] parts = authorization.replaceFirst("^vapid t=", "").split(", k=", 2);
        require(parts.length == 2 && authorization.startsWith("vapid t="), "the scheme");
        require(parts[1].equals(browser.applicationServerKey()), "the key that the browser subscribed with");
        ECPublicKey key = P256.publicKey(Base64.getUrlDecoder().decode(parts[1]));
        DecodedJWT jwt = JWT.decode(parts[0]);
        Algorithm.ECDSA256(key, null).verify(jwt);
        require(jwt.getAudience().equals(List.of(origin())), "the audience");
        Instant end = jwt.getExpiresAtAsInstant();
        require(end.isAfter(now) && !end.isAfter(now.plusSeconds(24 * 3_600)), "the end");
        require(jwt.getSubject().startsWith("mailto:"), "the subject");
    }

    /// RFC 8291, section 3.4; RFC 8188, section 2.
    private static String decrypt(Browser browser, byte[] body) throws GeneralSecurityException {
        ByteBuffer in = ByteBuffer.wrap(body);
        byte[] salt = bytes(in, 16);
        require(in.getInt() >= body.length - 86, "one record");
        byte[] sender = bytes(in, in.get());
        KeyAgreement agreement = KeyAgreement.getInstance("ECDH");
        agreement.init(browser.keys().getPrivate());
        agreement.doPhase(P256.publicKey(sender), true);
        byte[] info = join("WebPush: info\0".getBytes(StandardCharsets.US_ASCII),
                P256.bytes((ECPublicKey) browser.keys().getPublic()), sender);
        byte[] secret = expand(hmac(browser.auth(), agreement.generateSecret()), info, 32);
        byte[] extracted = hmac(salt, secret);
        byte[] key = expand(extracted, "Content-Encoding: aes128gcm\0".getBytes(StandardCharsets.US_ASCII), 16);
        byte[] nonce = expand(extracted, "Content-Encoding: nonce\0".getBytes(StandardCharsets.US_ASCII), 12);
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, nonce));
        byte[] padded = cipher.doFinal(bytes(in, in.remaining()));
        int end = padded.length - 1;
        while (padded[end] == 0) {
            end--;
        }
        require(padded[end] == 2, "the end of the last record");
        return new String(padded, 0, end, StandardCharsets.UTF_8);
    }

    private static byte[] hmac(byte[] key, byte[] content) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(content);
    }

    private static byte[] expand(byte[] key, byte[] info, int length) throws GeneralSecurityException {
        return Arrays.copyOf(hmac(key, join(info, new byte[]{1})), length);
    }

    private static byte[] join(byte[]... parts) {
        ByteBuffer all = ByteBuffer.allocate(Arrays.stream(parts).mapToInt(it -> it.length).sum());
        for (byte[] part : parts) {
            all.put(part);
        }
        return all.array();
    }

    private static byte[] bytes(ByteBuffer in, int count) {
        byte[] bytes = new byte[count];
        in.get(bytes);
        return bytes;
    }

    private static String header(HttpExchange exchange, String name) {
        return Objects.requireNonNullElse(exchange.getRequestHeaders().getFirst(name), "");
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
