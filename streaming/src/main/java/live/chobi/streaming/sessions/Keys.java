package live.chobi.streaming.sessions;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;

/// Stream keys and access codes: random, shown once, stored as SHA-256. They are too long to be guessed or searched, so
/// that a slow hash would add nothing.
final class Keys {
    /// No letters that look alike.
    private static final String ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789";
    private static final SecureRandom RANDOM = new SecureRandom();

    private Keys() {
    }

    /// 24 characters, 118 bits.
    static String streamKey() {
        return "live_" + random(24);
    }

    /// 10 characters, 49 bits: to be read aloud and typed.
    static String accessCode() {
        return random(10);
    }

    static byte[] hash(String secret) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String random(int length) {
        return RANDOM.ints(length, 0, ALPHABET.length())
                .collect(StringBuilder::new, (text, i) -> text.append(ALPHABET.charAt(i)), StringBuilder::append)
                .toString();
    }
}
