package live.chobi.identity.playback;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.UUID;
import live.chobi.identity.secrets.SealedSecrets;
import live.chobi.kernel.Uuid7;

/// Signed ids of viewers without an account, so that each counts once and nobody counts as many. The client carries the
/// signed text; counting uses the id inside. Any thread.
public final class GuestIds {
    private static final int UUID_BYTES = 16;

    private final Signature signature;

    GuestIds(Signature signature) {
        this.signature = signature;
    }

    /// Reads the key, or makes the first. Blocks; virtual threads.
    public static GuestIds open(SealedSecrets secrets) {
        return new GuestIds(Signature.open("guest-id", secrets));
    }

    /// A guest, and the text by which they prove who they are: safe in a URL or a cookie.
    public record Guest(UUID id, String signed) {}

    public Guest issue() {
        UUID id = Uuid7.next();
        return new Guest(id, signature.sign(ByteBuffer.allocate(UUID_BYTES)
                .putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits()).array()));
    }

    /// Empty for a text that was not issued here.
    public Optional<UUID> verify(String signed) {
        return signature.verify(signed).filter(payload -> payload.length == UUID_BYTES).map(payload -> {
            ByteBuffer in = ByteBuffer.wrap(payload);
            return new UUID(in.getLong(), in.getLong());
        });
    }
}
