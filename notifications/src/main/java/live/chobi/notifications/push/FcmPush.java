package live.chobi.notifications.push;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import live.chobi.outbox.Json;
import org.jspecify.annotations.Nullable;

/// Pushes to phones by Firebase Cloud Messaging, its HTTP v1 API. The app has the words in its user's language: it is
/// sent a key, `notification_<type>`, and the actor's name for them, and the notification itself as `data.notification`.
/// Virtual threads.
final class FcmPush implements PushService {
    private static final Duration DEADLINE = Duration.ofSeconds(10);
    private static final int ANSWER_BYTES_MAX = 65_536;
    /// Access is renewed so long before it ends.
    private static final Duration EARLIER = Duration.ofMinutes(2);

    private record Access(String token, Instant until) {}

    private final FcmAccount account;
    private final URI messages;
    private final InstantSource clock;
    private final HttpClient client = HttpClient.newBuilder().connectTimeout(DEADLINE)
            .followRedirects(HttpClient.Redirect.NEVER).build();
    /// Held while access is asked for: the others wait for the one answer.
    private final ReentrantLock renewing = new ReentrantLock();
    // Guarded by renewing.
    private @Nullable Access access;

    /// @param url of the API
    FcmPush(FcmAccount account, URI url, InstantSource clock) {
        this.account = account;
        this.messages = url.resolve("/v1/projects/" + account.project() + "/messages:send");
        this.clock = clock;
    }

    @Override
    public Outcome send(Device device, Message message) {
        try {
            String token = access();
            HttpResponse<InputStream> answer = client.send(HttpRequest.newBuilder(messages).timeout(DEADLINE)
                    .header("authorization", "Bearer " + token).header("content-type", "application/json")
                    .POST(BodyPublishers.ofString(Json.write(body(device, message)))).build(),
                    BodyHandlers.ofInputStream());
            answer.body().close();
            return outcome(answer, token);
        } catch (IOException e) {
            return new Outcome.Later(Optional.empty(), e.getClass().getSimpleName());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return new Outcome.Later(Optional.empty(), "interrupted");
        }
    }

    private Outcome outcome(HttpResponse<InputStream> answer, String token) {
        int status = answer.statusCode();
        if (status == 200) {
            return new Outcome.Taken();
        }
        if (status == 404) {
            return new Outcome.Gone(); // UNREGISTERED
        }
        if (status == 401) {
            forget(token);
            return new Outcome.Later(Optional.empty(), "access was refused");
        }
        return status == 429 || status >= 500
                ? new Outcome.Later(answer.headers().firstValue("retry-after").filter(it -> it.matches("[0-9]{1,6}"))
                        .map(it -> Duration.ofSeconds(Long.parseLong(it))), "status " + status)
                : new Outcome.Refused("status " + status);
    }

    private static ObjectNode body(Device device, Message message) {
        JsonNode notification = Json.tree(message.json());
        String key = "notification_" + notification.path("type").asText();
        ArrayNode names = Json.MAPPER.createArrayNode();
        if (notification.path("actor").isObject()) {
            names.add(notification.at("/actor/displayName").asText());
        }
        ObjectNode root = Json.MAPPER.createObjectNode();
        ObjectNode wrapped = root.putObject("message").put("token", device.token());
        wrapped.putObject("data").put("notification", message.json());
        ObjectNode android = wrapped.putObject("android").put("ttl", message.ttl().toSeconds() + "s")
                .put("collapse_key", message.topic());
        android.putObject("notification").put("body_loc_key", key).put("tag", message.topic())
                .set("body_loc_args", names);
        ObjectNode apns = wrapped.putObject("apns");
        apns.putObject("headers").put("apns-collapse-id", message.topic());
        apns.putObject("payload").putObject("aps").putObject("alert").put("loc-key", key).set("loc-args", names);
        return root;
    }

    private String access() throws IOException, InterruptedException {
        renewing.lockInterruptibly();
        try {
            Access known = access;
            if (known == null || !clock.instant().isBefore(known.until())) {
                known = renew();
                access = known;
            }
            return known.token();
        } finally {
            renewing.unlock();
        }
    }

    private void forget(String token) {
        renewing.lock();
        try {
            if (access != null && access.token().equals(token)) {
                access = null;
            }
        } finally {
            renewing.unlock();
        }
    }

    private Access renew() throws IOException, InterruptedException {
        Instant now = clock.instant();
        HttpResponse<InputStream> answer = client.send(HttpRequest.newBuilder(account.tokenUri()).timeout(DEADLINE)
                .header("content-type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers
                        .ofString("grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Ajwt-bearer&assertion="
                                + account.assertion(now)))
                .build(), BodyHandlers.ofInputStream());
        try (InputStream body = answer.body()) {
            JsonNode given = Json.MAPPER.readTree(body.readNBytes(ANSWER_BYTES_MAX));
            if (answer.statusCode() != 200 || !given.path("access_token").isTextual()) {
                throw new IOException("no access: status " + answer.statusCode());
            }
            return new Access(given.path("access_token").asText(),
                    now.plusSeconds(given.path("expires_in").asLong(0)).minus(EARLIER));
        }
    }
}
