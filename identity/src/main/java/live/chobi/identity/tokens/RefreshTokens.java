package live.chobi.identity.tokens;

import static live.chobi.schema.generated.identity.Tables.REFRESH_TOKEN;
import static live.chobi.schema.generated.identity.Tables.TOKEN_FAMILY;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import live.chobi.kernel.Caller;
import live.chobi.kernel.UserId;
import live.chobi.kernel.Uuid7;
import live.chobi.schema.Database;
import live.chobi.schema.generated.identity.tables.records.RefreshTokenRecord;
import live.chobi.schema.generated.identity.tables.records.TokenFamilyRecord;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// Refresh tokens: 256 random bits, stored as their SHA-256, good once. Each sign-in begins a family; a used token that
/// comes back means that two hold it, and one of them stole it, so the whole family ends (RFC 9700 §4.14.2).
///
/// Every change of a family locks its row first, then its tokens: one order, so no deadlocks. Virtual threads.
public final class RefreshTokens {
    public static final Duration LIFE = Duration.ofDays(30);
    /// The oldest sign-in of an account ends when there are more.
    static final int FAMILIES_MAX = 100;

    private final Database database;
    private final InstantSource clock;
    private final Barred barred;

    public RefreshTokens(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
        this.barred = new Barred(database, clock);
    }

    /// A refresh token, and the sign-in that it belongs to.
    public record Issued(UUID signIn, String token) {
        @Override
        public String toString() {
            return "Issued of " + signIn;
        }
    }

    /// Where somebody signs in.
    ///
    /// @param device as its owner calls it, at most 100 characters
    /// @param address the network address
    public record Place(Optional<String> device, String address) {}

    /// One place where an account is signed in.
    public record SignIn(UUID id, @Nullable String device, @Nullable String address, Instant begun, Instant used) {}

    /// What came of presenting a token.
    public sealed interface Rotation {
        record Rotated(UserId user, Issued next) implements Rotation {}
        record Refused(Refusal refusal) implements Rotation {}
    }

    /// In the order in which they are judged.
    public enum Refusal {
        /// Never issued, or long gone.
        UNKNOWN,
        /// Used before: the family is revoked by this very attempt.
        REUSED,
        /// Its family was revoked: signed out, or by a reuse.
        REVOKED,
        /// Not used for [#LIFE].
        EXPIRED
    }

    /// The first token of a new family.
    public Issued begin(UserId user, Place place) {
        return database.transaction(tx -> {
            UUID family = Uuid7.next();
            tx.insertInto(TOKEN_FAMILY).set(TOKEN_FAMILY.ID, family).set(TOKEN_FAMILY.ACCOUNT_ID, user.value())
                    .set(TOKEN_FAMILY.DEVICE, place.device().orElse(null)).set(TOKEN_FAMILY.ADDRESS, place.address())
                    .set(TOKEN_FAMILY.CREATED_AT, now()).set(TOKEN_FAMILY.USED_AT, now()).execute();
            String token = insert(tx, family);
            dropOldFamilies(tx, user);
            return new Issued(family, token);
        });
    }

    /// Exchanges a token for the next one of its family. Of two that present the same token at once, the lock on the
    /// family lets one go first; to the other it is used.
    ///
    /// @param address where it is presented
    public Rotation rotate(String token, String address) {
        byte[] hash = SecretText.hash(token);
        return database.transaction(tx -> {
            TokenFamilyRecord family = lockFamilyOf(tx, hash).orElse(null);
            // A later statement than the lock: it sees what the one before us did.
            RefreshTokenRecord presented = tx.fetchOne(REFRESH_TOKEN, REFRESH_TOKEN.HASH.eq(hash));
            if (family == null || presented == null) {
                return new Rotation.Refused(Refusal.UNKNOWN);
            }
            if (presented.getUsedAt() != null) {
                revoke(tx, family.getId());
                return new Rotation.Refused(Refusal.REUSED);
            }
            if (family.getRevokedAt() != null) {
                return new Rotation.Refused(Refusal.REVOKED);
            }
            if (!presented.getExpiresAt().isAfter(now())) {
                return new Rotation.Refused(Refusal.EXPIRED);
            }
            use(tx, hash);
            dropExpired(tx, family.getId());
            tx.update(TOKEN_FAMILY).set(TOKEN_FAMILY.ADDRESS, address).set(TOKEN_FAMILY.USED_AT, now())
                    .where(TOKEN_FAMILY.ID.eq(family.getId())).execute();
            return new Rotation.Rotated(new UserId(family.getAccountId()),
                    new Issued(family.getId(), insert(tx, family.getId())));
        });
    }

    /// Ends the sign-in that the token belongs to. Idempotent; an unknown token changes nothing.
    public void end(String token) {
        database.transact(
                tx -> lockFamilyOf(tx, SecretText.hash(token)).ifPresent(family -> revoke(tx, family.getId())));
    }

    /// Where this account is signed in, newest first: what a refresh token still goes on with.
    public List<SignIn> of(UserId user) {
        return database.read(sql -> sql.selectFrom(TOKEN_FAMILY)
                .where(TOKEN_FAMILY.ACCOUNT_ID.eq(user.value()), TOKEN_FAMILY.REVOKED_AT.isNull())
                .and(DSL.exists(DSL.selectOne().from(REFRESH_TOKEN).where(REFRESH_TOKEN.FAMILY_ID.eq(TOKEN_FAMILY.ID),
                        REFRESH_TOKEN.USED_AT.isNull(), REFRESH_TOKEN.EXPIRES_AT.gt(now()))))
                .orderBy(TOKEN_FAMILY.ID.desc()).limit(FAMILIES_MAX)
                .fetch(row -> new SignIn(row.getId(), row.getDevice(), row.getAddress(),
                        row.getCreatedAt().toInstant(),
                        Optional.ofNullable(row.getUsedAt()).orElse(row.getCreatedAt()).toInstant())));
    }

    /// Ends one sign-in of this account, its access tokens included. False when it has none such. Idempotent.
    public boolean bar(UserId user, UUID signIn) {
        boolean found = database.transaction(tx -> bar(tx, TOKEN_FAMILY.ACCOUNT_ID.eq(user.value())
                .and(TOKEN_FAMILY.ID.eq(signIn)))) > 0;
        barred.refresh();
        return found;
    }

    /// Ends all others of the caller's sign-ins, and says how many.
    public int barOthers(Caller caller) {
        Optional<UUID> own = caller instanceof Caller.SignedIn signedIn ? signedIn.signIn() : Optional.empty();
        int ended = database.transaction(tx -> barAll(tx, caller.user(), own));
        barred.refresh();
        return ended;
    }

    /// Ends all sign-ins of an account but one, their access tokens included, and says how many went on until now.
    /// [Barred#refresh] is due after the commit.
    public int barAll(DSLContext tx, UserId user, Optional<UUID> kept) {
        return bar(tx, TOKEN_FAMILY.ACCOUNT_ID.eq(user.value()).and(TOKEN_FAMILY.BARRED_AT.isNull())
                .and(kept.map(TOKEN_FAMILY.ID::ne).orElse(DSL.noCondition())));
    }

    public Barred barred() {
        return barred;
    }

    private int bar(DSLContext tx, Condition families) {
        // Locked in one order, as everywhere.
        var locked = DSL.select(TOKEN_FAMILY.ID).from(TOKEN_FAMILY).where(families).orderBy(TOKEN_FAMILY.ID)
                .forNoKeyUpdate();
        return tx.update(TOKEN_FAMILY).set(TOKEN_FAMILY.BARRED_AT, now())
                .set(TOKEN_FAMILY.REVOKED_AT, DSL.coalesce(TOKEN_FAMILY.REVOKED_AT, DSL.val(now())))
                .where(TOKEN_FAMILY.ID.in(locked)).execute();
    }

    private static Optional<TokenFamilyRecord> lockFamilyOf(DSLContext tx, byte[] hash) {
        return tx.selectFrom(TOKEN_FAMILY)
                .where(TOKEN_FAMILY.ID.eq(DSL.select(REFRESH_TOKEN.FAMILY_ID).from(REFRESH_TOKEN)
                        .where(REFRESH_TOKEN.HASH.eq(hash))))
                .forNoKeyUpdate().fetchOptional();
    }

    /// The condition states again what the lock promises: a token is used once.
    private void use(DSLContext tx, byte[] hash) {
        int used = tx.update(REFRESH_TOKEN).set(REFRESH_TOKEN.USED_AT, now())
                .where(REFRESH_TOKEN.HASH.eq(hash), REFRESH_TOKEN.USED_AT.isNull()).execute();
        if (used != 1) {
            throw new IllegalStateException("a refresh token was used twice under its family's lock");
        }
    }

    private void dropExpired(DSLContext tx, UUID family) {
        tx.deleteFrom(REFRESH_TOKEN).where(REFRESH_TOKEN.FAMILY_ID.eq(family), REFRESH_TOKEN.EXPIRES_AT.le(now()))
                .execute();
    }

    private void revoke(DSLContext tx, UUID family) {
        tx.update(TOKEN_FAMILY).set(TOKEN_FAMILY.REVOKED_AT, now())
                .where(TOKEN_FAMILY.ID.eq(family), TOKEN_FAMILY.REVOKED_AT.isNull()).execute();
    }

    private String insert(DSLContext tx, UUID family) {
        String token = SecretText.random();
        tx.insertInto(REFRESH_TOKEN).set(REFRESH_TOKEN.HASH, SecretText.hash(token))
                .set(REFRESH_TOKEN.FAMILY_ID, family)
                .set(REFRESH_TOKEN.ISSUED_AT, now())
                .set(REFRESH_TOKEN.EXPIRES_AT, now().plus(LIFE)).execute();
        return token;
    }

    /// Those that nothing can be bought with any more, and the oldest above the limit. What another transaction works
    /// on is left for the next sign-in.
    private void dropOldFamilies(DSLContext tx, UserId user) {
        var alive = DSL.selectOne().from(REFRESH_TOKEN)
                .where(REFRESH_TOKEN.FAMILY_ID.eq(TOKEN_FAMILY.ID), REFRESH_TOKEN.EXPIRES_AT.gt(now()));
        var kept = DSL.select(TOKEN_FAMILY.ID).from(TOKEN_FAMILY).where(TOKEN_FAMILY.ACCOUNT_ID.eq(user.value()))
                .orderBy(TOKEN_FAMILY.ID.desc()).limit(FAMILIES_MAX);
        var old = DSL.select(TOKEN_FAMILY.ID).from(TOKEN_FAMILY)
                .where(TOKEN_FAMILY.ACCOUNT_ID.eq(user.value()))
                .and(DSL.notExists(alive).or(TOKEN_FAMILY.ID.notIn(kept)))
                .forUpdate().skipLocked();
        tx.deleteFrom(TOKEN_FAMILY).where(TOKEN_FAMILY.ID.in(old)).execute();
    }

    private OffsetDateTime now() {
        Instant now = clock.instant();
        return now.atOffset(ZoneOffset.UTC);
    }
}
