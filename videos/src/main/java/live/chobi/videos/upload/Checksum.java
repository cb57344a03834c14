package live.chobi.videos.upload;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/// What a piece of an upload should add up to. Spec: tus 1.0.0, extension Checksum. Owner: who receives the piece.
final class Checksum {
    private static final Map<String, String> ALGORITHMS = Map.of("sha1", "SHA-1", "sha256", "SHA-256", "md5", "MD5");
    /// As `Tus-Checksum-Algorithm` lists them.
    static final String NAMES = "sha1,sha256,md5";

    private final MessageDigest digest;
    private final byte[] expected;

    private Checksum(MessageDigest digest, byte[] expected) {
        this.digest = digest;
        this.expected = expected;
    }

    /// Reads `Upload-Checksum`; empty for an algorithm that is not known here, or what is no checksum.
    static Optional<Checksum> parse(String header) {
        String[] parts = header.strip().split(" ", 2);
        String algorithm = ALGORITHMS.get(parts[0]);
        if (parts.length < 2 || algorithm == null) {
            return Optional.empty();
        }
        try {
            MessageDigest digest = MessageDigest.getInstance(algorithm);
            byte[] expected = Base64.getDecoder().decode(parts[1].strip());
            return expected.length == digest.getDigestLength()
                    ? Optional.of(new Checksum(digest, expected))
                    : Optional.empty();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        } catch (IllegalArgumentException noBase64) {
            return Optional.empty();
        }
    }

    void take(ByteBuffer piece) {
        digest.update(piece.duplicate());
    }

    boolean isMet() {
        return MessageDigest.isEqual(digest.digest(), expected);
    }
}
