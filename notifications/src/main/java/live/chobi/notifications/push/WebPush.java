package live.chobi.notifications.push;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import live.chobi.kernel.outward.PinnedPost;
import live.chobi.kernel.outward.PinnedPost.Answer;
import live.chobi.kernel.outward.PinnedPost.OutOfReach;
import live.chobi.kernel.outward.Reach;

/// Pushes to browsers: RFC 8030, with messages that nobody but the browser can read (RFC 8291) and a token that says
/// who we are (RFC 8292). Virtual threads.
final class WebPush implements PushService {
    private static final Duration DEADLINE = Duration.ofSeconds(10);

    private final VapidKeys keys;
    private final PinnedPost posts;

    WebPush(VapidKeys keys, Reach reach) {
        this.keys = keys;
        this.posts = new PinnedPost(reach, DEADLINE);
    }

    @Override
    public Outcome send(Device device, Message message) {
        byte[] plain = message.json().getBytes(StandardCharsets.UTF_8);
        if (plain.length > PushEncryption.PLAIN_BYTES_MAX) {
            return new Outcome.Refused("a message of " + plain.length + " bytes");
        }
        URI endpoint = URI.create(device.token());
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Authorization", keys.authorization(endpoint));
        headers.put("Content-Encoding", "aes128gcm");
        headers.put("Content-Type", "application/octet-stream");
        headers.put("TTL", Long.toString(message.ttl().toSeconds()));
        headers.put("Topic", message.topic());
        headers.put("Urgency", "normal");
        try {
            return outcome(posts.send(endpoint, headers,
                    PushEncryption.encrypt(device.keys().orElseThrow(), plain)));
        } catch (OutOfReach e) {
            return new Outcome.Refused(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            return new Outcome.Later(Optional.empty(), e.getClass().getSimpleName());
        }
    }

    private static Outcome outcome(Answer answer) {
        int status = answer.status();
        if (status >= 200 && status < 300) {
            return new Outcome.Taken();
        }
        if (status == 404 || status == 410) {
            return new Outcome.Gone();
        }
        return status == 408 || status == 429 || status >= 500
                ? new Outcome.Later(answer.retryAfter(), "status " + status)
                : new Outcome.Refused("status " + status);
    }
}
