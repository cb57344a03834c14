package live.chobi.ledger;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import live.chobi.schema.Database;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Adds up the whole ledger anew and compares: each account with its entries, each transfer and each unit with zero,
/// holds and reversals with what moved, and every batch with its hash. Reads one moment, and locks nothing. What it
/// found stays in `ledger.audit` and shows as the metric `ledger_imbalance` of every node. Virtual threads.
public final class Auditor {
    private static final Logger LOG = LoggerFactory.getLogger(Auditor.class);
    /// Of each kind; who needs more than a thousand to act on?
    private static final int WRONG_MAX = 1_000;
    private static final Duration NIGHTLY = Duration.ofHours(20);
    /// UTC; most of our viewers sleep, and so do their hosts.
    private static final int NIGHT_HOUR = 3;
    private static final long LOCK = 0x6C_65_64_67_65_72L;

    /// Each tells in words what is wrong, the first account first.
    private static final List<String> CHECKS = List.of(
            """
                    select 'account ' || coalesce(a.owner, e.owner) || ' of type ' || coalesce(a.type, e.type) || ' has '
                        || coalesce(a.balance, 0) || ' after ' || coalesce(a.seq, 0) || ' entries, but ' || coalesce(e.entries, 0)
                        || ' entries sum to ' || coalesce(e.sum, 0)
                    from ledger.account a
                    full join (select owner, type, count(*) as entries, sum(amount) as sum from ledger.entry group by owner, type) e
                        on a.owner = e.owner and a.type = e.type
                    where a.owner is null or a.balance <> coalesce(e.sum, 0) or a.seq <> coalesce(e.entries, 0)
                    order by coalesce(a.owner, e.owner), coalesce(a.type, e.type)
                    """,
            """
                    select 'account ' || owner || ' of type ' || type || ' is said to have ' || balance_after || ' after entry '
                        || seq || ', but has ' || should_be || ' after entry ' || place
                    from (select owner, type, seq, balance_after, row_number() over account as place,
                                 sum(amount) over account as should_be
                          from ledger.entry window account as (partition by owner, type order by seq)) e
                    where balance_after <> should_be or seq <> place order by owner, type, seq
                    """,
            """
                    select 'account ' || owner || ' of type ' || type || ' has ' || balance || ', below ' || floor
                    from ledger.account where balance < floor order by owner, type
                    """, """
                    select 'transfer ' || transfer_id || ' sums to ' || sum(amount) || ' in unit ' || unit
                    from ledger.entry group by transfer_id, unit having sum(amount) <> 0 order by transfer_id
                    """, """
                    select 'unit ' || unit || ' sums to ' || sum(balance) || ' over all accounts'
                    from ledger.account group by unit having sum(balance) <> 0 order by unit
                    """,
            """
                    select 'account ' || coalesce(a.owner, h.owner) || ' of type ' || coalesce(a.type, h.held_type) || ' has '
                        || coalesce(a.balance, 0) || ', but holds keep ' || coalesce(h.sum, 0)
                    from (select owner, type, balance from ledger.account where type in (7, 8)) a
                    full join (select owner, held_type, sum(remaining) as sum from ledger.hold group by owner, held_type) h
                        on a.owner = h.owner and a.type = h.held_type
                    where coalesce(a.balance, 0) <> coalesce(h.sum, 0) order by coalesce(a.owner, h.owner)
                    """,
            """
                    select 'account ' || coalesce(r.owner, e.owner) || ' of type ' || coalesce(r.type, e.type) || ' was given back '
                        || coalesce(e.sum, 0) || ' of transfer ' || coalesce(r.original, e.subject) || ', noted are '
                        || coalesce(r.back, 0)
                    from ledger.reversed r
                    full join (select t.subject, e.owner, e.type, sum(e.amount) as sum
                               from ledger.transfer t join ledger.entry e on e.transfer_id = t.id
                               where t.relation = 1 group by t.subject, e.owner, e.type) e
                        on r.original = e.subject and r.owner = e.owner and r.type = e.type
                    where coalesce(r.back, 0) <> coalesce(e.sum, 0) order by coalesce(r.original, e.subject)
                    """);

    /// @param imbalance how much is wrong; 0 is what it must be
    /// @param firstWrong in words; empty where nothing is
    public record Report(Instant at, long imbalance, Optional<String> firstWrong) {}

    private final Database database;
    private final LedgerMetrics metrics;

    public Auditor(Database database, LedgerMetrics metrics) {
        this.database = database;
        this.metrics = metrics;
    }

    /// Now. Empty while another one runs, on whatever node.
    public Optional<Report> audit() {
        return look().map(this::write);
    }

    /// Once a night, on one node of all; the others show what it found. Called every now and then.
    public void nightly() {
        boolean due = database.read(db -> db.fetchValue("""
                select extract(hour from clock_timestamp() at time zone 'UTC') = {0} and not exists (
                    select from ledger.audit where at > clock_timestamp() - make_interval(secs => {1}))
                """, DSL.val(NIGHT_HOUR), DSL.val(NIGHTLY.toSeconds())).equals(true));
        if (due) {
            var _ = audit();
        } else {
            newest().ifPresent(this::show);
        }
    }

    /// The newest report of any node.
    public Optional<Report> newest() {
        return database.read(db -> db.fetchOptional(
                "select at, imbalance, first_wrong from ledger.audit order by at desc limit 1")
                .map(row -> new Report(row.get("at", OffsetDateTime.class).toInstant(),
                        row.get("imbalance", Long.class),
                        Optional.ofNullable(row.get("first_wrong", String.class)))));
    }

    private record Seen(List<String> wrong, double seconds) {}

    /// In one snapshot. It writes nothing, so that no reader of the outbox waits for its end.
    private Optional<Seen> look() {
        long start = System.nanoTime();
        return database.transaction(reader -> {
            reader.execute("set transaction isolation level repeatable read read only");
            if (!reader.fetchValue("select pg_try_advisory_xact_lock({0})", DSL.val(LOCK)).equals(true)) {
                return Optional.empty();
            }
            List<String> wrong = new ArrayList<>();
            CHECKS.forEach(check -> wrong.addAll(reader.fetch(check + " limit " + WRONG_MAX)
                    .map(row -> row.get(0, String.class))));
            wrong.addAll(brokenChains(reader));
            return Optional.of(new Seen(wrong, (System.nanoTime() - start) / 1e9));
        });
    }

    private Report write(Seen seen) {
        Optional<String> first = seen.wrong().stream().findFirst();
        Instant at = database.transaction(tx -> tx.fetchSingle("""
                insert into ledger.audit (imbalance, first_wrong, seconds) values ({0}, {1}, {2}) returning at
                """, DSL.val((long) seen.wrong().size()), DSL.val(first.orElse(null), String.class),
                DSL.val(seen.seconds())).get("at", OffsetDateTime.class).toInstant());
        Report report = new Report(at, seen.wrong().size(), first);
        metrics.auditSeconds.set(seen.seconds());
        show(report);
        if (report.imbalance() == 0) {
            LOG.info("the ledger adds up");
        } else {
            LOG.error("the ledger does not add up, in {} places; the first: {}", report.imbalance(),
                    first.orElseThrow());
        }
        return report;
    }

    /// At most one for each stripe, since whatever follows a broken link is unproved.
    private static List<String> brokenChains(DSLContext reader) {
        Map<Short, Chain> chains = new HashMap<>();
        Map<Short, String> broken = new HashMap<>();
        LedgerExport.batches(reader, (batch, lines, hash) -> {
            Chain next = chains.getOrDefault(batch.stripe(), Chain.start(batch.stripe())).after(lines);
            chains.put(batch.stripe(), next);
            if (next.no() != batch.no() || !next.hash().equals(hash)) {
                broken.putIfAbsent(batch.stripe(),
                        "chain " + batch.stripe() + " is broken at batch " + batch.no());
            }
        });
        reader.fetch("select stripe, no, encode(hash, 'hex') as hash from ledger.chain").forEach(row -> {
            short stripe = row.get("stripe", Short.class);
            Chain chain = chains.getOrDefault(stripe, Chain.start(stripe));
            if (chain.no() != row.get("no", Long.class) || !chain.hash().equals(row.get("hash", String.class))) {
                broken.putIfAbsent(stripe, "chain " + stripe + " does not end at its head");
            }
        });
        return broken.entrySet().stream().sorted(Map.Entry.comparingByKey()).map(Map.Entry::getValue).toList();
    }

    private void show(Report report) {
        metrics.imbalance.set((double) report.imbalance());
        metrics.auditedAt.set((double) report.at().getEpochSecond());
    }
}
