package live.chobi.gifts.refunds;

import java.util.List;
import java.util.UUID;
import live.chobi.kernel.Problem;
import live.chobi.kernel.SessionId;
import live.chobi.kernel.UserId;
import live.chobi.ledger.Transfers;
import live.chobi.log.Postings.AccountId;
import live.chobi.log.Postings.Leg;
import live.chobi.outbox.Json;
import live.chobi.schema.Database;
import org.jooq.Record;
import org.jooq.impl.DSL;

/// A gift as the ledger has it. It never changes, so that a command can name its log and its accounts before it locks
/// them.
///
/// @param id of the transfer
/// @param seq of its row
/// @param code of the catalogue's gift
/// @param accounts that it moved money of
record GivenGift(UUID id, SessionId session, long seq, UserId giver, UserId host, String code, long quantity,
        List<AccountId> accounts) {
    /// As `GiveGift` wrote it.
    private record Memo(String code, long quantity, UserId host) {}

    /// Virtual threads. Throws NOT_FOUND where there is no such transaction, `not_a_gift` where it is another one.
    static GivenGift find(Database database, UUID transaction) {
        List<AccountId> accounts = new Transfers(database).legs(transaction).stream().map(Leg::account).toList();
        return database.read(db -> db.fetchOptional(
                "select kind, log_id, log_seq, payer, memo::text as memo from ledger.transfer where id = {0}",
                DSL.val(transaction))).map(row -> gift(transaction, row, accounts))
                .orElseThrow(() -> Problem.notFound("transaction", transaction));
    }

    private static GivenGift gift(UUID transaction, Record row, List<AccountId> accounts) {
        String kind = row.get("kind", String.class);
        if (!kind.equals("gift")) {
            throw Problem.refused("not_a_gift",
                    "only gifts are given back here; this transaction is of the kind " + kind);
        }
        Memo memo = Json.read(row.get("memo", String.class), Memo.class);
        return new GivenGift(transaction, new SessionId(row.get("log_id", UUID.class)), row.get("log_seq", Long.class),
                new UserId(row.get("payer", UUID.class)), memo.host(), memo.code(), memo.quantity(), accounts);
    }
}
