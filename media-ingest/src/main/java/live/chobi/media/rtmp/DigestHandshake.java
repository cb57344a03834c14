package live.chobi.media.rtmp;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The digests of the complex handshake, which Flash players and encoders made for them insist on. It is not in the
/// specification; this is how Flash Media Server and all who follow it do it. Pure.
///
/// A packet carries a digest of itself at a place that other bytes of it name, in one of two layouts: *schema 0* has the
/// digest's block in its second half, *schema 1* in the first.
final class DigestHandshake {
    static final int DIGEST_BYTES = 32;

    private static final int HEAD_BYTES = 8;
    private static final int BLOCK_BYTES = 764;
    /// A block's offset field and the digest take the rest of it.
    private static final int OFFSETS = BLOCK_BYTES - 4 - DIGEST_BYTES;
    private static final byte[] SUFFIX = HexFormat.of().parseHex(
            "f0eec24a8068bee82e00d0d1029e7e576eec5d2d29806fab93b8e636cfeb31ae");
    static final byte[] PLAYER_NAME = "Genuine Adobe Flash Player 001".getBytes(StandardCharsets.US_ASCII);
    static final byte[] SERVER_NAME = "Genuine Adobe Flash Media Server 001"
            .getBytes(StandardCharsets.US_ASCII);

    /// A peer's first packet with a digest that fits.
    ///
    /// @param schema 0 or 1, which the answer follows
    /// @param at where the digest lies
    record Found(int schema, int at) {}

    private DigestHandshake() {
    }

    /// @param name of the side that sent it; empty when the packet has none: the peer wants the simple handshake.
    static Optional<Found> find(byte[] packet, byte[] name) {
        for (int schema = 1; schema >= 0; schema--) {
            int at = place(packet, schema);
            byte[] digest = Arrays.copyOfRange(packet, at, at + DIGEST_BYTES);
            if (MessageDigest.isEqual(digest, digest(packet, at, name))) {
                return Optional.of(new Found(schema, at));
            }
        }
        return Optional.empty();
    }

    /// Puts a digest into a first packet, which is otherwise random.
    ///
    /// @param name of the side that sends it
    static void sign(byte[] packet, int schema, byte[] name) {
        int at = place(packet, schema);
        System.arraycopy(digest(packet, at, name), 0, packet, at, DIGEST_BYTES);
    }

    /// Our second packet: random bytes, and at its end the proof that we have read the peer's digest.
    ///
    /// @param asked the peer's first packet
    static void answer(byte[] packet, byte[] asked, Found found) {
        byte[] key = hmac(concat(SERVER_NAME, SUFFIX),
                Arrays.copyOfRange(asked, found.at(), found.at() + DIGEST_BYTES));
        byte[] proof = hmac(key, Arrays.copyOf(packet, packet.length - DIGEST_BYTES));
        System.arraycopy(proof, 0, packet, packet.length - DIGEST_BYTES, DIGEST_BYTES);
    }

    private static int place(byte[] packet, int schema) {
        int block = HEAD_BYTES + (schema == 0 ? BLOCK_BYTES : 0);
        int sum = 0;
        for (int i = 0; i < 4; i++) {
            sum += packet[block + i] & 0xFF;
        }
        return block + 4 + sum % OFFSETS;
    }

    /// Of everything but the digest itself.
    private static byte[] digest(byte[] packet, int at, byte[] key) {
        byte[] rest = new byte[packet.length - DIGEST_BYTES];
        System.arraycopy(packet, 0, rest, 0, at);
        System.arraycopy(packet, at + DIGEST_BYTES, rest, at, rest.length - at);
        return hmac(key, rest);
    }

    private static byte[] hmac(byte[] key, byte[] message) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(message);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HMAC-SHA256", e);
        }
    }

    private static byte[] concat(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
