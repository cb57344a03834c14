package live.chobi.identity.playback;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import live.chobi.identity.secrets.SealedSecrets;
import live.chobi.kernel.SessionId;

/// The token in a private session's playback URLs: one path segment that says who may watch what until when. Verified
/// for every segment without a look anywhere, on any thread.
///
/// It is revoked by its epoch: whoever serves keeps the session's current number and refuses passes with another.
public final class PlaybackTokens {
    private static final byte VERSION = 1;
    /// Version, session, epoch, expiry.
    private static final int HEAD_BYTES = 1 + 16 + 4 + 8;
    private static final int VIEWER_BYTES_MAX = 64;

    private final Signature signature;
    private final InstantSource clock;

    PlaybackTokens(Signature signature, InstantSource clock) {
        this.signature = signature;
        this.clock = clock;
    }

    /// Reads the key, or makes the first. Blocks; virtual threads.
    public static PlaybackTokens open(SealedSecrets secrets, InstantSource clock) {
        return new PlaybackTokens(Signature.open("playback-token", secrets), clock);
    }

    /// What a token says.
    ///
    /// @param viewer a user's id or a guest's ([GuestIds]), at most 64 bytes
    /// @param epoch raised by the session's owner of truth to revoke all passes made before
    public record Pass(SessionId session, String viewer, int epoch, Instant expires) {}

    public String sign(Pass pass) {
        byte[] viewer = pass.viewer().getBytes(StandardCharsets.UTF_8);
        if (viewer.length > VIEWER_BYTES_MAX) {
            throw new IllegalArgumentException("a viewer's id has at most " + VIEWER_BYTES_MAX + " bytes, not "
                    + viewer.length);
        }
        UUID session = pass.session().value();
        return signature.sign(ByteBuffer.allocate(HEAD_BYTES + viewer.length)
                .put(VERSION)
                .putLong(session.getMostSignificantBits()).putLong(session.getLeastSignificantBits())
                .putInt(pass.epoch()).putLong(pass.expires().toEpochMilli())
                .put(viewer).array());
    }

    /// What a genuine token says that has not expired; empty for everything else. The caller still compares session and
    /// epoch with what it serves.
    public Optional<Pass> verify(String token) {
        return signature.verify(token).flatMap(PlaybackTokens::read)
                .filter(pass -> clock.instant().isBefore(pass.expires()));
    }

    private static Optional<Pass> read(byte[] payload) {
        ByteBuffer in = ByteBuffer.wrap(payload);
        if (payload.length < HEAD_BYTES || in.get() != VERSION) {
            return Optional.empty();
        }
        SessionId session = new SessionId(new UUID(in.getLong(), in.getLong()));
        int epoch = in.getInt();
        Instant expires = Instant.ofEpochMilli(in.getLong());
        return Optional.of(new Pass(session, StandardCharsets.UTF_8.decode(in).toString(), epoch, expires));
    }
}
