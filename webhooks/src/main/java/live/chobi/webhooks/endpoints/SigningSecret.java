package live.chobi.webhooks.endpoints;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The key that an endpoint's messages are signed with: 32 random bytes. Standard Webhooks, "Signature scheme": `v1`,
/// HMAC-SHA256 over the id, the time and the body with full stops between. Immutable; any thread.
public final class SigningSecret {
    private static final String MARK = "whsec_";
    private static final int BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final byte[] key;

    SigningSecret(byte[] key) {
        this.key = key.clone();
    }

    static SigningSecret fresh() {
        byte[] key = new byte[BYTES];
        RANDOM.nextBytes(key);
        return new SigningSecret(key);
    }

    byte[] bytes() {
        return key.clone();
    }

    /// As receivers' libraries take it.
    String text() {
        return MARK + Base64.getEncoder().encodeToString(key);
    }

    /// One of the header's signatures.
    ///
    /// @param id as in `webhook-id`: without a full stop, so that nothing can be moved between the parts
    /// @param timestamp whole seconds since 1970, as in `webhook-timestamp`
    public String sign(String id, long timestamp, String body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return "v1," + Base64.getEncoder().encodeToString(
                    mac.doFinal((id + "." + timestamp + "." + body).getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SigningSecret it && Arrays.equals(key, it.key);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(key);
    }

    @Override
    public String toString() {
        return "SigningSecret";
    }
}
