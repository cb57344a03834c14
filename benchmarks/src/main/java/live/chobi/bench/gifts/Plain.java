package live.chobi.bench.gifts;

import static live.chobi.schema.generated.gifts.Tables.GIFT;
import static live.chobi.schema.generated.gifts.Tables.STREAK;
import static live.chobi.schema.generated.ledger.Tables.ACCOUNT;
import static live.chobi.schema.generated.ledger.Tables.ENTRY;
import static live.chobi.schema.generated.ledger.Tables.TRANSFER;
import static live.chobi.schema.generated.log.Tables.HEAD;
import static live.chobi.schema.generated.log.Tables.ROW;
import static live.chobi.schema.generated.outbox.Tables.EVENT;
import static live.chobi.schema.generated.outbox.Tables.IDEMPOTENCY;
import static live.chobi.schema.generated.outbox.Tables.JOB;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import live.chobi.kernel.SessionId;
import live.chobi.kernel.UserId;
import live.chobi.kernel.Uuid7;
import live.chobi.ledger.AccountType;
import live.chobi.log.Postings.AccountId;
import live.chobi.log.Stripe;
import live.chobi.schema.generated.ledger.tables.records.AccountRecord;
import org.jooq.DSLContext;
import org.jooq.JSON;
import org.jooq.JSONB;
import org.jooq.Row2;
import org.jooq.impl.DSL;

/// The same complete gift as most would write it: one transaction with jOOQ, rows locked in one order, each rule
/// checked under its lock. It is spared the hash chain: all its transfers share one batch row.
@SuppressWarnings("InlineFormatString") // what is written stands together, away from how
public final class Plain implements GiftsUnderTest {
    private static final long PRICE = 10;
    private static final String MEMO = "{\"giftId\":\"%s\",\"code\":\"rose\",\"quantity\":1,\"sessionId\":\"%s\",\"host\":\"%s\"}";
    private static final String PAYLOAD = "{\"gift\":{\"id\":\"%s\",\"code\":\"rose\",\"name\":\"Rose\",\"tier\":\"common\"},"
            + "\"quantity\":1,\"delta\":10,\"earned\":5,\"streak\":{\"id\":\"%s\",\"count\":%d,\"final\":false}}";
    private static final String EVENT_PAYLOAD = "{\"sender\":\"%s\",\"host\":\"%s\",\"gift\":{\"id\":\"%s\",\"code\":\"rose\","
            + "\"name\":\"Rose\",\"tier\":\"common\"},\"quantity\":1,\"delta\":10,\"earned\":5}";
    private static final String ANSWER = "{\"transactionId\":\"%s\",\"seq\":%d,\"balance\":%d,\"delta\":10,"
            + "\"streak\":{\"id\":\"%s\",\"count\":%d,\"final\":false}}";
    private static final String JOB_PAYLOAD = "{\"session\":\"%s\",\"sender\":\"%s\",\"gift\":\"%s\",\"streak\":\"%s\",\"count\":%d}";

    private final World world;
    private final Map<Short, Long> batches;
    private final AtomicInteger place = new AtomicInteger();

    public Plain(World world) {
        this.world = world;
        batches = world.database.transaction(tx -> tx.fetch("""
                insert into ledger.batch (stripe, no, at, transfers, previous, hash)
                select stripe, no + 1, now(), 1, hash, hash from ledger.chain returning stripe, no
                """).intoMap(row -> row.get("stripe", Short.class), row -> row.get("no", Long.class)));
    }

    @Override
    public String name() {
        return "plain";
    }

    @Override
    public void give(int viewer, int session, String key) {
        UserId sender = world.viewers.get(viewer);
        SessionId live = world.sessions.get(session);
        UserId host = world.hosts.get(session);
        world.database.transact(tx -> {
            var head = tx.selectFrom(HEAD).where(HEAD.ID.eq(live.value())).forNoKeyUpdate().fetchSingle();
            var accounts = tx.selectFrom(ACCOUNT)
                    .where(DSL.row(ACCOUNT.OWNER, ACCOUNT.TYPE).in(names(world.accounts(viewer, session))))
                    .orderBy(ACCOUNT.OWNER, ACCOUNT.TYPE).forNoKeyUpdate()
                    .fetchMap(it -> new AccountId(it.getOwner(), it.getType()));
            boolean again = tx.fetchExists(IDEMPOTENCY, IDEMPOTENCY.PAYER.eq(sender.value()),
                    IDEMPOTENCY.KEY.eq(key));
            var gift = tx.selectFrom(GIFT).where(GIFT.ID.eq(world.rose)).fetchSingle();
            var open = tx.selectFrom(STREAK).where(STREAK.SESSION_ID.eq(live.value()),
                    STREAK.SENDER.eq(sender.value()), STREAK.GIFT_ID.eq(gift.getId())).fetchOptional();
            var wallet = accounts.get(AccountType.WALLET.of(sender));
            if (again || !head.getPhase().equals("live") || wallet == null || wallet.getBalance() < gift.getPrice()) {
                throw new IllegalStateException("this must not happen in a benchmark");
            }
            UUID streak = open.map(it -> it.getId()).orElseGet(Uuid7::next);
            long count = open.map(it -> it.getCount()).orElse(0L) + 1;
            UUID transfer = Uuid7.next();
            long seq = head.getSeq() + 1;
            writeLog(tx, live, sender, seq, streak, count);
            writeMoney(tx, live, sender, host, transfer, seq, accounts);
            writeAround(tx, live, sender, host, transfer, seq, streak, count, key, wallet.getBalance());
        });
    }

    private static List<Row2<UUID, Short>> names(List<AccountId> accounts) {
        return accounts.stream().map(it -> DSL.row(it.owner(), it.type())).toList();
    }

    private void writeLog(DSLContext tx, SessionId live, UserId sender, long seq, UUID streak, long count) {
        tx.update(HEAD).set(HEAD.SEQ, seq).where(HEAD.ID.eq(live.value())).execute();
        tx.insertInto(ROW).set(ROW.LOG_ID, live.value()).set(ROW.SEQ, seq).set(ROW.AT, now()).set(ROW.TYPE, "gift")
                .set(ROW.ACTOR, sender.value())
                .set(ROW.PAYLOAD, JSONB.valueOf(PAYLOAD.formatted(world.rose, streak, count))).execute();
    }

    private void writeMoney(DSLContext tx, SessionId live, UserId sender, UserId host, UUID transfer, long seq,
            Map<AccountId, AccountRecord> accounts) {
        short stripe = Stripe.of(live.value());
        tx.insertInto(TRANSFER).set(TRANSFER.ID, transfer).set(TRANSFER.STRIPE, stripe)
                .set(TRANSFER.BATCH_NO, Objects.requireNonNull(batches.get(stripe)))
                .set(TRANSFER.PLACE, place.getAndIncrement()).set(TRANSFER.KIND, "gift")
                .set(TRANSFER.PAYER, sender.value()).set(TRANSFER.LOG_ID, live.value()).set(TRANSFER.LOG_SEQ, seq)
                .set(TRANSFER.MEMO, JSON.valueOf(MEMO.formatted(world.rose, live, host))).execute();
        var entries = tx.insertInto(ENTRY, ENTRY.OWNER, ENTRY.TYPE, ENTRY.SEQ, ENTRY.TRANSFER_ID, ENTRY.UNIT,
                ENTRY.AMOUNT, ENTRY.BALANCE_AFTER);
        for (var account : accounts.values()) {
            long amount = account.getType() == AccountType.WALLET.code()
                    ? -PRICE
                    : account.getType() == AccountType.DIAMOND_SOURCE.code() ? -PRICE / 2 : PRICE / 2;
            account.setBalance(account.getBalance() + amount);
            account.setSeq(account.getSeq() + 1);
            entries = entries.values(account.getOwner(), account.getType(), account.getSeq(), transfer,
                    account.getUnit(), amount, account.getBalance());
        }
        // The accounts follow by the schema's own trigger.
        entries.execute();
    }

    private void writeAround(DSLContext tx, SessionId live, UserId sender, UserId host, UUID transfer, long seq,
            UUID streak, long count, String key, long balance) {
        tx.insertInto(STREAK).set(STREAK.SESSION_ID, live.value()).set(STREAK.SENDER, sender.value())
                .set(STREAK.GIFT_ID, world.rose).set(STREAK.ID, streak).set(STREAK.COUNT, count)
                .set(STREAK.LAST_AT, now()).onDuplicateKeyUpdate().set(STREAK.COUNT, count).set(STREAK.LAST_AT, now())
                .execute();
        tx.insertInto(IDEMPOTENCY).set(IDEMPOTENCY.PAYER, sender.value()).set(IDEMPOTENCY.KEY, key)
                .set(IDEMPOTENCY.TERMS, new byte[32])
                .set(IDEMPOTENCY.ANSWER, JSONB.valueOf(ANSWER.formatted(transfer, seq, balance, streak, count)))
                .execute();
        tx.insertInto(EVENT).set(EVENT.TOPIC, "gift_sent").set(EVENT.LOG_ID, live.value()).set(EVENT.SEQ, seq)
                .set(EVENT.PAYLOAD, JSONB.valueOf(EVENT_PAYLOAD.formatted(sender, host, world.rose))).execute();
        JSONB payload = JSONB.valueOf(JOB_PAYLOAD.formatted(live, sender, world.rose, streak, count));
        OffsetDateTime due = now().plusSeconds(3);
        tx.insertInto(JOB).set(JOB.KEY, "streak:" + live + ":" + sender + ":" + world.rose)
                .set(JOB.KIND, "gifts.close_streak").set(JOB.PAYLOAD, payload).set(JOB.RUN_AT, due)
                .onDuplicateKeyUpdate().set(JOB.PAYLOAD, payload).set(JOB.RUN_AT, due).execute();
    }

    private static OffsetDateTime now() {
        return OffsetDateTime.now(ZoneOffset.UTC);
    }

    @Override
    public void close() {
        // The world has the connections.
    }
}
