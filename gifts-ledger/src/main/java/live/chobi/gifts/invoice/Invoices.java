package live.chobi.gifts.invoice;

import static live.chobi.schema.generated.gifts.Tables.INVOICE;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import live.chobi.gifts.invoice.Invoice.Content;
import live.chobi.identity.accounts.UserView;
import live.chobi.kernel.UserId;
import live.chobi.kernel.Uuid7;
import live.chobi.log.Draft;
import live.chobi.outbox.JobKind;
import live.chobi.outbox.Json;
import live.chobi.schema.Database;
import live.chobi.schema.generated.gifts.tables.records.InvoiceRecord;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.Record;
import org.jooq.impl.DSL;

/// Issues documents so that what they say in all is the money that is there: an invoice when a purchase is paid, a
/// credit note when money goes back, an invoice again when a bank gives it again; and likewise for payouts. Each is
/// issued by a job that the paying transaction brings with it, which may run twice. Virtual threads.
public final class Invoices {
    private static final String JOB = "gifts.issue_invoice";

    /// Who a document is for; empty for an account that is gone.
    public interface People {
        Optional<UserView> of(UserId user);
    }

    private record Subject(UserId user, String currency, long gross, long there, String text, String provider,
            Optional<String> reference) {}

    private final Database database;
    private final InstantSource clock;
    private final People people;
    private final String seller;

    /// @param seller the operator's name and address, lines apart by `|`
    public Invoices(Database database, InstantSource clock, People people, String seller) {
        this.database = database;
        this.clock = clock;
        this.people = people;
        this.seller = seller;
    }

    /// The money of a purchase has changed.
    public static void enqueueForPurchase(Draft draft, UUID purchase) {
        enqueue(draft, "purchase", purchase);
    }

    /// The money of a payout has changed.
    public static void enqueueForPayout(Draft draft, UUID payout) {
        enqueue(draft, "payout", payout);
    }

    record Job(String kind, UUID subject) {}

    private static void enqueue(Draft draft, String kind, UUID subject) {
        draft.enqueue("invoice:" + subject, JOB, new Job(kind, subject), Duration.ZERO);
    }

    public JobKind job() {
        return new JobKind(JOB, (JsonNode json) -> {
            Job job = Json.read(json.toString(), Job.class);
            if (job.kind().equals("purchase")) {
                issueForPurchase(job.subject());
            } else {
                issueForPayout(job.subject());
            }
        });
    }

    /// Brings the documents of a purchase up to its money. Again, it changes nothing.
    void issueForPurchase(UUID purchase) {
        database.transact(tx -> tx
                .fetch("""
                        select p.user_id, p.currency, case when p.paid_at is null then 0 else p.amount end as gross,
                            p.cash_due as there, p.coins || ' coins (' || k.name || ')' as text, p.provider, p.payment as reference
                        from gifts.purchase p join gifts.coin_pack k on k.id = p.pack_id where p.id = {0} for update of p
                        """,
                        DSL.val(purchase))
                .forEach(row -> settle(tx, purchase, subject(row), Series.INVOICE, Series.CREDIT_NOTE)));
    }

    /// Brings the documents of a payout up to its money. Again, it changes nothing.
    void issueForPayout(UUID payout) {
        database.transact(tx -> tx.fetch("""
                select user_id, currency, case when settled_by is null then 0 else amount end as gross,
                    case when money = 'paid' then amount else 0 end as there, diamonds || ' diamonds' as text,
                    coalesce(provider, '') as provider, reference
                from gifts.payout where id = {0} for update
                """, DSL.val(payout))
                .forEach(row -> settle(tx, payout, subject(row), Series.PAYOUT, Series.PAYOUT_RETURN)));
    }

    private static Subject subject(Record row) {
        return new Subject(new UserId(row.get("user_id", UUID.class)), row.get("currency", String.class),
                row.get("gross", Long.class), row.get("there", Long.class), row.get("text", String.class),
                row.get("provider", String.class), Optional.ofNullable(row.get("reference", String.class)));
    }

    private void settle(DSLContext tx, UUID id, Subject subject, Series gives, Series takes) {
        List<Invoice> issued = new ArrayList<>(find(tx, INVOICE.SUBJECT.eq(id)));
        if (issued.isEmpty() && subject.gross() > 0) {
            issued.add(issue(tx, id, subject, gives, subject.gross(), Optional.empty()));
        }
        long stated = issued.stream().mapToLong(it -> it.series() == gives ? it.amount() : -it.amount()).sum();
        Optional<Invoice> last = issued.stream().filter(it -> it.series() == gives).reduce((_, later) -> later);
        if (subject.there() < stated) {
            var _ = issue(tx, id, subject, takes, stated - subject.there(), last);
        } else if (subject.there() > stated) {
            var _ = issue(tx, id, subject, gives, subject.there() - stated, Optional.empty());
        }
    }

    private Invoice issue(DSLContext tx, UUID id, Subject subject, Series series, long amount,
            Optional<Invoice> about) {
        Instant now = clock.instant();
        int year = now.atOffset(ZoneOffset.UTC).getYear();
        // Locks the series until this transaction ends: whoever is next waits, and one that is undone gives it back.
        int number = tx.fetchSingle("""
                insert into gifts.invoice_series as s (series, year, last) values ({0}, {1}, 1)
                on conflict (series, year) do update set last = s.last + 1 returning last
                """, DSL.val(series.stored()), DSL.val(year)).get("last", Integer.class);
        Optional<UserView> user = people.of(subject.user());
        Content content = new Content(seller, user.map(UserView::displayName).orElse("-"),
                user.map(UserView::username).orElse(subject.user().toString()), subject.text(), subject.provider(),
                subject.reference().orElse(null), about.map(Invoice::numbered).orElse(null));
        Invoice invoice = new Invoice(Uuid7.next(), series, year, number, subject.user(), id, now, subject.currency(),
                amount, content);
        tx.insertInto(INVOICE).set(tx.newRecord(INVOICE).setId(invoice.id()).setSeries(series.stored()).setYear(year)
                .setNumber(number).setUserId(subject.user().value()).setSubject(id)
                .setIssuedAt(java.util.Objects.requireNonNull(now.atOffset(ZoneOffset.UTC)))
                .setCurrency(subject.currency()).setAmount(amount).setContent(JSONB.valueOf(Json.write(content))))
                .execute();
        return invoice;
    }

    Optional<Invoice> byId(UUID id) {
        return database.read(db -> find(db, INVOICE.ID.eq(id))).stream().findFirst();
    }

    /// Newest first, those issued before `before`.
    List<Invoice> of(UserId user, Optional<UUID> before, int limit) {
        Condition older = before.map(INVOICE.ID::lt).orElse(DSL.noCondition());
        return database.read(db -> db.selectFrom(INVOICE).where(INVOICE.USER_ID.eq(user.value())).and(older)
                .orderBy(INVOICE.ID.desc()).limit(limit).fetch(Invoices::invoice));
    }

    private static List<Invoice> find(DSLContext db, Condition which) {
        return db.selectFrom(INVOICE).where(which).orderBy(INVOICE.ID).fetch(Invoices::invoice);
    }

    private static Invoice invoice(InvoiceRecord row) {
        return new Invoice(row.getId(), Series.of(row.getSeries()), row.getYear(), row.getNumber(),
                new UserId(row.getUserId()), row.getSubject(), row.getIssuedAt().toInstant(), row.getCurrency(),
                row.getAmount(), Json.read(row.getContent().data(), Content.class));
    }
}
