package live.chobi.identity.secondfactor;

import static live.chobi.schema.generated.identity.Tables.RECOVERY_CODE;
import static live.chobi.schema.generated.identity.Tables.TOTP;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import live.chobi.identity.secrets.MasterKey;
import live.chobi.identity.tokens.SecretText;
import live.chobi.kernel.UserId;
import live.chobi.schema.Database;
import live.chobi.schema.generated.identity.tables.records.TotpRecord;
import org.jooq.DSLContext;

/// The second factors of accounts: a secret sealed with the master key, the step of the last code that was taken, and
/// the hashes of recovery codes. Every change locks the account's row first. Virtual threads.
public final class SecondFactors {
    static final int RECOVERY_CODES = 10;
    private static final int RECOVERY_BYTES = 10;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Database database;
    private final MasterKey master;
    private final InstantSource clock;

    public SecondFactors(Database database, MasterKey master, InstantSource clock) {
        this.database = database;
        this.master = master;
        this.clock = clock;
    }

    /// Whether this account's sign-ins are asked for a code.
    public boolean isOn(UserId account) {
        return database.read(sql -> sql.fetchExists(TOTP,
                TOTP.ACCOUNT_ID.eq(account.value()).and(TOTP.CONFIRMED_AT.isNotNull())));
    }

    int recoveryCodesLeft(UserId account) {
        return database.read(sql -> sql.fetchCount(RECOVERY_CODE, RECOVERY_CODE.ACCOUNT_ID.eq(account.value())));
    }

    /// A new secret, which counts once [#confirm] has seen a code of it. Empty when there is one that counts already.
    Optional<byte[]> begin(UserId account) {
        byte[] secret = new byte[Totp.SECRET_BYTES];
        RANDOM.nextBytes(secret);
        byte[] sealed = master.seal(name(account), secret);
        boolean begun = database.transaction(tx -> tx.insertInto(TOTP).set(TOTP.ACCOUNT_ID, account.value())
                .set(TOTP.SECRET, sealed).set(TOTP.MADE_AT, now())
                .onConflict(TOTP.ACCOUNT_ID).doUpdate().set(TOTP.SECRET, sealed).set(TOTP.MADE_AT, now())
                .set(TOTP.LAST_STEP, 0L).where(TOTP.CONFIRMED_AT.isNull()).execute()) == 1;
        return begun ? Optional.of(secret) : Optional.empty();
    }

    /// Turns it on, with the recovery codes, which are told this once. Empty when the code is wrong, or there is
    /// nothing to confirm.
    Optional<List<String>> confirm(UserId account, String code) {
        return database.transaction(tx -> locked(tx, account).filter(row -> row.getConfirmedAt() == null)
                .filter(row -> takesCode(tx, row, code)).map(row -> {
                    tx.update(TOTP).set(TOTP.CONFIRMED_AT, now()).where(TOTP.ACCOUNT_ID.eq(account.value())).execute();
                    return freshRecoveryCodes(tx, account);
                }));
    }

    /// Takes a code of the app, or a recovery code, once. False for one that is wrong, was taken before, or is older
    /// than one that was. Of two that bring the same at once, one gets through.
    public boolean take(UserId account, String code) {
        return database.transaction(tx -> locked(tx, account).filter(row -> row.getConfirmedAt() != null)
                .filter(row -> takesCode(tx, row, code) || takesRecoveryCode(tx, account, code)).isPresent());
    }

    /// New recovery codes in place of those that are left.
    Optional<List<String>> renewRecoveryCodes(UserId account) {
        return database.transaction(tx -> locked(tx, account).filter(row -> row.getConfirmedAt() != null)
                .map(_ -> freshRecoveryCodes(tx, account)));
    }

    void remove(UserId account) {
        database.transact(tx -> tx.deleteFrom(TOTP).where(TOTP.ACCOUNT_ID.eq(account.value())).execute());
    }

    private static Optional<TotpRecord> locked(DSLContext tx, UserId account) {
        return tx.selectFrom(TOTP).where(TOTP.ACCOUNT_ID.eq(account.value())).forUpdate().fetchOptional();
    }

    private boolean takesCode(DSLContext tx, TotpRecord row, String code) {
        byte[] secret = master.open(name(new UserId(row.getAccountId())), row.getSecret());
        OptionalLong step = Totp.stepOf(secret, code.strip(), clock.instant(), row.getLastStep());
        step.ifPresent(it -> tx.update(TOTP).set(TOTP.LAST_STEP, it)
                .where(TOTP.ACCOUNT_ID.eq(row.getAccountId())).execute());
        return step.isPresent();
    }

    private static boolean takesRecoveryCode(DSLContext tx, UserId account, String code) {
        return tx.deleteFrom(RECOVERY_CODE).where(RECOVERY_CODE.ACCOUNT_ID.eq(account.value()),
                RECOVERY_CODE.HASH.eq(recoveryHash(code))).execute() == 1;
    }

    private static List<String> freshRecoveryCodes(DSLContext tx, UserId account) {
        tx.deleteFrom(RECOVERY_CODE).where(RECOVERY_CODE.ACCOUNT_ID.eq(account.value())).execute();
        List<String> codes = new ArrayList<>();
        for (int i = 0; i < RECOVERY_CODES; i++) {
            byte[] random = new byte[RECOVERY_BYTES];
            RANDOM.nextBytes(random);
            String code = Base32.encode(random).toLowerCase(Locale.ROOT).replaceAll("(.{4})(?=.)", "$1-");
            codes.add(code);
            tx.insertInto(RECOVERY_CODE).set(RECOVERY_CODE.ACCOUNT_ID, account.value())
                    .set(RECOVERY_CODE.HASH, recoveryHash(code)).execute();
        }
        return codes;
    }

    /// However it was typed.
    private static byte[] recoveryHash(String code) {
        return SecretText.hash(code.toLowerCase(Locale.ROOT).replaceAll("[^a-z2-7]", ""));
    }

    private static String name(UserId account) {
        return "totp/" + account;
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
