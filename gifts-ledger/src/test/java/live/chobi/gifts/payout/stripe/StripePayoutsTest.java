package live.chobi.gifts.payout.stripe;

import static live.chobi.testkit.Virtually.run;
import static org.assertj.core.api.Assertions.assertThat;

import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import live.chobi.gifts.Stage;
import live.chobi.gifts.payout.PayoutMetrics;
import live.chobi.gifts.payout.PayoutOffice;
import live.chobi.gifts.payout.Rates;
import live.chobi.gifts.purchase.NewsOutcome;
import live.chobi.gifts.purchase.provider.SignedMessage;
import live.chobi.gifts.stripe.StripeApi;
import live.chobi.identity.secrets.MasterKey;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Endpoint;
import live.chobi.kernel.Problem;
import live.chobi.kernel.Role;
import live.chobi.kernel.UserId;
import live.chobi.ledger.LedgerVerifier.Verdict;
import live.chobi.outbox.JobRunner;
import live.chobi.outbox.Json;
import live.chobi.testkit.FakeStripe;
import live.chobi.testkit.SetClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The real adapter and Stripe's own library, against a local server that answers and signs as Stripe does. A thousand
/// diamonds bring 5 USD, or 1.505 KWD.
class StripePayoutsTest {
    private final SetClock clock = new SetClock();
    private final FakeStripe stripe = new FakeStripe();
    private final UserId admin = UserId.next();
    private Stage stage;
    private PayoutOffice office;

    @BeforeEach
    void open() {
        stage = new Stage(clock);
        StripePayouts payouts = new StripePayouts(
                new StripeApi.Account(FakeStripe.KEY, FakeStripe.WEBHOOK_SECRET, stripe.url()), clock);
        office = new PayoutOffice(
                new PayoutOffice.Terms(Optional.of(payouts), Rates.parse("USD=5.00,KWD=1.505"), 100, false),
                stage.database, stage.sequencer, new MasterKey(new byte[32]), clock,
                new PayoutMetrics(new PrometheusRegistry()));
    }

    @AfterEach
    void close() {
        run(() -> {
            assertThat(Stage.verify(stage.export())).isInstanceOf(Verdict.Clean.class);
            assertThat(stage.imbalance()).isZero();
        });
        stage.close();
        stripe.close();
    }

    /// The answer as JSON, or the reason of the refusal.
    private String ask(Caller caller, String path, String input) {
        Endpoint<?, ?> endpoint = office.endpoints().stream().filter(it -> it.path().equals(path)).findFirst()
                .orElseThrow();
        try {
            return Json.write(handle(endpoint, caller, input));
        } catch (Problem refusal) {
            return refusal.field().map(field -> field + ": ").orElse("") + refusal.reason();
        }
    }

    private static <I, O> Object handle(Endpoint<I, O> endpoint, Caller caller, String input) {
        return Objects.requireNonNull(endpoint.procedure().handle(caller, Json.read(input, endpoint.inputType())));
    }

    private String request(UserId who, String currency, String kind, String account) {
        return ask(Stage.caller(who), "gifts.requestPayout", """
                {"diamonds":1000,"currency":"%s","idempotencyKey":"k",
                 "destination":{"kind":"%s","holder":"Ana Host","account":"%s"}}""".formatted(currency, kind, account));
    }

    private UUID approved(UserId who, String account) {
        String answer = request(who, "USD", "stripe", account);
        assertThat(answer).startsWith("{");
        UUID payout = UUID.fromString(Json.tree(answer).at("/payout/id").asText());
        assertThat(ask(new Caller.SignedIn(admin, Role.ADMIN, "127.0.0.1"), "gifts.approvePayout",
                "{\"payoutId\":\"" + payout + "\"}")).contains("\"state\":\"approved\"");
        return payout;
    }

    /// Approved, and taken by Stripe.
    private UUID sent(UserId who) {
        UUID payout = approved(who, "acct_1Ana");
        runJobs();
        assertThat(stripe.transfers()).hasSize(1);
        return payout;
    }

    /// Those that are due, and those that would be later.
    private void runJobs() {
        stage.database.transact(tx -> tx.execute("update outbox.job set run_at = now() where kind = 'gifts.pay_out'"));
        var _ = new JobRunner(stage.database, office.jobs()).runDue();
    }

    private String state(UserId who, UUID payout) {
        return office.desk().view(Stage.caller(who), payout).state().name().toLowerCase(Locale.ROOT);
    }

    private NewsOutcome receive(FakeStripe.Message message) {
        return office.desk().receive("stripe", new SignedMessage(message.body(), Optional.of(message.signature())));
    }

    private NewsOutcome told(String type) {
        return receive(stripe.transferMessage(type, stripe.transfers().getFirst(), clock.instant()));
    }

    @Test
    void a_payout_is_one_transfer_to_the_hosts_account_and_paid_when_stripe_says_so() {
        run(() -> {
            UserId ana = stage.earner(1_000);
            UUID payout = sent(ana);
            assertThat(stripe.requests).containsExactly("GET /v1/transfers", "POST /v1/transfers");
            assertThat(stripe.transfer(stripe.transfers().getFirst())).containsEntry("amount", "500")
                    .containsEntry("currency", "usd").containsEntry("destination", "acct_1Ana")
                    .containsEntry("metadata[chobi_payout]", payout.toString());
            assertThat(state(ana, payout)).isEqualTo("approved");
            assertThat(told("transfer.created")).isEqualTo(NewsOutcome.APPLIED);
            assertThat(state(ana, payout)).isEqualTo("paid");
            assertThat(stage.diamonds(ana)).isZero();
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # what Stripe tells, in turn             | state    | diamonds of 1000
            created                                  | paid     | 0
            created, created, created                | paid     | 0
            updated, created                         | paid     | 0
            created, reversed                        | failed   | 1000
            reversed                                 | failed   | 1000
            reversed, created-before                 | failed   | 1000
            reversed, reversed, created-before       | failed   | 1000
            half-reversed                            | approved | 0
            created, half-reversed                   | paid     | 0
            """)
    void whatever_the_order_it_comes_to_one_state_and_one_sum(String told, String state, long diamonds) {
        run(() -> {
            UserId ana = stage.earner(1_000);
            UUID payout = sent(ana);
            String transfer = stripe.transfers().getFirst();
            FakeStripe.Message before = stripe.transferMessage("transfer.created", transfer, clock.instant());
            for (String word : told.split(", ", -1)) {
                var _ = switch (word) {
                    case "created-before" -> receive(before);
                    case "reversed" -> receive(stripe.reverse(transfer, 500).transferMessage("transfer.reversed",
                            transfer, clock.instant()));
                    case "half-reversed" -> receive(stripe.reverse(transfer, 250).transferMessage("transfer.reversed",
                            transfer, clock.instant()));
                    default -> told("transfer." + word);
                };
            }
            assertThat(state(ana, payout)).isEqualTo(state);
            assertThat(stage.diamonds(ana)).isEqualTo(diamonds);
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            as it was signed                | APPLIED
            six minutes later               | FORGED
            without a signature             | FORGED
            with one letter changed         | FORGED
            of the other endpoint           | FORGED
            about a payment                 | NOT_OURS
            about nobody's transfer         | NOT_OURS
            """)
    void what_comes_in_is_believed_for_its_signature_alone(String how, NewsOutcome outcome) {
        run(() -> {
            UserId ana = stage.earner(1_000);
            UUID payout = sent(ana);
            FakeStripe.Message good = stripe.transferMessage("transfer.created", stripe.transfers().getFirst(),
                    clock.instant());
            SignedMessage message = switch (how) {
                case "as it was signed" -> new SignedMessage(good.body(), Optional.of(good.signature()));
                case "six minutes later" -> {
                    clock.pass(Duration.ofMinutes(6));
                    yield new SignedMessage(good.body(), Optional.of(good.signature()));
                }
                case "without a signature" -> new SignedMessage(good.body(), Optional.empty());
                case "with one letter changed" -> new SignedMessage(good.body().replace("500", "501"),
                        Optional.of(good.signature()));
                case "of the other endpoint" -> new SignedMessage(good.body(), Optional.of("t="
                        + clock.instant().getEpochSecond() + ",v1=" + "0".repeat(64)));
                case "about a payment" -> signed(good.body().replace("transfer.created", "payment_intent.succeeded"));
                case "about nobody's transfer" -> signed(
                        good.body().replace(payout.toString(), UUID.randomUUID().toString()));
                default -> throw new IllegalArgumentException(how);
            };
            assertThat(office.desk().receive("stripe", message)).isEqualTo(outcome);
            assertThat(state(ana, payout)).isEqualTo(outcome == NewsOutcome.APPLIED ? "paid" : "approved");
        });
    }

    private SignedMessage signed(String body) {
        FakeStripe.Message message = FakeStripe.sign(body, clock.instant());
        return new SignedMessage(message.body(), Optional.of(message.signature()));
    }

    @Test
    void what_stripe_did_not_tell_is_asked_for() {
        run(() -> {
            UserId ana = stage.earner(1_000);
            UUID payout = sent(ana);
            runJobs();
            assertThat(state(ana, payout)).isEqualTo("paid");
            assertThat(stripe.requests).endsWith("GET /v1/transfers/" + stripe.transfers().getFirst());
        });
    }

    @Test
    void an_order_whose_answer_was_lost_is_one_transfer_also_after_stripe_forgot_its_key() {
        run(() -> {
            UserId ana = stage.earner(1_000);
            stripe.loseAnswers(true);
            UUID payout = approved(ana, "acct_1Ana");
            runJobs();
            assertThat(state(ana, payout)).isEqualTo("approved");
            stripe.loseAnswers(false);
            stripe.forgetKeys();
            runJobs();
            runJobs();
            assertThat(stripe.transfers()).hasSize(1);
            assertThat(state(ana, payout)).isEqualTo("paid");
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # what Stripe answers        | then
            500 api_error                | approved
            429 rate_limit               | approved
            401 authentication           | approved
            400 balance_insufficient     | approved
            400 account_invalid          | failed
            """)
    void what_stripe_will_not_do_is_told_apart_from_what_it_cannot_now(String answer, String state) {
        run(() -> {
            UserId ana = stage.earner(1_000);
            UUID payout = approved(ana, "acct_1Ana");
            stripe.failPostsWith(Integer.parseInt(answer.substring(0, 3)), answer.substring(4));
            runJobs();
            stripe.failWith(0);
            assertThat(state(ana, payout)).isEqualTo(state);
            assertThat(stage.diamonds(ana)).isEqualTo(state.equals("failed") ? 1_000 : 0);
            runJobs();
            assertThat(stripe.transfers()).hasSize(state.equals("failed") ? 0 : 1);
        });
    }

    @Test
    void hosts_are_paid_at_stripe_accounts_alone_and_in_amounts_that_stripe_takes() {
        run(() -> {
            UserId ana = stage.earner(2_000);
            assertThat(request(ana, "USD", "iban", "SA0380000000608010167519"))
                    .isEqualTo("destination.kind: bad_input");
            for (String wrong : List.of("acct_", "cus_1Ana", "acct_1 Ana;", "https://evil.example")) {
                assertThat(request(ana, "USD", "stripe", wrong)).as(wrong).isEqualTo("destination.account: bad_input");
            }
            assertThat(request(ana, "KWD", "stripe", "acct_1Ana")).as("1.505, of which Stripe takes tens of fils")
                    .contains("\"amount\":1500", "\"account\":\"••••1Ana\"");
        });
    }
}
