package live.chobi.gifts.payout;

import static live.chobi.gifts.Stage.atOnce;
import static live.chobi.testkit.Virtually.run;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import live.chobi.gifts.Stage;
import live.chobi.gifts.invoice.GetInvoices;
import live.chobi.gifts.invoice.Invoices;
import live.chobi.gifts.payout.provider.PayoutNews;
import live.chobi.gifts.purchase.NewsOutcome;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Problem;
import live.chobi.kernel.ProblemCode;
import live.chobi.kernel.Role;
import live.chobi.kernel.UserId;
import live.chobi.ledger.AccountType;
import live.chobi.ledger.AccountType.Fiat;
import live.chobi.ledger.Freezes;
import live.chobi.outbox.JobRunner;
import live.chobi.testkit.TestPostgres;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What becomes of a payout at its provider. A thousand diamonds bring 5 USD. After every test the ledger is proved.
class PaidOutTest {
    private Office office;

    @BeforeEach
    void open() {
        office = new Office();
    }

    @AfterEach
    void close() {
        run(() -> assertThat(office.isClean()).isTrue());
        office.close();
    }

    @Test
    void paid_takes_the_diamonds_and_books_the_money() {
        run(() -> {
            UserId ana = office.stage.earner(3_000);
            UUID payout = office.sent(ana, 1_999, "k");
            assertThat(office.payout(payout).told().reference()).isEqualTo("po-" + payout);
            assertThat(office.held(ana)).as("until it is paid").isEqualTo(1_999);
            assertThat(office.tell(1, office.paid(payout))).isEqualTo(NewsOutcome.APPLIED);
            assertThat(office.state(payout)).isEqualTo(PayoutState.PAID);
            assertThat(List.of(office.diamonds(ana), office.held(ana))).containsExactly(1_001L, 0L);
            assertThat(office.sum(AccountType.DIAMOND_SINK)).isEqualTo(1_999);
            assertThat(office.fiat(Fiat.PROVIDER, "USD")).as("it holds less of ours").isEqualTo(999);
            assertThat(office.fiat(Fiat.PAYOUTS, "USD")).isEqualTo(-999);
            assertThat(office.stage.database.read(db -> db.fetch("select key from outbox.job where kind = {0}",
                    DSL.inline(FollowPayout.JOB))).getValues("key", String.class)).as("nothing is left to do")
                    .isEmpty();
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # what is told, in turn           | state    | diamonds of 1000 | paid out, cents
            accepted                          | approved | 0                | 0
            paid                              | paid     | 0                | 500
            paid, paid, paid                  | paid     | 0                | 500
            accepted, paid, accepted          | paid     | 0                | 500
            paid, accepted                    | paid     | 0                | 500
            failed                            | failed   | 1000             | 0
            failed, failed                    | failed   | 1000             | 0
            failed, accepted                  | failed   | 1000             | 0
            paid, failed                      | failed   | 1000             | 0
            failed, paid                      | failed   | 1000             | 0
            failed, paid, paid, failed        | failed   | 1000             | 0
            paid, failed, paid, accepted      | failed   | 1000             | 0
            other-amount                      | approved | 0                | 0
            other-currency                    | approved | 0                | 0
            other-amount, paid                | paid     | 0                | 500
            """)
    void whatever_the_order_it_comes_to_one_state_and_one_sum(String told, String state, long diamonds, long cents) {
        run(() -> {
            UserId ana = office.stage.earner(1_000);
            UUID payout = office.sent(ana, 1_000, "k");
            String[] words = told.split(", ", -1);
            for (int i = 0; i < words.length; i++) {
                var _ = office.tell(i % 2, news(payout, words[i]));
            }
            assertThat(office.state(payout).name().toLowerCase(Locale.ROOT)).isEqualTo(state);
            assertThat(office.diamonds(ana)).isEqualTo(diamonds);
            assertThat(office.held(ana)).isEqualTo(state.equals("approved") ? 1_000 : 0);
            assertThat(office.fiat(Fiat.PROVIDER, "USD")).isEqualTo(cents);
            assertThat(office.sum(AccountType.DIAMOND_SINK)).isEqualTo(cents == 0 ? 0 : 1_000);
        });
    }

    private PayoutNews news(UUID payout, String word) {
        return switch (word) {
            case "accepted" -> new PayoutNews.Accepted(payout, "po-" + payout);
            case "paid" -> office.paid(payout);
            case "failed" -> Office.failed(payout);
            case "other-amount" -> new PayoutNews.Paid(payout, 499, "USD");
            case "other-currency" -> new PayoutNews.Paid(payout, 500, "KWD");
            default -> throw new IllegalArgumentException(word);
        };
    }

    @Test
    void a_payout_has_its_statement_and_one_that_came_back_another() {
        run(() -> {
            UserId ana = office.stage.earner(2_000);
            Invoices invoices = new Invoices(office.stage.database, office.clock, _ -> Optional.empty(), "Chobi");
            JobRunner jobs = new JobRunner(office.stage.database, List.of(invoices.job()));
            UUID payout = office.sent(ana, 1_999, "k");
            assertThat(jobs.runDue()).as("nothing is paid yet").isZero();
            assertThat(office.tell(0, office.paid(payout))).isEqualTo(NewsOutcome.APPLIED);
            assertThat(jobs.runDue()).isOne();
            assertThat(office.tell(0, Office.failed(payout))).isEqualTo(NewsOutcome.APPLIED);
            assertThat(jobs.runDue()).isOne();
            assertThat(new GetInvoices(invoices).handle(Stage.caller(ana), new GetInvoices.Input(null, null, null))
                    .items()).extracting(it -> it.number() + " " + it.amount() + " " + it.subjectId())
                    .containsExactly("PAR-2026-000001 999 " + payout, "PAY-2026-000001 999 " + payout);
        });
    }

    @Test
    void told_a_hundred_times_at_once_it_is_paid_once() {
        run(() -> {
            UserId ana = office.stage.earner(1_000);
            UUID payout = office.sent(ana, 1_000, "k");
            List<String> answers = atOnce(i -> () -> office.tell(i % 2, office.paid(payout)).name());
            assertThat(answers.stream().filter("APPLIED"::equals)).hasSize(1);
            assertThat(answers.stream().filter("NOTHING_NEW"::equals)).hasSize(99);
            assertThat(office.fiat(Fiat.PAYOUTS, "USD")).isEqualTo(-500);
        });
    }

    @Test
    void nobody_is_paid_before_it_is_agreed_to_and_another_provider_says_nothing() {
        run(() -> {
            UserId ana = office.stage.earner(1_000);
            UUID payout = office.requested(ana, 1_000, "k");
            assertThat(office.tell(0, office.paid(payout))).isEqualTo(NewsOutcome.OTHER_PROVIDER);
            assertThat(office.approve(0, payout)).contains("approved");
            assertThat(office.office(0).desk().take("other", new live.chobi.gifts.payout.provider.PayoutEvent("e", "x",
                    office.clock.instant(), Optional.of(office.paid(payout))))).isEqualTo(NewsOutcome.OTHER_PROVIDER);
            assertThat(office.tell(0, Office.failed(UUID.randomUUID()))).isEqualTo(NewsOutcome.NOT_OURS);
            assertThat(office.held(ana)).isEqualTo(1_000);
        });
    }

    @Test
    void a_node_that_dies_between_the_call_and_its_record_pays_once() {
        run(() -> {
            UserId ana = office.stage.earner(1_000);
            UUID payout = office.requested(ana, 1_000, "k");
            assertThat(office.approve(0, payout)).contains("approved");
            office.provider.answersAreLost(Optional.of(new IllegalStateException("killed")));
            assertThat(office.runJobs(0)).isOne();
            assertThat(office.payout(payout).told().reference()).as("nothing was recorded").isNull();
            office.provider.answersAreLost(Optional.empty());
            dueNow(payout);
            assertThat(office.runJobs(1)).as("the job comes again, on whatever node").isOne();
            assertThat(office.provider.sent).as("asked twice").containsEntry(payout, 2);
            assertThat(office.provider.orders).as("by one key").hasSize(1);
            assertThat(office.payout(payout).told().reference()).isEqualTo("po-" + payout);
        });
    }

    private void dueNow(UUID payout) {
        office.stage.database.transact(tx -> tx.execute(
                "update outbox.job set run_at = clock_timestamp(), leased_until = null where key = 'payout:" + payout
                        + "'"));
    }

    @Test
    void a_provider_that_is_away_loses_nothing_and_one_that_refuses_ends_it() {
        run(() -> {
            UserId ana = office.stage.earner(2_000);
            UUID late = office.requested(ana, 1_000, "k1");
            assertThat(office.approve(0, late)).contains("approved");
            office.provider.fails(Optional.of(Problem.busy("payment_provider_away", "away")));
            assertThat(office.runJobs(0)).isOne();
            assertThat(office.state(late)).isEqualTo(PayoutState.APPROVED);
            office.provider.fails(Optional.empty());
            dueNow(late);
            assertThat(office.runJobs(0)).isOne();
            assertThat(office.provider.sent).containsEntry(late, 1);

            UUID refused = office.requested(ana, 1_000, "k2");
            office.provider.fails(
                    Optional.of(Problem.of(ProblemCode.BAD_GATEWAY, "payment_provider_refused", "closed account")));
            assertThat(office.approve(0, refused)).contains("approved");
            assertThat(office.runJobs(0)).isOne();
            assertThat(office.state(refused)).isEqualTo(PayoutState.FAILED);
            assertThat(office.payout(refused).told().failure()).isEqualTo("closed account");
            assertThat(List.of(office.diamonds(ana), office.held(ana))).containsExactly(1_000L, 1_000L);
        });
    }

    @Test
    void a_lost_message_is_made_up_for_by_asking_or_by_the_report() {
        run(() -> {
            UserId ana = office.stage.earner(3_000);
            UUID asked = office.sent(ana, 1_000, "k1");
            UUID reported = office.sent(ana, 1_000, "k2");
            UUID failed = office.sent(ana, 1_000, "k3");
            office.provider.known.put(asked, List.of(office.paid(asked)));
            dueNow(asked);
            assertThat(office.runJobs(1)).isOne();
            assertThat(office.state(asked)).isEqualTo(PayoutState.PAID);

            String report = "id,amount,currency,state\npo-" + reported + ",500,USD,paid\n" + failed
                    + ",500,USD,failed\npo-nobodys,500,USD,paid\n" + asked + ",499,USD,paid\n";
            var input = new ApplyPayoutReport.Input(Office.PROVIDER, report);
            String answer = office.ask(0, office.asAdmin(), "gifts.applyPayoutReport", input);
            assertThat(answer).contains("\"compared\":4", "\"applied\":2", "\"not_ours\":1", "\"amount_mismatch\":1",
                    "\"id\":\"po-nobodys\"");
            assertThat(List.of(office.state(reported), office.state(failed))).containsExactly(PayoutState.PAID,
                    PayoutState.FAILED);
            assertThat(office.ask(1, office.asAdmin(), "gifts.applyPayoutReport", input)).as("again")
                    .contains("\"nothing_new\":2", "\"amount_mismatch\":1").doesNotContain("\"applied\"");
            assertThat(List.of(office.diamonds(ana), office.fiat(Fiat.PAYOUTS, "USD"))).containsExactly(1_000L,
                    -1_000L);

            Caller anaAsAdmin = new Caller.SignedIn(ana, Role.ADMIN, "127.0.0.1");
            assertThat(office.ask(0, anaAsAdmin, "gifts.applyPayoutReport", new ApplyPayoutReport.Input(
                    Office.PROVIDER, "id,amount,currency,state\n" + asked + ",500,USD,failed"))).as("four eyes")
                    .isEqualTo("own_payout");
            for (String wrong : List.of("id,amount\n", "id,amount,currency,state\npo-1,500,USD,refunded",
                    "id,amount,currency,state\n" + "x,1,USD,paid\n".repeat(2))) {
                assertThat(office.ask(0, office.asAdmin(), "gifts.applyPayoutReport",
                        new ApplyPayoutReport.Input(Office.PROVIDER, wrong))).as(wrong).isEqualTo("bad_input");
            }
        });
    }

    @Test
    void a_payout_that_takes_longer_than_a_hold_lasts_has_a_new_one() {
        run(() -> {
            UserId ana = office.stage.earner(1_000);
            UUID waiting = office.requested(ana, 400, "k1");
            UUID underway = office.sent(ana, 400, "k2");
            List<UUID> holds = List.of(office.payout(waiting).money().hold(), office.payout(underway).money().hold());
            office.clock.pass(Duration.ofDays(61));
            for (UUID payout : List.of(waiting, underway)) {
                dueNow(payout);
            }
            assertThat(office.runJobs(0)).isEqualTo(2);
            assertThat(List.of(office.payout(waiting).money().hold(), office.payout(underway).money().hold()))
                    .doesNotContainAnyElementsOf(holds);
            assertThat(List.of(office.diamonds(ana), office.held(ana))).containsExactly(200L, 800L);
            assertThat(office.tell(0, office.paid(underway))).isEqualTo(NewsOutcome.APPLIED);
            assertThat(office.cancel(0, ana, waiting)).contains("cancelled");
            assertThat(List.of(office.diamonds(ana), office.held(ana))).containsExactly(600L, 0L);
        });
    }

    @Test
    void a_hold_that_ended_while_nobody_looked_is_taken_again_or_waited_for() {
        run(() -> {
            UserId ana = office.stage.earner(2_000);
            UUID first = office.sent(ana, 1_000, "k1");
            UUID second = office.sent(ana, 1_000, "k2");
            clock("clock_timestamp() + interval '91 days'");
            assertThat(office.tell(0, office.paid(first))).as("its job has not come yet, but its time is over")
                    .isEqualTo(NewsOutcome.HELD_BACK);
            office.stage.database.transact(tx -> tx.execute(
                    "update outbox.job set run_at = clock_timestamp() where key like 'hold:%'"));
            assertThat(office.runJobs(0)).isEqualTo(2);
            assertThat(List.of(office.diamonds(ana), office.held(ana))).containsExactly(2_000L, 0L);
            dueNow(first);
            assertThat(office.runJobs(1)).isOne();
            assertThat(office.payout(first).money().place()).as("the diamonds were there").isEqualTo(Payout.Place.PAID);
            assertThat(office.tell(1, Office.failed(second))).isEqualTo(NewsOutcome.APPLIED);
            assertThat(List.of(office.diamonds(ana), office.held(ana))).containsExactly(1_000L, 0L);
        });
    }

    /// The ledger's own.
    private void clock(String expression) {
        TestPostgres.asOwner(office.stage.url,
                "create or replace function ledger.clock() returns timestamptz language sql volatile as $$select "
                        + expression + "$$");
    }

    @Test
    void what_the_ledger_would_not_move_is_moved_later() {
        run(() -> {
            UserId ana = office.stage.earner(1_000);
            UUID payout = office.sent(ana, 1_000, "k1");
            Freezes freezes = new Freezes(office.stage.database);
            assertThat(freezes.set(AccountType.HELD_DIAMONDS.of(ana), true, "a test", office.admin)).isTrue();
            assertThat(office.tell(0, office.paid(payout))).isEqualTo(NewsOutcome.HELD_BACK);
            assertThat(office.state(payout)).as("the bank has it all the same").isEqualTo(PayoutState.PAID);
            assertThat(office.held(ana)).isEqualTo(1_000);
            assertThat(freezes.set(AccountType.HELD_DIAMONDS.of(ana), false, "a test", office.admin)).isTrue();
            dueNow(payout);
            assertThat(office.runJobs(1)).isOne();
            assertThat(List.of(office.held(ana), office.fiat(Fiat.PROVIDER, "USD"))).containsExactly(0L, 500L);
        });
    }
}
