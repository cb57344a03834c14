package live.chobi.ledger;

import java.util.List;
import live.chobi.schema.Bundle;
import live.chobi.schema.NewRows;

/// Writes a batch's rows, with one statement for each table.
final class LedgerRows {
    private static final String WRITE_BATCHES = """
            insert into ledger.batch (stripe, no, at, transfers, previous, hash)
            select stripe, no, at::timestamptz, transfers, decode(previous, 'hex'), decode(hash, 'hex')
            from unnest(?::smallint[], ?::bigint[], ?::text[], ?::int[], ?::text[], ?::text[])
                as t (stripe, no, at, transfers, previous, hash)""";

    private LedgerRows() {
    }

    record WrittenBatch(Canonical.Batch batch, Chain previous, Chain next, List<Canonical.Transfer> transfers,
            List<Canonical.Entry> entries) {}

    static void write(Bundle bundle, List<WrittenBatch> batches) {
        // A trigger checks that each follows the newest of its chain, and moves the chain on.
        bundle.update(WRITE_BATCHES,
                batches.stream().map(it -> it.batch().stripe()).toArray(Short[]::new),
                batches.stream().map(it -> it.batch().no()).toArray(Long[]::new),
                batches.stream().map(it -> it.batch().at().toString()).toArray(String[]::new),
                batches.stream().map(it -> it.batch().transfers()).toArray(Integer[]::new),
                batches.stream().map(it -> it.previous().hash()).toArray(String[]::new),
                batches.stream().map(it -> it.next().hash()).toArray(String[]::new));
        writeTransfers(bundle, batches.stream().flatMap(written -> written.transfers().stream()).toList());
        writeEntries(bundle, batches.stream().flatMap(written -> written.entries().stream()).toList());
    }

    private static void writeTransfers(Bundle bundle, List<Canonical.Transfer> rows) {
        NewRows fresh = new NewRows("ledger.transfer", "id", "stripe", "batch_no", "place", "kind", "payer",
                "log_id", "log_seq", "memo", "relation", "subject");
        for (Canonical.Transfer row : rows) {
            fresh.row().uuid(row.id()).int2(row.stripe()).int8(row.batchNo()).int4(row.place()).text(row.kind())
                    .uuidOrNull(row.payer()).uuidOrNull(row.log()).int8OrNull(row.logSeq()).json(row.memo())
                    .int2OrNull(row.relation()).uuidOrNull(row.subject());
        }
        fresh.write(bundle);
    }

    /// A trigger checks that they continue their accounts, and moves these on.
    private static void writeEntries(Bundle bundle, List<Canonical.Entry> rows) {
        NewRows fresh = new NewRows("ledger.entry", "owner", "type", "seq", "transfer_id", "unit", "amount",
                "balance_after");
        for (Canonical.Entry row : rows) {
            fresh.row().uuid(row.owner()).int2(row.type()).int8(row.seq()).uuid(row.transfer()).int2(row.unit())
                    .int8(row.amount()).int8(row.balanceAfter());
        }
        fresh.write(bundle);
    }
}
