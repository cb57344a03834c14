package live.chobi.users.archive;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import live.chobi.identity.secrets.MasterKey;

/// Addresses that archives are fetched at, without a token: each is good for an hour, and only this installation can
/// make one, since it is sealed with its key. Any thread.
public final class ArchiveLinks {
    public static final String PATH = "/archives/";
    static final Duration GOOD = Duration.ofHours(1);
    private static final String PURPOSE = "archive-link";
    private static final int PLAIN_BYTES = 24;
    /// Nonce, content, tag.
    private static final int SEALED_BYTES = 12 + PLAIN_BYTES + 16;

    private final MasterKey master;
    private final InstantSource clock;

    public ArchiveLinks(MasterKey master, InstantSource clock) {
        this.master = master;
        this.clock = clock;
    }

    record Link(String url, Instant expiresAt) {}

    Link of(UUID archive) {
        Instant expires = clock.instant().plus(GOOD);
        byte[] plain = ByteBuffer.allocate(PLAIN_BYTES).putLong(archive.getMostSignificantBits())
                .putLong(archive.getLeastSignificantBits()).putLong(expires.toEpochMilli()).array();
        return new Link(PATH + Base64.getUrlEncoder().withoutPadding().encodeToString(master.seal(PURPOSE, plain)),
                expires);
    }

    /// The archive; empty for an address that is none of ours, or has run out.
    ///
    /// @param token what stands after the path
    public Optional<UUID> archive(String token) {
        try {
            byte[] sealed = Base64.getUrlDecoder().decode(token);
            if (sealed.length != SEALED_BYTES) {
                return Optional.empty();
            }
            ByteBuffer plain = ByteBuffer.wrap(master.open(PURPOSE, sealed));
            UUID archive = new UUID(plain.getLong(), plain.getLong());
            return clock.instant().toEpochMilli() < plain.getLong() ? Optional.of(archive) : Optional.empty();
        } catch (IllegalArgumentException | MasterKey.Unusable _) {
            return Optional.empty();
        }
    }
}
