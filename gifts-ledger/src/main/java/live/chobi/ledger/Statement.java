package live.chobi.ledger;

import static live.chobi.schema.generated.ledger.Tables.BATCH;
import static live.chobi.schema.generated.ledger.Tables.ENTRY;
import static live.chobi.schema.generated.ledger.Tables.TRANSFER;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import live.chobi.kernel.UserId;
import live.chobi.log.Postings.AccountId;
import live.chobi.outbox.Json;
import live.chobi.schema.Database;
import org.jooq.Condition;
import org.jooq.SortField;
import org.jooq.impl.DSL;

/// Reads an account's entries as its owner sees them. Virtual threads.
public final class Statement {
    private final Database database;

    public Statement(Database database) {
        this.database = database;
    }

    /// @param seq the entry's number in its account
    /// @param kind what the transfer was for: `gift`
    public record Line(long seq, UUID transfer, Instant at, String kind, long amount, long balanceAfter,
            JsonNode memo) {}

    /// A stretch of an account: the entries above `after`, up to `upTo`.
    ///
    /// @param opening the balance before them
    /// @param closing the balance after them: `opening` and all their amounts
    public record Period(long after, long upTo, long opening, long closing) {}

    private record Edge(long seq, long balance) {}

    /// @param from inclusive
    /// @param to exclusive; after `from`
    public Period period(UserId owner, AccountType type, Instant from, Instant to) {
        Edge before = newestBefore(type.of(owner), from);
        Edge last = newestBefore(type.of(owner), to);
        return new Period(before.seq(), last.seq(), before.balance(), last.balance());
    }

    /// Edges of the account's own order, not of time: should a clock have gone back, every entry still counts once.
    private Edge newestBefore(AccountId account, Instant moment) {
        return database.read(db -> db.select(ENTRY.SEQ, ENTRY.BALANCE_AFTER).from(ENTRY).join(TRANSFER)
                .on(TRANSFER.ID.eq(ENTRY.TRANSFER_ID)).join(BATCH).on(BATCH.STRIPE.eq(TRANSFER.STRIPE))
                .and(BATCH.NO.eq(TRANSFER.BATCH_NO)).where(ENTRY.OWNER.eq(account.owner()))
                .and(ENTRY.TYPE.eq(DSL.inline(account.type())))
                .and(BATCH.AT.lt(Objects.requireNonNull(moment.atOffset(ZoneOffset.UTC))))
                .orderBy(ENTRY.SEQ.desc()).limit(1).fetchOptional(row -> new Edge(row.value1(), row.value2())))
                .orElse(new Edge(0, 0));
    }

    /// Oldest first, entries above `after` and up to `upTo`.
    public List<Line> lines(UserId owner, AccountType type, long after, long upTo, int limit) {
        return lines(type.of(owner), ENTRY.SEQ.gt(after).and(ENTRY.SEQ.le(upTo)), ENTRY.SEQ.asc(), limit);
    }

    /// Newest first, entries below `before`.
    public List<Line> of(UserId owner, AccountType type, long before, int limit) {
        return lines(type.of(owner), ENTRY.SEQ.lt(before), ENTRY.SEQ.desc(), limit);
    }

    private List<Line> lines(AccountId account, Condition which, SortField<Long> order, int limit) {
        return database.read(db -> db
                .select(ENTRY.SEQ, ENTRY.TRANSFER_ID, BATCH.AT, TRANSFER.KIND, ENTRY.AMOUNT, ENTRY.BALANCE_AFTER,
                        TRANSFER.MEMO)
                .from(ENTRY).join(TRANSFER).on(TRANSFER.ID.eq(ENTRY.TRANSFER_ID))
                .join(BATCH).on(BATCH.STRIPE.eq(TRANSFER.STRIPE)).and(BATCH.NO.eq(TRANSFER.BATCH_NO))
                // As a literal, since the index is of users' types alone.
                .where(ENTRY.OWNER.eq(account.owner())).and(ENTRY.TYPE.eq(DSL.inline(account.type())))
                .and(which)
                .orderBy(order).limit(limit)
                .fetch(row -> new Line(row.value1(), row.value2(), row.value3().toInstant(), row.value4(), row.value5(),
                        row.value6(), Json.tree(row.value7().data()))));
    }
}
