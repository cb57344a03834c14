package live.chobi.identity.proof;

import static live.chobi.schema.generated.identity.Tables.MAILED_TOKEN;

import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import live.chobi.identity.tokens.SecretText;
import live.chobi.kernel.UserId;
import live.chobi.schema.Database;
import live.chobi.schema.generated.identity.tables.records.MailedTokenRecord;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/// Tokens that went out by mail: 256 random bits, stored as their SHA-256, good once and for a while. One that is used
/// takes those of the same purpose with it. Virtual threads.
final class MailedTokens {
    /// Of one account and purpose; the oldest go.
    private static final int KEPT_MAX = 5;

    private final Database database;
    private final InstantSource clock;

    MailedTokens(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /// Whose token it was, and which address it proves.
    record Redeemed(UserId account, String emailKey) {}

    String issue(UserId account, Purpose purpose, String emailKey) {
        String token = SecretText.random();
        database.transact(tx -> {
            var kept = DSL.select(MAILED_TOKEN.HASH).from(MAILED_TOKEN)
                    .where(MAILED_TOKEN.ACCOUNT_ID.eq(account.value()), MAILED_TOKEN.PURPOSE.eq(purpose.name()),
                            MAILED_TOKEN.EXPIRES_AT.gt(now()))
                    .orderBy(MAILED_TOKEN.MADE_AT.desc()).limit(KEPT_MAX - 1);
            tx.deleteFrom(MAILED_TOKEN).where(MAILED_TOKEN.ACCOUNT_ID.eq(account.value()),
                    MAILED_TOKEN.PURPOSE.eq(purpose.name()), MAILED_TOKEN.HASH.notIn(kept)).execute();
            tx.insertInto(MAILED_TOKEN).set(MAILED_TOKEN.HASH, SecretText.hash(token))
                    .set(MAILED_TOKEN.ACCOUNT_ID, account.value()).set(MAILED_TOKEN.PURPOSE, purpose.name())
                    .set(MAILED_TOKEN.EMAIL_KEY, emailKey).set(MAILED_TOKEN.MADE_AT, now())
                    .set(MAILED_TOKEN.EXPIRES_AT, now().plus(purpose.life())).execute();
        });
        return token;
    }

    /// One whose mail was not sent.
    void withdraw(String token) {
        database.transact(
                tx -> tx.deleteFrom(MAILED_TOKEN).where(MAILED_TOKEN.HASH.eq(SecretText.hash(token))).execute());
    }

    /// Whether [#redeem] would take it now. For deciding whether costly work is worth its while.
    boolean isGood(Purpose purpose, String token) {
        return database.read(sql -> sql.fetchExists(MAILED_TOKEN, MAILED_TOKEN.HASH.eq(SecretText.hash(token))
                .and(MAILED_TOKEN.PURPOSE.eq(purpose.name())).and(MAILED_TOKEN.EXPIRES_AT.gt(now()))));
    }

    /// Uses a token up, in the transaction of what it allows. Of two at once, one gets it. Empty for one that is
    /// unknown, used, too old, or for something else.
    Optional<Redeemed> redeem(DSLContext tx, Purpose purpose, String token) {
        Optional<MailedTokenRecord> found = tx.deleteFrom(MAILED_TOKEN)
                .where(MAILED_TOKEN.HASH.eq(SecretText.hash(token)), MAILED_TOKEN.PURPOSE.eq(purpose.name()))
                .returning().fetchOptional().filter(it -> it.getExpiresAt().isAfter(now()));
        found.ifPresent(it -> tx.deleteFrom(MAILED_TOKEN)
                .where(MAILED_TOKEN.ACCOUNT_ID.eq(it.getAccountId()), MAILED_TOKEN.PURPOSE.eq(purpose.name()))
                .execute());
        return found.map(it -> new Redeemed(new UserId(it.getAccountId()), it.getEmailKey()));
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
