package live.chobi.ledger;

import static live.chobi.schema.generated.ledger.Tables.BATCH;
import static live.chobi.schema.generated.ledger.Tables.ENTRY;
import static live.chobi.schema.generated.ledger.Tables.TRANSFER;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import live.chobi.kernel.UserId;
import live.chobi.log.Postings.AccountId;
import live.chobi.outbox.Json;
import live.chobi.schema.Database;
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

    /// Newest first, entries below `before`.
    public List<Line> of(UserId owner, AccountType type, long before, int limit) {
        AccountId account = type.of(owner);
        return database.read(db -> db
                .select(ENTRY.SEQ, ENTRY.TRANSFER_ID, BATCH.AT, TRANSFER.KIND, ENTRY.AMOUNT, ENTRY.BALANCE_AFTER,
                        TRANSFER.MEMO)
                .from(ENTRY).join(TRANSFER).on(TRANSFER.ID.eq(ENTRY.TRANSFER_ID))
                .join(BATCH).on(BATCH.STRIPE.eq(TRANSFER.STRIPE)).and(BATCH.NO.eq(TRANSFER.BATCH_NO))
                // As a literal, since the index is of users' types alone.
                .where(ENTRY.OWNER.eq(account.owner())).and(ENTRY.TYPE.eq(DSL.inline(account.type())))
                .and(ENTRY.SEQ.lt(before))
                .orderBy(ENTRY.SEQ.desc()).limit(limit)
                .fetch(row -> new Line(row.value1(), row.value2(), row.value3().toInstant(), row.value4(), row.value5(),
                        row.value6(), Json.tree(row.value7().data()))));
    }
}
