package live.chobi.identity.apikeys;

import static live.chobi.schema.generated.identity.Tables.ACCOUNT;
import static live.chobi.schema.generated.identity.Tables.API_KEY;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import live.chobi.identity.tokens.SecretText;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Problem;
import live.chobi.kernel.Role;
import live.chobi.kernel.UserId;
import live.chobi.kernel.Uuid7;
import live.chobi.schema.Database;
import live.chobi.schema.generated.identity.tables.records.ApiKeyRecord;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// Keys: 256 random bits behind a mark that scanners for lost secrets know, stored as their SHA-256. One look-up for
/// each call, so that a key that is revoked is out at once, at every node. Virtual threads.
public final class ApiKeys {
    /// No access token begins so: those are JSON in Base64.
    public static final String MARK = "chobi_";
    static final int OF_ACCOUNT_MAX = 50;
    private static final int SHOWN = MARK.length() + 4;
    private static final Duration USED_EXACTNESS = Duration.ofMinutes(1);

    private final Database database;
    private final InstantSource clock;

    public ApiKeys(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /// A key without its secret.
    ///
    /// @param start what its owner tells it by
    /// @param expiresAt null: never
    /// @param lastUsedAt to the minute; null: never
    public record ApiKeyView(UUID id, String name, String start, List<String> scopes, Instant madeAt,
            @Nullable Instant expiresAt, @Nullable Instant lastUsedAt) {}

    record Made(ApiKeyView view, String key) {
        @Override
        public String toString() {
            return "Made " + view;
        }
    }

    /// CONFLICT `too_many_keys`.
    Made make(UserId owner, String name, Collection<String> scopes, Optional<Instant> expires) {
        String key = MARK + SecretText.random();
        return database.transaction(tx -> {
            // One after the other: the limit holds also for two at once.
            tx.select(ACCOUNT.ID).from(ACCOUNT).where(ACCOUNT.ID.eq(owner.value())).forNoKeyUpdate().execute();
            if (tx.fetchCount(API_KEY, API_KEY.ACCOUNT_ID.eq(owner.value())) >= OF_ACCOUNT_MAX) {
                throw Problem.conflict("too_many_keys",
                        "an account has at most " + OF_ACCOUNT_MAX + " keys; revoke one that is not needed");
            }
            ApiKeyRecord row = tx.insertInto(API_KEY).set(API_KEY.ID, Uuid7.next())
                    .set(API_KEY.HASH, SecretText.hash(key)).set(API_KEY.ACCOUNT_ID, owner.value())
                    .set(API_KEY.NAME, name).set(API_KEY.START, key.substring(0, SHOWN))
                    .set(API_KEY.SCOPES, scopes.stream().sorted().distinct().toArray(String[]::new))
                    .set(API_KEY.MADE_AT, now())
                    .set(API_KEY.EXPIRES_AT, expires.map(it -> it.atOffset(ZoneOffset.UTC)).orElse(null))
                    .returning().fetchSingle();
            return new Made(view(row), key);
        });
    }

    /// Newest first.
    List<ApiKeyView> of(UserId owner) {
        return database.read(sql -> sql.selectFrom(API_KEY).where(API_KEY.ACCOUNT_ID.eq(owner.value()))
                .orderBy(API_KEY.ID.desc()).fetch(ApiKeys::view));
    }

    boolean revoke(UserId owner, UUID id) {
        return database.transaction(tx -> tx.deleteFrom(API_KEY)
                .where(API_KEY.ID.eq(id), API_KEY.ACCOUNT_ID.eq(owner.value())).execute()) == 1;
    }

    /// Who calls with this key. UNAUTHORIZED `key_unknown` for one that is not known, revoked or run out, and of an
    /// account that is suspended.
    public Caller authenticate(String key, String address) {
        var found = database.read(sql -> sql.select(API_KEY.ID, API_KEY.ACCOUNT_ID, API_KEY.SCOPES, API_KEY.USED_AT,
                ACCOUNT.ROLE).from(API_KEY).join(ACCOUNT)
                .on(ACCOUNT.ID.eq(API_KEY.ACCOUNT_ID), ACCOUNT.SUSPENDED_AT.isNull())
                .where(API_KEY.HASH.eq(SecretText.hash(key)))
                .and(API_KEY.EXPIRES_AT.isNull().or(API_KEY.EXPIRES_AT.gt(now()))).fetchOptional())
                .orElseThrow(() -> Problem.unauthorized("key_unknown",
                        "this key is not known, was revoked, or has run out"));
        UUID id = Objects.requireNonNull(found.value1());
        if (found.value4() == null || found.value4().isBefore(now().minus(USED_EXACTNESS))) {
            database.transact(tx -> tx.update(API_KEY).set(API_KEY.USED_AT, now()).where(API_KEY.ID.eq(id))
                    .and(API_KEY.USED_AT.isNull().or(API_KEY.USED_AT.lt(DSL.val(now())))).execute());
        }
        return new Caller.ApiKey(id, new UserId(found.value2()), Role.valueOf(found.value5()),
                Set.of(found.value3()), address);
    }

    private static ApiKeyView view(ApiKeyRecord row) {
        return new ApiKeyView(row.getId(), row.getName(), row.getStart(), List.of(row.getScopes()),
                row.getMadeAt().toInstant(), instant(row.getExpiresAt()), instant(row.getUsedAt()));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
