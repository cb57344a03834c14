package live.chobi.identity.playback;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import live.chobi.identity.secrets.SealedSecrets;

/// Appends and checks an HMAC-SHA-256, cut to 128 bits (RFC 2104 §5), in unpadded base64url. Immutable; any thread.
///
/// The purpose is signed too, so that what was signed for one thing never passes for another.
final class Signature {
    private static final int MAC_BYTES = 16;
    private static final int KEY_BYTES = 32;
    /// Longer texts are refused unread.
    private static final int LENGTH_MAX = 400;
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    private final String purpose;
    /// The first signs, all verify.
    private final List<SecretKeySpec> keys;

    Signature(String purpose, List<SecretKeySpec> keys) {
        this.purpose = purpose;
        this.keys = List.copyOf(keys);
    }

    /// Reads the keys, or makes the first. Blocks; virtual threads.
    static Signature open(String purpose, SealedSecrets secrets) {
        return new Signature(purpose, secrets.loadOrCreate(purpose + "-key", Signature::freshKey).stream()
                .map(secret -> new SecretKeySpec(Base64.getDecoder().decode(secret.value()), "HmacSHA256")).toList());
    }

    static String freshKey() {
        byte[] key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        return Base64.getEncoder().encodeToString(key);
    }

    String sign(byte[] payload) {
        byte[] signed = Arrays.copyOf(payload, payload.length + MAC_BYTES);
        System.arraycopy(mac(keys.getFirst(), payload), 0, signed, payload.length, MAC_BYTES);
        return ENCODER.encodeToString(signed);
    }

    /// The payload, when one of the keys signed it for this purpose.
    Optional<byte[]> verify(String text) {
        if (text.length() > LENGTH_MAX) {
            return Optional.empty();
        }
        byte[] signed;
        try {
            signed = Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        // The decoder forgives stray bits and padding; a token has one spelling, or caches and bans could be dodged.
        if (signed.length < MAC_BYTES || !ENCODER.encodeToString(signed).equals(text)) {
            return Optional.empty();
        }
        byte[] payload = Arrays.copyOf(signed, signed.length - MAC_BYTES);
        byte[] claimed = Arrays.copyOfRange(signed, payload.length, signed.length);
        return keys.stream().anyMatch(key -> MessageDigest.isEqual(claimed, mac(key, payload)))
                ? Optional.of(payload)
                : Optional.empty();
    }

    private byte[] mac(SecretKeySpec key, byte[] payload) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            mac.update(purpose.getBytes(StandardCharsets.US_ASCII));
            mac.update((byte) 0);
            return Arrays.copyOf(mac.doFinal(payload), MAC_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
