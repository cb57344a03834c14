package live.chobi.gifts.payout;

import static live.chobi.gifts.Stage.STORM;
import static live.chobi.gifts.Stage.atOnce;
import static live.chobi.testkit.Virtually.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import live.chobi.gifts.Stage;
import live.chobi.gifts.payout.provider.Destination;
import live.chobi.identity.secrets.MasterKey;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Role;
import live.chobi.kernel.UserId;
import live.chobi.kernel.Uuid7;
import live.chobi.ledger.AccountType;
import live.chobi.ledger.Freezes;
import live.chobi.outbox.Json;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Asking to be paid, and what people decide, on a real PostgreSQL and through two processes. A thousand diamonds bring
/// 5 USD; a hundred are the least. After every test the ledger is proved.
class PayoutTest {

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
    void a_request_sets_its_diamonds_aside_at_the_rate_of_the_moment() {
        run(() -> {
            UserId ana = office.stage.earner(3_000);
            String answer = office.request(0, ana, 1_999, Office.BANK, "k1");
            assertThat(answer).contains("\"state\":\"requested\"", "\"diamonds\":1999", "\"amount\":999",
                    "\"currency\":\"USD\"", "\"rate\":\"5.00\"", "••••7519");
            assertThat(List.of(office.diamonds(ana), office.held(ana))).containsExactly(1_001L, 1_999L);
            assertThat(office.ask(1, Stage.caller(ana), "gifts.requestPayout",
                    new RequestPayout.Input(1_000, "KWD", null, "k2"))).as("three decimals, and where the last went")
                    .contains("\"amount\":1500", "••••7519");
        });
    }

    @Test
    void the_same_key_a_hundred_times_at_once_is_one_payout() {
        run(() -> {
            UserId ana = office.stage.earner(3_000);
            List<String> answers = atOnce(i -> () -> office.request(i % 2, ana, 1_000, Office.BANK, "k"));
            assertThat(Set.copyOf(answers)).as("one answer for all").hasSize(1);
            assertThat(answers.getFirst()).startsWith("{");
            assertThat(List.of(office.diamonds(ana), office.held(ana))).containsExactly(2_000L, 1_000L);
        });
    }

    @Test
    void a_hundred_keys_at_once_take_no_more_than_there_is() {
        run(() -> {
            UserId ana = office.stage.earner(3_500);
            List<String> answers = atOnce(i -> () -> office.request(i % 2, ana, 1_000, Office.BANK, "k" + i));
            assertThat(answers.stream().filter(it -> it.startsWith("{"))).hasSize(3);
            assertThat(answers.stream().filter("insufficient_funds"::equals)).hasSize(STORM - 3);
            assertThat(List.of(office.diamonds(ana), office.held(ana))).containsExactly(500L, 3_000L);
        });
    }

    @Test
    void the_same_key_with_other_terms_is_a_conflict_and_another_users_key_is_another() {
        run(() -> {
            UserId ana = office.stage.earner(3_000);
            UUID payout = office.requested(ana, 1_000, "k");
            Destination other = new Destination(Destination.Kind.PAYPAL, "Ana", "ana@example.org");
            assertThat(office.request(1, ana, 1_001, Office.BANK, "k")).isEqualTo("idempotency_key_reused");
            assertThat(office.request(1, ana, 1_000, other, "k")).isEqualTo("idempotency_key_reused");
            assertThat(office.ask(1, Stage.caller(ana), "gifts.requestPayout",
                    new RequestPayout.Input(1_000, "KWD", null, "k"))).isEqualTo("idempotency_key_reused");
            assertThat(office.request(1, ana, 1_000, null, "k")).contains(payout.toString());
            assertThat(office.requested(office.stage.earner(1_000), 1_000, "k")).isNotEqualTo(payout);
            assertThat(office.held(ana)).isEqualTo(1_000);
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # diamonds | currency | account                  | refused
            99         | USD      | SA0380000000608010167519 | payout_below_minimum
            1001       | USD      | SA0380000000608010167519 | insufficient_funds
            1000       | EUR      | SA0380000000608010167519 | bad_input
            1000       | usd      | SA0380000000608010167519 | bad_input
            1000       | USD      | SA0380000000608010167510 | bad_input
            1000       | USD      |                          | payout_destination_missing
            """)
    void what_cannot_be_paid_is_refused_and_changes_nothing(long diamonds, String currency, String account,
            String reason) {
        run(() -> {
            UserId ana = office.stage.earner(1_000);
            Destination to = account == null ? null : new Destination(Destination.Kind.IBAN, "Ana", account);
            assertThat(office.ask(0, Stage.caller(ana), "gifts.requestPayout",
                    new RequestPayout.Input(diamonds, currency, to, "k"))).isEqualTo(reason);
            assertThat(List.of(office.diamonds(ana), office.held(ana))).containsExactly(1_000L, 0L);
            assertThat(office.request(0, ana, 1_000, Office.BANK, "k")).as("a refusal does not use up its key")
                    .startsWith("{");
        });
    }

    @Test
    void where_nothing_is_paid_out_all_is_refused_but_reading() {
        run(() -> {
            UserId ana = office.stage.earner(1_000);
            UUID payout = office.requested(ana, 500, "k");
            PayoutOffice off = new PayoutOffice(
                    new PayoutOffice.Terms(Optional.empty(), Rates.parse("USD=5"), 100, true), office.stage.database,
                    office.stage.sequencer, new MasterKey(new byte[32]), office.clock,
                    new PayoutMetrics(new PrometheusRegistry()));
            assertThat(Office.ask(off, Stage.caller(ana), "gifts.requestPayout",
                    new RequestPayout.Input(100, null, Office.BANK, "k2"))).isEqualTo("payouts_off");
            assertThat(Office.ask(off, office.asAdmin(), "gifts.approvePayout", new ApprovePayout.Input(payout)))
                    .isEqualTo("payouts_off");
            assertThat(Office.ask(off, Stage.caller(ana), "gifts.getPayouts", new GetPayouts.Input(null, null)))
                    .contains(payout.toString());
            assertThat(Office.ask(off, Stage.caller(ana), "gifts.cancelPayout", new CancelPayout.Input(payout)))
                    .contains("cancelled");
        });
    }

    @Test
    void somebody_with_five_open_payouts_or_ten_attempts_is_told_to_wait() {
        try (Office limited = new Office(true)) {
            run(() -> {
                UserId ana = limited.stage.earner(1_000);
                for (int i = 0; i < 5; i++) {
                    assertThat(limited.request(0, ana, 100, Office.BANK, "k" + i)).startsWith("{");
                }
                for (int i = 0; i < 5; i++) {
                    assertThat(limited.request(0, ana, 100, Office.BANK, "l")).isEqualTo("too_many_open_payouts");
                }
                assertThat(limited.request(0, ana, 100, Office.BANK, "l")).isEqualTo("too_many_attempts");
                assertThat(limited.held(ana)).isEqualTo(500);
            });
        }
    }

    @Test
    void a_host_takes_a_request_back_until_somebody_has_decided() {
        run(() -> {
            UserId ana = office.stage.earner(3_000);
            UUID first = office.requested(ana, 1_000, "k1");
            UUID second = office.requested(ana, 1_000, "k2");
            assertThat(office.cancel(0, UserId.next(), first)).isEqualTo("not_your_payout");
            assertThat(office.ask(0, office.asAdmin(), "gifts.cancelPayout", new CancelPayout.Input(first)))
                    .isEqualTo("not_your_payout");
            assertThat(office.cancel(0, ana, Uuid7.next())).isEqualTo("payout_not_found");
            for (int i = 0; i < 3; i++) {
                assertThat(office.cancel(i % 2, ana, first)).contains("\"state\":\"cancelled\"");
            }
            assertThat(List.of(office.diamonds(ana), office.held(ana))).containsExactly(2_000L, 1_000L);
            assertThat(office.approve(0, second)).contains("approved");
            assertThat(office.cancel(0, ana, second)).isEqualTo("payout_decided");
            assertThat(office.approve(0, first)).isEqualTo("payout_decided");
            assertThat(office.reject(0, first)).isEqualTo("payout_decided");
            assertThat(office.reject(0, second)).isEqualTo("payout_decided");
            assertThat(office.held(ana)).isEqualTo(1_000);
        });
    }

    @Test
    void a_rejected_request_gives_the_diamonds_back_and_the_host_reads_why() {
        run(() -> {
            UserId ana = office.stage.earner(1_000);
            UUID payout = office.requested(ana, 1_000, "k");
            for (int i = 0; i < 2; i++) {
                assertThat(office.reject(i, payout)).contains("\"state\":\"rejected\"", "\"reason\":\"not yet\"",
                        "\"decidedBy\":\"" + office.admin);
            }
            assertThat(office.ask(0, Stage.caller(ana), "gifts.getPayouts", new GetPayouts.Input(null, null)))
                    .contains("\"reason\":\"not yet\"", "\"decidedBy\":null");
            assertThat(List.of(office.diamonds(ana), office.held(ana))).containsExactly(1_000L, 0L);
            assertThat(office.runJobs(0)).isZero();
            assertThat(office.provider.sent).isEmpty();
        });
    }

    @Test
    void decided_a_hundred_times_at_once_it_is_decided_once() {
        run(() -> {
            UserId ana = office.stage.earner(1_000);
            UUID payout = office.requested(ana, 1_000, "k");
            List<String> answers = atOnce(i -> () -> switch (i % 3) {
                case 0 -> office.approve(i % 2, payout);
                case 1 -> office.reject(i % 2, payout);
                default -> office.cancel(i % 2, ana, payout);
            });
            PayoutState state = office.state(payout);
            assertThat(answers).allMatch(it -> it.equals("payout_decided")
                    || it.contains("\"state\":\"" + state.name().toLowerCase(java.util.Locale.ROOT)));
            assertThat(office.held(ana)).isEqualTo(state == PayoutState.APPROVED ? 1_000 : 0);
            assertThat(office.diamonds(ana) + office.held(ana)).isEqualTo(1_000);
        });
    }

    @Test
    void nobody_decides_about_their_own_and_only_administrators_decide() {
        run(() -> {
            UserId ana = office.stage.earner(1_000);
            UUID payout = office.requested(ana, 1_000, "k");
            Caller anaAsAdmin = new Caller.SignedIn(ana, Role.ADMIN, "127.0.0.1");
            for (String path : List.of("gifts.approvePayout", "gifts.rejectPayout")) {
                Object input = path.equals("gifts.approvePayout")
                        ? new ApprovePayout.Input(payout)
                        : new RejectPayout.Input(payout, "mine");
                assertThat(office.ask(0, anaAsAdmin, path, input)).as(path).isEqualTo("own_payout");
                assertThat(office.ask(0, Stage.caller(ana), path, input)).as(path).isEqualTo("admin_only");
                assertThat(office.ask(0, new Caller.Guest("127.0.0.1"), path, input)).as(path)
                        .isEqualTo("sign_in_required");
            }
            assertThat(office.ask(0, Stage.caller(ana), "gifts.getPayoutRequests",
                    new GetPayoutRequests.Input(null, null, null))).isEqualTo("admin_only");
            assertThat(office.ask(0, Stage.caller(ana), "gifts.applyPayoutReport",
                    new ApplyPayoutReport.Input(Office.PROVIDER, "id,amount,currency,state"))).isEqualTo("admin_only");
            assertThat(office.state(payout)).isEqualTo(PayoutState.REQUESTED);
            assertThatThrownBy(() -> office.stage.database.transact(tx -> tx.execute(
                    "update gifts.payout set approved_at = now(), approved_by = user_id, provider = 'x'")))
                    .as("the database says so too").hasMessageContaining("nobody_approves_their_own");
        });
    }

    @Test
    void a_frozen_host_neither_asks_nor_is_agreed_to_and_can_take_back() {
        run(() -> {
            UserId ana = office.stage.earner(2_000);
            UUID payout = office.requested(ana, 1_000, "k");
            assertThat(new Freezes(office.stage.database).set(AccountType.EARNINGS.of(ana), true, "a test",
                    office.admin)).isTrue();
            assertThat(office.request(0, ana, 1_000, Office.BANK, "k2")).isEqualTo("account_frozen");
            assertThat(office.approve(0, payout)).isEqualTo("account_frozen");
            assertThat(office.cancel(0, ana, payout)).contains("cancelled");
            assertThat(List.of(office.diamonds(ana), office.held(ana))).containsExactly(2_000L, 0L);
        });
    }

    @Test
    void where_a_host_is_paid_is_nowhere_to_be_read() {
        run(() -> {
            UserId ana = office.stage.earner(1_000);
            UUID payout = office.requested(ana, 1_000, "k");
            String stored = office.stage.database.read(db -> db.fetch("""
                    select d::text || p::text as it from gifts.payout_destination d, gifts.payout p
                    union all select memo::text from ledger.transfer
                    union all select payload::text from outbox.event
                    union all select payload::text from outbox.job
                    union all select answer::text || encode(terms, 'escape') from outbox.idempotency
                    """)).getValues(0, String.class).toString();
            assertThat(stored).contains("7519").doesNotContain("608010167519", "Maria", "Host");
            assertThat(office.ask(0, office.asAdmin(), "gifts.getPayoutRequests",
                    new GetPayoutRequests.Input(null, null, null)))
                    .contains(payout.toString(), "\"holder\":\"A• M• H•\"").doesNotContain("608010167519");
            assertThat(office.approve(0, payout)).doesNotContain("608010167519");
            assertThat(office.runJobs(0)).isOne();
            assertThat(office.provider.orders).as("the provider has it in clear").hasEntrySatisfying(payout,
                    it -> assertThat(it.to()).isEqualTo(Office.BANK));
            assertThatThrownBy(() -> office.stage.database
                    .transact(tx -> tx.execute("update gifts.payout_destination set sealed = ''")))
                    .hasMessageContaining("permission denied");
        });
    }

    @Test
    void the_database_keeps_terms_and_decisions() {
        run(() -> {
            UUID payout = office.requested(office.stage.earner(1_000), 1_000, "k");
            assertThat(office.approve(0, payout)).contains("approved");
            for (String change : List.of("amount = 1", "diamonds = 5", "currency = 'KWD'",
                    "user_id = gen_random_uuid()",
                    "approved_by = gen_random_uuid()", "provider = 'mine'")) {
                assertThatThrownBy(() -> office.stage.database
                        .transact(tx -> tx.execute("update gifts.payout set " + change))).as(change)
                        .hasMessageContaining("never change");
            }
            for (String change : List.of("delete from gifts.payout", "delete from gifts.payout_event",
                    "update gifts.payout_event set by = null", "delete from gifts.payout_destination")) {
                assertThatThrownBy(() -> office.stage.database.transact(tx -> tx.execute(change))).as(change)
                        .hasMessageContaining("permission denied");
            }
            assertThat(office.stage.database.read(db -> db.fetch(
                    "select source || ' ' || type as it from gifts.payout_event order by event_id"))
                    .getValues("it", String.class)).containsExactly("host requested", "admin approved");
        });
    }

    @Test
    void lists_have_pages_the_hosts_newest_first_and_the_administrators_oldest_first() {
        run(() -> {
            UserId ana = office.stage.earner(1_000);
            List<String> made = IntStream.range(0, 5).mapToObj(i -> office.requested(ana, 100, "k" + i).toString())
                    .toList();
            assertThat(pages(Stage.caller(ana), "gifts.getPayouts")).isEqualTo(made.reversed());
            assertThat(pages(Stage.caller(UserId.next()), "gifts.getPayouts")).isEmpty();
            assertThat(pages(office.asAdmin(), "gifts.getPayoutRequests")).isEqualTo(made);
            assertThat(office.ask(0, Stage.caller(ana), "gifts.getPayouts", new GetPayouts.Input(2, "x")))
                    .isEqualTo("bad_input");
        });
    }

    private List<String> pages(Caller caller, String path) {
        List<String> read = new ArrayList<>();
        String cursor = null;
        do {
            var page = Json.tree(office.ask(0, caller, path, path.equals("gifts.getPayouts")
                    ? new GetPayouts.Input(2, cursor)
                    : new GetPayoutRequests.Input(null, 2, cursor)));
            page.path("items").forEach(it -> read.add(it.path("id").asText()));
            cursor = page.path("nextCursor").isNull() ? null : page.path("nextCursor").asText();
        } while (cursor != null);
        return read;
    }
}
