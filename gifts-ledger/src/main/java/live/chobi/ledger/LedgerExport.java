package live.chobi.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import live.chobi.outbox.Json;
import org.jooq.Cursor;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/// The whole ledger as text, one line per fact: what holds keep and what was given back; for each stripe its batches in
/// order, each followed by its lines in their canonical form and its hash; then every account's balance; then the
/// chains' heads.
///
/// ```text
/// chobi-ledger 1
/// held … … 2 500 500 pending 2026-01-09T03:04:05.678Z
/// reversed … … 1 -10 10
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
    private static final int FETCH = 2_000;

    private LedgerExport() {
    }

    /// Must run in one repeatable-read transaction, so that all lines are of one moment.
    public static void lines(DSLContext tx, Consumer<String> out) {
        out.accept(FIRST_LINE);
        each(tx, "select id, owner, type, amount, remaining, state, expires_at from ledger.hold order by id",
                hold -> out.accept("held %s %s %d %d %d %s %s".formatted(hold.get("id", UUID.class),
                        hold.get("owner", UUID.class), hold.get("type", Short.class), hold.get("amount", Long.class),
                        hold.get("remaining", Long.class), hold.get("state", String.class),
                        Json.format(hold.get("expires_at", OffsetDateTime.class).toInstant()))));
        each(tx, "select original, owner, type, moved, back from ledger.reversed order by original, owner, type",
                leg -> out.accept("reversed %s %s %d %d %d".formatted(leg.get("original", UUID.class),
                        leg.get("owner", UUID.class), leg.get("type", Short.class), leg.get("moved", Long.class),
                        leg.get("back", Long.class))));
        batches(tx, (batch, lines, hash) -> {
            lines.forEach(out);
            out.accept("hash %d %d %s".formatted(batch.stripe(), batch.no(), hash));
        });
        each(tx, """
                select owner, type, unit, seq, balance, floor from ledger.account
                where seq > 0 or balance <> 0 -- one that was opened and never used proves nothing
                order by owner, type
                """, account -> {
            Long floor = account.get("floor", Long.class);
            out.accept("account %s %d %d %d %d %s".formatted(account.get("owner", UUID.class),
                    account.get("type", Short.class), account.get("unit", Short.class), account.get("seq", Long.class),
                    account.get("balance", Long.class), floor == null ? "-" : floor.toString()));
        });
        each(tx, "select stripe, no, encode(hash, 'hex') as hash from ledger.chain order by stripe",
                head -> out.accept("head %d %d %s".formatted(head.get("stripe", Short.class),
                        head.get("no", Long.class), head.get("hash", String.class))));
    }

    private static void each(DSLContext tx, String sql, Consumer<Record> row) {
        try (Cursor<Record> rows = tx.resultQuery(sql).fetchSize(FETCH).fetchLazy()) {
            rows.forEach(row);
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

    /// Takes one batch at a time.
    interface Batches {
        /// @param lines in their canonical form
        /// @param hash as stored
        void take(Canonical.Batch batch, List<String> lines, String hash);
    }

    /// Batches beside their transfers and entries, both read once and in the same order.
    static void batches(DSLContext tx, Batches out) {
        try (Cursor<Record> batches = tx.resultQuery("""
                select stripe, no, at, transfers, encode(hash, 'hex') as hash from ledger.batch order by stripe, no
                """).fetchSize(FETCH).fetchLazy(); Cursor<Record> legs = tx.resultQuery("""
                select t.stripe, t.batch_no, t.place, t.id, t.kind, t.payer, t.log_id, t.log_seq, t.memo::text as memo,
                    t.relation, t.subject, e.owner, e.type, e.seq, e.unit, e.amount, e.balance_after
                from ledger.transfer t left join ledger.entry e on e.transfer_id = t.id
                order by t.stripe, t.batch_no, t.place
                """).fetchSize(FETCH).fetchLazy()) {
            var upcoming = new Upcoming(legs.iterator());
            for (Record batch : batches) {
                batch(batch, upcoming, out);
            }
        }
    }

    /// The next transfer's row, looked at before it is taken.
    private static final class Upcoming {
        private final Iterator<Record> rows;
        @Nullable
        Record next;

        Upcoming(Iterator<Record> rows) {
            this.rows = rows;
            take();
        }

        void take() {
            next = rows.hasNext() ? rows.next() : null;
        }
    }

    private static void batch(Record row, Upcoming legs, Batches out) {
        Canonical.Batch batch = new Canonical.Batch(row.get("stripe", Short.class), row.get("no", Long.class),
                row.get("at", OffsetDateTime.class).toInstant(), row.get("transfers", Integer.class));
        List<Canonical.Transfer> transfers = new ArrayList<>();
        List<Canonical.Entry> entries = new ArrayList<>();
        // A row of no batch stands before the next one's, and makes that one wrong.
        for (Record leg = legs.next; leg != null && isUpTo(batch, leg); leg = legs.next) {
            UUID id = leg.get("id", UUID.class);
            if (transfers.isEmpty() || !transfers.getLast().id().equals(id)) {
                transfers.add(transfer(leg));
            }
            if (leg.get("owner", UUID.class) != null) {
                entries.add(new Canonical.Entry(id, leg.get("owner", UUID.class), leg.get("type", Short.class),
                        leg.get("seq", Long.class), leg.get("unit", Short.class), leg.get("amount", Long.class),
                        leg.get("balance_after", Long.class)));
            }
            legs.take();
        }
        out.take(batch, Canonical.lines(batch, transfers, entries), row.get("hash", String.class));
    }

    private static boolean isUpTo(Canonical.Batch batch, Record leg) {
        short stripe = leg.get("stripe", Short.class);
        return stripe < batch.stripe() || (stripe == batch.stripe() && leg.get("batch_no", Long.class) <= batch.no());
    }

    private static Canonical.Transfer transfer(Record row) {
        return new Canonical.Transfer(row.get("id", UUID.class), row.get("stripe", Short.class),
                row.get("batch_no", Long.class), row.get("place", Integer.class), row.get("kind", String.class),
                row.get("payer", UUID.class), row.get("log_id", UUID.class), row.get("log_seq", Long.class),
                row.get("memo", String.class), row.get("relation", Short.class), row.get("subject", UUID.class));
    }
}
