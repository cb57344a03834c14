package live.chobi.gifts.purchase.testprovider;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import live.chobi.gifts.purchase.provider.ForgedMessage;

/// Signs text and its time, and judges such signatures: `t=<seconds>,v1=<hex of HMAC-SHA256 over "<seconds>.<text>">`.
/// Immutable; any thread.
public final class MessageSigner {
    private static final Pattern HEADER = Pattern.compile("t=([0-9]{1,12}),v1=([0-9a-f]{64})");

    private final SecretKeySpec key;
    private final Clock clock;

    /// @param secret any text
    public MessageSigner(String secret, Clock clock) {
        this.key = new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256");
        this.clock = clock;
    }

    public String sign(String text) {
        long seconds = clock.instant().getEpochSecond();
        return "t=" + seconds + ",v1=" + HexFormat.of().formatHex(mac(seconds, text));
    }

    /// @param ageMax how long ago it may have been signed; as much it may be early
    public void check(String text, String signature, Duration ageMax) throws ForgedMessage {
        Matcher header = HEADER.matcher(signature);
        if (!header.matches()) {
            throw new ForgedMessage("its signature has another form");
        }
        long seconds = Long.parseLong(header.group(1));
        if (!MessageDigest.isEqual(mac(seconds, text), HexFormat.of().parseHex(header.group(2)))) {
            throw new ForgedMessage("its signature is another's");
        }
        Duration age = Duration.between(Instant.ofEpochSecond(seconds), clock.instant());
        if (age.abs().compareTo(ageMax) > 0) {
            throw new ForgedMessage("it was signed at another time");
        }
    }

    private byte[] mac(long seconds, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return mac.doFinal((seconds + "." + text).getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
