package live.chobi.identity.tokens;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/// Random secrets that are handed out once and kept as a hash. SHA-256 without salt is enough for them: nobody guesses
/// 256 random bits. Any thread.
public final class SecretText {
    private static final SecureRandom RANDOM = new SecureRandom();

    private SecretText() {
    }

    /// 256 random bits in 43 characters that are safe in a URL.
    public static String random() {
        byte[] random = new byte[32];
        RANDOM.nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }

    public static byte[] hash(String secret) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
