package live.chobi.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jooq.Cursor;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;

/// The whole ledger as text, one line per fact: for each stripe its batches in order, each followed by its lines in
/// their canonical form and its hash; then every account's balance; then the chains' heads.
///
/// ```text
/// chobi-ledger 1
/// batch 3 1 2026-01-02T03:04:05.678Z 1
/// transfer 3 1 0 … gift … … … 7 {"giftId":…}
/// entry … … 1 1 1 -10 90
/// hash 3 1 9f86d0…
/// account … 1 1 1 90 0
/// head 3 1 9f86d0…
/// ```
/// 
public final class LedgerExport {
    static final String FIRST_LINE = "chobi-ledger 1";

    private LedgerExport() {
    }

    /// Must run in one repeatable-read transaction, so that all lines are of one moment.
    public static void lines(DSLContext tx, Consumer<String> out) {
        out.accept(FIRST_LINE);
        try (Cursor<Record> batches = tx.resultQuery("""
                select stripe, no, at, transfers, encode(hash, 'hex') as hash from ledger.batch order by stripe, no
                """).fetchSize(500).fetchLazy()) {
            for (Record batch : batches) {
                batch(tx, batch).forEach(out);
            }
        }
        try (Cursor<Record> accounts = tx.resultQuery("""
                select owner, type, unit, seq, balance, floor from ledger.account
                where seq > 0 or balance <> 0 -- one that was opened and never used proves nothing
                order by owner, type
                """).fetchSize(500).fetchLazy()) {
            for (Record account : accounts) {
                Long floor = account.get("floor", Long.class);
                out.accept("account %s %d %d %d %d %s".formatted(account.get("owner", UUID.class),
                        account.get("type", Short.class), account.get("unit", Short.class),
                        account.get("seq", Long.class), account.get("balance", Long.class),
                        floor == null ? "-" : floor.toString()));
            }
        }
        for (Record head : tx
                .fetch("select stripe, no, encode(hash, 'hex') as hash from ledger.chain order by stripe")) {
            out.accept("head %d %d %s".formatted(head.get("stripe", Short.class), head.get("no", Long.class),
                    head.get("hash", String.class)));
        }
    }

    public static void write(DSLContext tx, Writer writer) {
        lines(tx, line -> {
            try {
                writer.write(line);
                writer.write('\n');
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private static List<String> batch(DSLContext tx, Record row) {
        Canonical.Batch batch = new Canonical.Batch(row.get("stripe", Short.class), row.get("no", Long.class),
                row.get("at", OffsetDateTime.class).toInstant(), row.get("transfers", Integer.class));
        List<Canonical.Transfer> transfers = tx.fetch("""
                select id, place, kind, payer, log_id, log_seq, memo::text as memo
                from ledger.transfer where stripe = {0} and batch_no = {1}
                """, DSL.val(batch.stripe()), DSL.val(batch.no())).map(transfer -> new Canonical.Transfer(
                transfer.get("id", UUID.class), batch.stripe(), batch.no(), transfer.get("place", Integer.class),
                transfer.get("kind", String.class), transfer.get("payer", UUID.class),
                transfer.get("log_id", UUID.class), transfer.get("log_seq", Long.class),
                transfer.get("memo", String.class)));
        List<Canonical.Entry> entries = tx.fetch("""
                select transfer_id, owner, type, seq, unit, amount, balance_after
                from ledger.entry where transfer_id = any ({0})
                """, DSL.val(transfers.stream().map(Canonical.Transfer::id).toArray(UUID[]::new)))
                .map(entry -> new Canonical.Entry(entry.get("transfer_id", UUID.class),
                        entry.get("owner", UUID.class), entry.get("type", Short.class), entry.get("seq", Long.class),
                        entry.get("unit", Short.class), entry.get("amount", Long.class),
                        entry.get("balance_after", Long.class)));
        List<String> lines = new ArrayList<>(Canonical.lines(batch, transfers, entries));
        lines.add("hash %d %d %s".formatted(batch.stripe(), batch.no(),
                row.get("hash", String.class)));
        return lines;
    }
}
