package live.chobi.ledger;

import java.util.List;
import java.util.UUID;
import live.chobi.log.Postings.AccountId;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/// Writes a batch's rows, with one statement per table.
final class LedgerRows {
    private LedgerRows() {
    }

    record WrittenBatch(Canonical.Batch batch, Chain previous, Chain next, List<Canonical.Transfer> transfers,
            List<Canonical.Entry> entries) {}

    record Balance(AccountId account, long balance, long seq) {}

    static void write(DSLContext tx, List<WrittenBatch> batches) {
        for (WrittenBatch written : batches) {
            tx.execute("""
                    insert into ledger.batch (stripe, no, at, transfers, previous, hash)
                    values ({0}, {1}, {2}::text::timestamptz, {3}, decode({4}, 'hex'), decode({5}, 'hex'))
                    """, DSL.val(written.batch().stripe()), DSL.val(written.batch().no()),
                    DSL.val(written.batch().at().toString()), DSL.val(written.batch().transfers()),
                    DSL.val(written.previous().hash()), DSL.val(written.next().hash()));
            int moved = tx.execute("update ledger.chain set no = {1}, hash = decode({2}, 'hex')"
                    + " where stripe = {0} and no = {3}",
                    DSL.val(written.next().stripe()), DSL.val(written.next().no()), DSL.val(written.next().hash()),
                    DSL.val(written.previous().no()));
            if (moved != 1) {
                throw new IllegalStateException("chain " + written.next().stripe() + " moved under its lock");
            }
        }
        writeTransfers(tx, batches.stream().flatMap(written -> written.transfers().stream()).toList());
        writeEntries(tx, batches.stream().flatMap(written -> written.entries().stream()).toList());
    }

    private static void writeTransfers(DSLContext tx, List<Canonical.Transfer> rows) {
        tx.execute("""
                insert into ledger.transfer (id, stripe, batch_no, place, kind, payer, log_id, log_seq, memo)
                select id, stripe, batch_no, place, kind, payer, log_id, log_seq, memo::json
                from unnest({0}::uuid[], {1}::smallint[], {2}::bigint[], {3}::int[], {4}::text[], {5}::uuid[],
                            {6}::uuid[], {7}::bigint[], {8}::text[])
                    as t (id, stripe, batch_no, place, kind, payer, log_id, log_seq, memo)
                """,
                DSL.val(rows.stream().map(Canonical.Transfer::id).toArray(UUID[]::new)),
                DSL.val(rows.stream().map(Canonical.Transfer::stripe).toArray(Short[]::new)),
                DSL.val(rows.stream().map(Canonical.Transfer::batchNo).toArray(Long[]::new)),
                DSL.val(rows.stream().map(Canonical.Transfer::place).toArray(Integer[]::new)),
                DSL.val(rows.stream().map(Canonical.Transfer::kind).toArray(String[]::new)),
                DSL.val(rows.stream().map(Canonical.Transfer::payer).toArray(UUID[]::new)),
                DSL.val(rows.stream().map(Canonical.Transfer::log).toArray(UUID[]::new)),
                DSL.val(rows.stream().map(Canonical.Transfer::logSeq).toArray(Long[]::new)),
                DSL.val(rows.stream().map(Canonical.Transfer::memo).toArray(String[]::new)));
    }

    private static void writeEntries(DSLContext tx, List<Canonical.Entry> rows) {
        tx.execute("""
                insert into ledger.entry (owner, type, seq, transfer_id, unit, amount, balance_after)
                select * from unnest({0}::uuid[], {1}::smallint[], {2}::bigint[], {3}::uuid[], {4}::smallint[],
                                     {5}::bigint[], {6}::bigint[])
                """,
                DSL.val(rows.stream().map(Canonical.Entry::owner).toArray(UUID[]::new)),
                DSL.val(rows.stream().map(Canonical.Entry::type).toArray(Short[]::new)),
                DSL.val(rows.stream().map(Canonical.Entry::seq).toArray(Long[]::new)),
                DSL.val(rows.stream().map(Canonical.Entry::transfer).toArray(UUID[]::new)),
                DSL.val(rows.stream().map(Canonical.Entry::unit).toArray(Short[]::new)),
                DSL.val(rows.stream().map(Canonical.Entry::amount).toArray(Long[]::new)),
                DSL.val(rows.stream().map(Canonical.Entry::balanceAfter).toArray(Long[]::new)));
    }

    static void writeBalances(DSLContext tx, List<Balance> balances) {
        tx.execute("""
                update ledger.account set balance = t.balance, seq = t.seq
                from unnest({0}::uuid[], {1}::smallint[], {2}::bigint[], {3}::bigint[]) as t (owner, type, balance, seq)
                where account.owner = t.owner and account.type = t.type
                """,
                DSL.val(Ledger.owners(balances.stream().map(Balance::account).toList())),
                DSL.val(Ledger.types(balances.stream().map(Balance::account).toList())),
                DSL.val(balances.stream().map(Balance::balance).toArray(Long[]::new)),
                DSL.val(balances.stream().map(Balance::seq).toArray(Long[]::new)));
    }
}
