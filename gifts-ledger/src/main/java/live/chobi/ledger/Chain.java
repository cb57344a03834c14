package live.chobi.ledger;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/// One stripe's hash chain: each batch's hash covers the hash before it and every byte of the batch, so that no row of
/// the past can be changed, removed or swapped without changing the head.
///
/// @param no of the newest batch; 0 before the first
/// @param hash SHA-256, 32 bytes; zeros before the first
record Chain(short stripe, long no, String hash) {
    static Chain start(short stripe) {
        return new Chain(stripe, 0, "00".repeat(32));
    }

    /// The chain after a batch whose lines, in their canonical form, are these.
    Chain after(List<String> lines) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(HexFormat.of().parseHex(hash));
            for (String line : lines) {
                digest.update(line.getBytes(StandardCharsets.UTF_8));
                digest.update((byte) '\n');
            }
            return new Chain(stripe, no + 1, HexFormat.of().formatHex(digest.digest()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
