package live.chobi.gifts.purchase;

import static live.chobi.gifts.Stage.atOnce;
import static live.chobi.testkit.Virtually.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import live.chobi.gifts.Stage;
import live.chobi.gifts.document.PdfReader;
import live.chobi.gifts.invoice.GetInvoices;
import live.chobi.gifts.invoice.InvoiceFile;
import live.chobi.gifts.invoice.InvoiceView;
import live.chobi.gifts.invoice.Invoices;
import live.chobi.gifts.purchase.provider.PaymentNews;
import live.chobi.identity.accounts.UserView;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Problem;
import live.chobi.kernel.UserId;
import live.chobi.outbox.JobRunner;
import live.chobi.testkit.TestPostgres;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The documents of purchases: what they say in all is the money that is there. The clock stands in January 2026.
class InvoicedTest {
    private Till till;
    private Invoices invoices;

    @BeforeEach
    void open() {
        till = new Till();
        invoices = new Invoices(till.stage.database, till.clock,
                user -> Optional.of(new UserView(user, "mohamad", "محمد الأحمد")), "Chobi | شارع 1 | Riyadh");
    }

    @AfterEach
    void close() {
        till.close();
    }

    private int issue() {
        return new JobRunner(till.stage.database, List.of(invoices.job())).runDue();
    }

    private List<InvoiceView> of(UserId user) {
        return new GetInvoices(invoices).handle(Stage.caller(user), new GetInvoices.Input(null, 100, null)).items()
                .reversed();
    }

    private List<String> written(UserId user) {
        return of(user).stream().map(it -> it.number() + " " + it.amount() + " " + it.currency()).toList();
    }

    @Test
    void documents_follow_the_money() {
        run(() -> {
            UserId ana = UserId.next();
            PurchaseView pouch = till.bought(ana, "pouch", "k1");
            assertThat(issue()).isOne();
            assertThat(written(ana)).containsExactly("INV-2026-000001 499 USD");
            assertThat(till.tell(Till.paid(pouch))).isEqualTo(NewsOutcome.NOTHING_NEW);
            assertThat(issue()).as("nothing has changed").isZero();
            assertThat(till.tell(Till.refunded(pouch, 100))).isEqualTo(NewsOutcome.APPLIED);
            assertThat(issue()).isOne();
            assertThat(till.tell(Till.chargedBack(pouch))).isEqualTo(NewsOutcome.APPLIED);
            assertThat(issue()).isOne();
            assertThat(till.tell(new PaymentNews.Reinstated(pouch.id()))).isEqualTo(NewsOutcome.APPLIED);
            assertThat(issue()).isOne();
            assertThat(written(ana)).containsExactly("INV-2026-000001 499 USD", "CRN-2026-000001 100 USD",
                    "CRN-2026-000002 399 USD", "INV-2026-000002 399 USD");
            assertThat(of(UserId.next())).isEmpty();
        });
    }

    @Test
    void money_that_came_and_went_before_the_job_did_has_both_documents() {
        run(() -> {
            UserId ana = UserId.next();
            PurchaseView pouch = till.buy(ana, "pouch", "k1");
            assertThat(till.tell(Till.refunded(pouch, 499))).isEqualTo(NewsOutcome.APPLIED);
            assertThat(issue()).as("nothing was paid").isZero();
            assertThat(till.tell(Till.paid(pouch))).isEqualTo(NewsOutcome.APPLIED);
            assertThat(issue()).isOne();
            assertThat(written(ana)).containsExactly("INV-2026-000001 499 USD", "CRN-2026-000001 499 USD");
        });
    }

    @Test
    void a_job_that_runs_twice_or_on_two_nodes_at_once_issues_once_and_no_number_is_left_out() {
        run(() -> {
            List<UUID> bought = IntStream.range(0, 20)
                    .mapToObj(i -> till.bought(UserId.next(), "handful", "k" + i).id()).toList();
            List<String> runs = atOnce(i -> () -> {
                invoices.job().work().run(till.stage.database.read(db -> db.fetchSingle(
                        "select payload::text as it from outbox.job where key = {0}",
                        org.jooq.impl.DSL.val("invoice:" + bought.get(i % 20))))
                        .map(row -> live.chobi.outbox.Json.tree(row.get("it", String.class))));
                return "ran";
            });
            assertThat(runs).hasSize(100);
            assertThat(till.stage.database.read(db -> db.fetch("select number from gifts.invoice order by number"))
                    .getValues("number", Integer.class)).isEqualTo(IntStream.rangeClosed(1, 20).boxed().toList());
        });
    }

    @Test
    void a_number_that_was_not_used_is_given_again_and_a_new_year_begins_at_one() {
        run(() -> {
            UserId ana = UserId.next();
            var _ = till.bought(ana, "pouch", "k1");
            assertThat(issue()).isOne();
            assertThatThrownBy(() -> till.stage.database.transact(tx -> {
                tx.execute("update gifts.invoice_series set last = last + 1");
                throw new IllegalStateException("undone");
            })).hasStackTraceContaining("undone");
            var _ = till.bought(ana, "pouch", "k2");
            assertThat(issue()).isOne();
            till.clock.pass(Duration.ofDays(365));
            var _ = till.bought(ana, "pouch", "k3");
            assertThat(issue()).isOne();
            assertThat(written(ana)).containsExactly("INV-2026-000001 499 USD", "INV-2026-000002 499 USD",
                    "INV-2027-000001 499 USD");
        });
    }

    @Test
    void the_database_refuses_a_gap_and_a_change() {
        run(() -> {
            var _ = till.bought(UserId.next(), "pouch", "k1");
            assertThat(issue()).isOne();
            assertThatThrownBy(() -> till.stage.database.transact(tx -> tx.execute("""
                    insert into gifts.invoice select gen_random_uuid(), series, year, 3, user_id, subject, issued_at,
                        currency, amount, content from gifts.invoice
                    """))).hasMessageContaining("it is not the next one");
            for (String change : List.of("update gifts.invoice set amount = 1", "delete from gifts.invoice")) {
                assertThatThrownBy(() -> till.stage.database.transact(tx -> tx.execute(change))).as(change)
                        .hasMessageContaining("permission denied");
                assertThatThrownBy(() -> TestPostgres.asOwner(till.stage.url, change)).as(change)
                        .hasMessageContaining("append-only");
            }
        });
    }

    @Test
    void on_paper_it_says_who_what_and_how_much_in_any_script() {
        run(() -> {
            UserId ana = UserId.next();
            PurchaseView pouch = till.bought(ana, "pouch", "k1");
            assertThat(issue()).isOne();
            UUID id = of(ana).getFirst().id();
            InvoiceFile file = new InvoiceFile(invoices);
            byte[] bytes = file.pdf(Stage.caller(ana), id);
            PdfReader pdf = new PdfReader(bytes);
            assertThat(pdf.said()).contains("Chobi", "شارع 1", "Invoice", "INV-2026-000001", "2026-01-02",
                    "محمد الأحمد",
                    "mohamad", pouch.id().toString(), "550 coins (Pouch)", "4.99 USD", "till, pi-" + pouch.id());
            assertThat(file.pdf(till.asAdmin(), id)).as("the same bytes each time").isEqualTo(bytes);
            for (Caller other : List.of(Stage.caller(UserId.next()), new Caller.Guest("127.0.0.1"))) {
                assertThatThrownBy(() -> file.pdf(other, id)).isInstanceOfSatisfying(Problem.class,
                        it -> assertThat(it.reason()).isIn("not_your_invoice", "sign_in_required"));
            }
            assertThatThrownBy(() -> new GetInvoices(invoices).handle(Stage.caller(UserId.next()),
                    new GetInvoices.Input(ana, null, null)))
                    .isInstanceOfSatisfying(Problem.class,
                            it -> assertThat(it.reason()).isEqualTo("not_your_invoice"));
        });
    }
}
