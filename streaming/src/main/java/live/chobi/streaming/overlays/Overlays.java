package live.chobi.streaming.overlays;

import static live.chobi.schema.generated.streaming.Tables.OVERLAY;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import live.chobi.kernel.Problem;
import live.chobi.kernel.UserId;
import live.chobi.kernel.Uuid7;
import live.chobi.schema.Database;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// Stores and finds overlays. Tokens are random, 256 bits, and kept as SHA-256: there is nothing to guess, so that a
/// slow hash would add nothing. Virtual threads.
public final class Overlays {
    /// What every token begins with, so that it is told from an access token.
    public static final String PREFIX = "overlay_";
    /// Of one host: one for each of their scenes.
    public static final int OVERLAYS_MAX = 10;
    private static final int TOKEN_BYTES = 32;
    /// More than a token has; what is longer is not looked up.
    private static final int TOKEN_LENGTH_MAX = 100;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Database database;

    public Overlays(Database database) {
        this.database = database;
    }

    /// An overlay just made, with the token that is shown this once.
    record Made(Overlay overlay, String token) {
        /// Without the secret.
        @Override
        public String toString() {
            return "Made[" + overlay + "]";
        }
    }

    /// An overlay that a token opens.
    record Opened(UserId host, Overlay overlay) {}

    /// PRECONDITION_FAILED when the host has ten already.
    Made create(UserId host, String name) {
        UUID id = Uuid7.next();
        byte[] random = new byte[TOKEN_BYTES];
        RANDOM.nextBytes(random);
        String token = PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        return database.transaction(tx -> {
            // Two at once must not both be the tenth.
            tx.execute("select pg_advisory_xact_lock(hashtextextended({0}, 0))", DSL.val("overlay:" + host));
            if (tx.fetchCount(OVERLAY, OVERLAY.HOST.eq(host.value())) >= OVERLAYS_MAX) {
                throw Problem.refused("too_many_overlays",
                        "a host has at most " + OVERLAYS_MAX + " overlays; revoke one first");
            }
            tx.insertInto(OVERLAY).set(OVERLAY.ID, id).set(OVERLAY.HOST, host.value()).set(OVERLAY.NAME, name)
                    .set(OVERLAY.TOKEN_HASH, hash(token)).execute();
            return new Made(tx.selectFrom(OVERLAY).where(OVERLAY.ID.eq(id)).fetchSingle(Overlays::overlay), token);
        });
    }

    /// Of one host, in the order in which they were made.
    List<Overlay> of(UserId host) {
        return database.read(db -> db.selectFrom(OVERLAY).where(OVERLAY.HOST.eq(host.value())).orderBy(OVERLAY.ID)
                .fetch(Overlays::overlay));
    }

    /// NOT_FOUND when this host has none of this id: whose it is else is nobody's business.
    void revoke(UserId host, UUID id) {
        int gone = database.transaction(
                tx -> tx.deleteFrom(OVERLAY).where(OVERLAY.ID.eq(id)).and(OVERLAY.HOST.eq(host.value())).execute());
        requireOne(gone, id);
    }

    /// As [#revoke] refuses.
    void test(UserId host, UUID id, Instant at) {
        int found = database.transaction(tx -> tx.update(OVERLAY)
                .set(OVERLAY.TESTED_AT, at.atOffset(ZoneOffset.UTC)).where(OVERLAY.ID.eq(id))
                .and(OVERLAY.HOST.eq(host.value())).execute());
        requireOne(found, id);
    }

    private static void requireOne(int rows, UUID id) {
        if (rows == 0) {
            throw Problem.notFound("overlay", id).about("overlayId");
        }
    }

    /// UNAUTHORIZED `overlay_revoked` when the token opens none, or no longer.
    Opened open(String token) {
        return find(token).orElseThrow(Overlays::revoked);
    }

    /// Whose sessions a token shows; refusals as [#open].
    public UserId hostOf(String token) {
        return open(token).host();
    }

    private Optional<Opened> find(String token) {
        if (!token.startsWith(PREFIX) || token.length() > TOKEN_LENGTH_MAX) {
            return Optional.empty();
        }
        byte[] hash = hash(token);
        return database.read(db -> db.selectFrom(OVERLAY).where(OVERLAY.TOKEN_HASH.eq(hash))
                .fetchOptional(row -> new Opened(new UserId(row.get(OVERLAY.HOST)), overlay(row))));
    }

    private static Problem revoked() {
        return Problem.unauthorized("overlay_revoked", "this overlay's address is not valid, or no longer");
    }

    private static Overlay overlay(Record row) {
        @Nullable
        OffsetDateTime tested = row.get(OVERLAY.TESTED_AT);
        return new Overlay(row.get(OVERLAY.ID), row.get(OVERLAY.NAME), row.get(OVERLAY.CREATED_AT).toInstant(),
                tested == null ? null : tested.toInstant());
    }

    private static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
