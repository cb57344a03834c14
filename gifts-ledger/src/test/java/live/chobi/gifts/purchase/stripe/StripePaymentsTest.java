package live.chobi.gifts.purchase.stripe;

import static live.chobi.testkit.Virtually.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.stripe.net.Webhook;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import live.chobi.gifts.Stage;
import live.chobi.gifts.purchase.BuyCoins;
import live.chobi.gifts.purchase.CoinShop;
import live.chobi.gifts.purchase.NewsOutcome;
import live.chobi.gifts.purchase.PurchaseMetrics;
import live.chobi.gifts.purchase.PurchaseState;
import live.chobi.gifts.purchase.PurchaseView;
import live.chobi.gifts.purchase.packs.CoinPacks;
import live.chobi.gifts.purchase.provider.SignedMessage;
import live.chobi.gifts.stripe.StripeAmounts;
import live.chobi.gifts.stripe.StripeApi;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Endpoint;
import live.chobi.kernel.Problem;
import live.chobi.kernel.Role;
import live.chobi.kernel.UserId;
import live.chobi.outbox.Json;
import live.chobi.testkit.FakeStripe;
import live.chobi.testkit.SetClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The real adapter and Stripe's own library, against a local server that answers and signs as Stripe does.
class StripePaymentsTest {
    private final SetClock clock = new SetClock();
    private final FakeStripe stripe = new FakeStripe();
    private Stage stage;
    private CoinShop shop;

    @BeforeEach
    void open() {
        stage = new Stage(clock);
        shop = shop(FakeStripe.KEY);
    }

    private CoinShop shop(String key) {
        StripePayments payments = new StripePayments(
                new StripeApi.Account(key, FakeStripe.WEBHOOK_SECRET, stripe.url()), clock);
        return new CoinShop(new CoinShop.Terms(Optional.of(payments), Set.of("USD", "KWD"), false,
                () -> "https://chobi.example"), stage.database, stage.sequencer, clock,
                new PurchaseMetrics(new PrometheusRegistry()));
    }

    @AfterEach
    void close() {
        stage.close();
        stripe.close();
    }

    /// The answer as JSON, or the reason of the refusal.
    private String ask(CoinShop where, Caller caller, String path, String input) {
        Endpoint<?, ?> endpoint = where.endpoints().stream().filter(it -> it.path().equals(path)).findFirst()
                .orElseThrow();
        try {
            return Json.write(handle(endpoint, caller, input));
        } catch (Problem refusal) {
            return refusal.reason();
        }
    }

    private static <I, O> Object handle(Endpoint<I, O> endpoint, Caller caller, String input) {
        return Objects.requireNonNull(
                endpoint.procedure().handle(caller, Json.read(input, endpoint.inputType())));
    }

    private String buy(CoinShop where, UserId who, String currency, String key) {
        UUID pack = stage.database.read(CoinPacks::forSale).get(1).id();
        return ask(where, Stage.caller(who), "gifts.buyCoins", """
                {"packId":"%s","currency":"%s","idempotencyKey":"%s"}""".formatted(pack, currency, key));
    }

    private PurchaseView bought(UserId who) {
        return Json.read(buy(shop, who, "USD", "k"), BuyCoins.Output.class).purchase();
    }

    private PurchaseView now(PurchaseView of, UserId who) {
        return shop.desk().view(Stage.caller(who), of.id());
    }

    private static String session(PurchaseView purchase) {
        String url = Objects.requireNonNull(purchase.checkoutUrl());
        return url.substring(url.lastIndexOf('/') + 1);
    }

    private NewsOutcome receive(FakeStripe.Message message) {
        return shop.desk().receive("stripe", new SignedMessage(message.body(), Optional.of(message.signature())));
    }

    private NewsOutcome told(String type, String session) {
        return receive(stripe.message(type, session, clock.instant()));
    }

    @Test
    void a_purchase_is_paid_at_a_checkout_session() {
        run(() -> {
            UserId ana = UserId.next();
            PurchaseView purchase = bought(ana);
            assertThat(purchase.state()).isEqualTo(PurchaseState.PENDING);
            String session = session(purchase);
            assertThat(stripe.amount(session)).isEqualTo(499);
            assertThat(buy(shop, ana, "USD", "k")).as("the same again").contains(session);
            assertThat(stripe.requests).containsExactly("POST /v1/checkout/sessions");

            assertThat(told("checkout.session.completed", session)).as("complete, and the bank takes days")
                    .isEqualTo(NewsOutcome.NOT_OURS);
            stripe.pay(session);
            FakeStripe.Message paid = stripe.message("checkout.session.completed", session, clock.instant());
            assertThat(receive(paid)).isEqualTo(NewsOutcome.APPLIED);
            assertThat(receive(paid)).as("replayed").isEqualTo(NewsOutcome.NOTHING_NEW);
            assertThat(told("checkout.session.async_payment_succeeded", session)).isEqualTo(NewsOutcome.NOTHING_NEW);
            assertThat(told("checkout.session.expired", session)).as("out of order").isEqualTo(NewsOutcome.APPLIED);
            assertThat(now(purchase, ana).state()).isEqualTo(PurchaseState.PAID);
            assertThat(stage.coins(ana)).isEqualTo(550);
        });
    }

    @Test
    void messages_are_signed_as_the_library_of_stripe_reads_them() throws Exception {
        run(() -> {
            PurchaseView purchase = bought(UserId.next());
            FakeStripe.Message message = stripe.message("checkout.session.completed", session(purchase),
                    clock.instant());
            assertThat(
                    Webhook.constructEvent(message.body(), message.signature(), FakeStripe.WEBHOOK_SECRET, 300, clock)
                            .getType())
                    .isEqualTo("checkout.session.completed");
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # what comes in                    | becomes
            as it was signed                   | APPLIED
            four minutes later                 | APPLIED
            six minutes later                  | FORGED
            without a signature                | FORGED
            with another secret's signature    | FORGED
            with an empty signature            | FORGED
            with one letter changed            | FORGED
            signed, but no JSON                | FORGED
            signed, but no event               | FORGED
            signed, an event of no interest    | NOT_OURS
            """)
    void what_comes_in_is_believed_for_its_signature_alone(String how, NewsOutcome outcome) {
        run(() -> {
            UserId ana = UserId.next();
            String session = session(bought(ana));
            FakeStripe.Message good = stripe.pay(session).message("checkout.session.completed", session,
                    clock.instant());
            SignedMessage message = switch (how) {
                case "as it was signed" -> new SignedMessage(good.body(), Optional.of(good.signature()));
                case "four minutes later" -> later(good, Duration.ofMinutes(4));
                case "six minutes later" -> later(good, Duration.ofMinutes(6));
                case "without a signature" -> new SignedMessage(good.body(), Optional.empty());
                case "with another secret's signature" -> new SignedMessage(good.body(), Optional.of(
                        Webhook.Signature.generateSignatureHeader(good.body(), "whsec_other",
                                clock.instant().getEpochSecond())));
                case "with an empty signature" -> new SignedMessage(good.body(), Optional.of(""));
                case "with one letter changed" -> new SignedMessage(good.body().replace("\"paid\"", "\"Paid\""),
                        Optional.of(good.signature()));
                case "signed, but no JSON" -> signed("hello");
                case "signed, but no event" -> signed("{\"id\":5}");
                case "signed, an event of no interest" -> signed(good.body().replace("checkout.session", "invoice"));
                default -> throw new IllegalArgumentException(how);
            };
            assertThat(shop.desk().receive("stripe", message)).isEqualTo(outcome);
            assertThat(stage.coins(ana)).isEqualTo(outcome == NewsOutcome.APPLIED ? 550 : 0);
        });
    }

    private SignedMessage later(FakeStripe.Message message, Duration time) {
        clock.pass(time);
        return new SignedMessage(message.body(), Optional.of(message.signature()));
    }

    private SignedMessage signed(String body) {
        FakeStripe.Message message = FakeStripe.sign(body, clock.instant());
        return new SignedMessage(message.body(), Optional.of(message.signature()));
    }

    @Test
    void a_dispute_takes_the_coins_and_a_won_one_gives_them_again() {
        run(() -> {
            UserId ana = UserId.next();
            PurchaseView purchase = bought(ana);
            String session = session(purchase);
            stripe.pay(session);
            assertThat(told("charge.dispute.funds_withdrawn", session)).as("before it is said to be paid")
                    .isEqualTo(NewsOutcome.APPLIED);
            assertThat(told("checkout.session.completed", session)).isEqualTo(NewsOutcome.APPLIED);
            assertThat(stage.coins(ana)).isZero();
            assertThat(now(purchase, ana).state()).isEqualTo(PurchaseState.CHARGED_BACK);
            assertThat(told("charge.dispute.funds_reinstated", session)).isEqualTo(NewsOutcome.APPLIED);
            assertThat(stage.coins(ana)).isEqualTo(550);
            assertThat(now(purchase, ana).state()).isEqualTo(PurchaseState.PAID);
        });
    }

    @Test
    void a_refund_at_stripe_and_one_from_here_are_the_same() {
        run(() -> {
            UserId ana = UserId.next();
            PurchaseView purchase = bought(ana);
            String session = session(purchase);
            assertThat(receive(stripe.pay(session).message("checkout.session.completed", session, clock.instant())))
                    .isEqualTo(NewsOutcome.APPLIED);
            Caller admin = new Caller.SignedIn(UserId.next(), Role.ADMIN, "127.0.0.1");
            String input = """
                    {"purchaseId":"%s","amount":100,"idempotencyKey":"r1","reason":"asked for it"}"""
                    .formatted(purchase.id());
            assertThat(ask(shop, admin, "gifts.refundPurchase", input)).contains("\"refunded\":100", "\"issued\":439");
            assertThat(ask(shop, admin, "gifts.refundPurchase", input)).contains("\"refunded\":100");
            assertThat(stripe.requests.stream().filter("POST /v1/refunds"::equals)).hasSize(1);
            assertThat(told("charge.refunded", session)).isEqualTo(NewsOutcome.NOTHING_NEW);
            assertThat(stage.coins(ana)).isEqualTo(439);
        });
    }

    @Test
    void what_stripe_did_not_tell_is_asked_for() {
        run(() -> {
            UserId ana = UserId.next();
            UserId bob = UserId.next();
            PurchaseView paid = bought(ana);
            PurchaseView left = bought(bob);
            stripe.pay(session(paid)).expire(session(left));
            shop.desk().sweep();
            assertThat(now(paid, ana).state()).isEqualTo(PurchaseState.PAID);
            assertThat(now(left, bob).state()).isEqualTo(PurchaseState.EXPIRED);
            assertThat(stage.coins(ana)).isEqualTo(550);
        });
    }

    @ParameterizedTest
    @CsvSource({"500,payment_provider_away,CREATED", "429,payment_provider_away,CREATED",
        "400,payment_provider_refused,FAILED"})
    void what_stripe_will_not_do_is_told_apart_from_what_it_cannot_now(int status, String reason, PurchaseState then) {
        run(() -> {
            UserId ana = UserId.next();
            stripe.failWith(status);
            assertThat(buy(shop, ana, "USD", "k")).isEqualTo(reason);
            stripe.failWith(0);
            PurchaseView again = bought(ana);
            assertThat(again.state()).isEqualTo(then == PurchaseState.CREATED ? PurchaseState.PENDING : then);
        });
    }

    @Test
    void a_wrong_key_is_the_operators_and_is_not_shown() {
        run(() -> {
            CoinShop wrong = shop("sk_test_wrong_one");
            assertThat(buy(wrong, UserId.next(), "USD", "k")).isEqualTo("payment_provider_away");
            assertThat(new StripeApi.Account("sk_secret", "whsec_secret", stripe.url()).toString())
                    .doesNotContain("secret");
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # ISO minor units | currency | Stripe's
            499               | USD      | 499
            500               | JPY      | 500
            500               | ISK      | 50000
            500               | UGX      | 50000
            1500              | KWD      | 1500
            1505              | KWD      | none
            300               | MGA      | 3
            350               | MGA      | none
            """)
    void amounts_are_written_as_stripe_divides_them(long amount, String currency, String theirs) {
        Optional<Long> converted = StripeAmounts.toStripe(amount, currency);
        assertThat(converted.map(Object::toString).orElse("none")).isEqualTo(theirs);
        converted.ifPresent(it -> assertThat(StripeAmounts.fromStripe(it, currency)).contains(amount));
    }

    @ParameterizedTest
    @CsvSource({"499,USD,499", "1505,KWD,1500", "1500,KWD,1500", "9,KWD,0", "399,MGA,300", "500,JPY,500", "5,ISK,5"})
    void the_most_of_an_amount_that_stripe_takes_is_taken_exactly(long amount, String currency, long most) {
        assertThat(StripeAmounts.floor(amount, currency)).isEqualTo(most);
        assertThat(StripeAmounts.toStripe(most, currency)).isPresent();
    }

    @Test
    void what_is_no_amount_of_ours_is_none() {
        assertThat(List.of(StripeAmounts.fromStripe(50_001, "ISK"), StripeAmounts.fromStripe(1, "NOT"),
                StripeAmounts.fromStripe(Long.MAX_VALUE, "MGA"))).allMatch(Optional::isEmpty);
        assertThatThrownBy(() -> shop.desk().receive("paypal", new SignedMessage("", Optional.empty())))
                .isInstanceOfSatisfying(Problem.class,
                        it -> assertThat(it.reason()).isEqualTo("payment_provider_not_found"));
    }
}
