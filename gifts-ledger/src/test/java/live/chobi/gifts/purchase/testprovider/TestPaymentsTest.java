package live.chobi.gifts.purchase.testprovider;

import static live.chobi.testkit.Virtually.run;
import static org.assertj.core.api.Assertions.assertThat;

import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import live.chobi.gifts.Stage;
import live.chobi.gifts.purchase.BuyCoins;
import live.chobi.gifts.purchase.CoinShop;
import live.chobi.gifts.purchase.NewsOutcome;
import live.chobi.gifts.purchase.PurchaseMetrics;
import live.chobi.gifts.purchase.PurchaseState;
import live.chobi.gifts.purchase.PurchaseView;
import live.chobi.gifts.purchase.packs.CoinPack;
import live.chobi.gifts.purchase.packs.CoinPacks;
import live.chobi.gifts.purchase.provider.ReceiptStore.Receipt;
import live.chobi.gifts.purchase.provider.SignedMessage;
import live.chobi.gifts.purchase.testprovider.TestPayments.Outcome;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Endpoint;
import live.chobi.kernel.Problem;
import live.chobi.kernel.UserId;
import live.chobi.ledger.LedgerVerifier.Verdict;
import live.chobi.outbox.Json;
import live.chobi.testkit.SetClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The built-in provider: its messages are believed for their signatures alone, its receipts once.
class TestPaymentsTest {
    private final SetClock clock = new SetClock();
    private final TestPayments payments = new TestPayments("secret", clock, () -> "http://chobi.example");
    private Stage stage;
    private CoinShop shop;

    @BeforeEach
    void open() {
        stage = new Stage(clock);
        shop = new CoinShop(new CoinShop.Terms(Optional.of(payments), Set.of("USD"), false,
                () -> "http://chobi.example"), stage.database, stage.sequencer, clock,
                new PurchaseMetrics(new PrometheusRegistry()));
    }

    @AfterEach
    void close() {
        stage.close();
    }

    private Object call(Caller caller, String path, Object input) {
        return handle(shop.endpoints().stream().filter(it -> it.path().equals(path)).findFirst().orElseThrow(), caller,
                input);
    }

    private static <I, O> Object handle(Endpoint<I, O> endpoint, Caller caller, Object input) {
        return Objects.requireNonNull(endpoint.procedure().handle(caller,
                endpoint.inputType().cast(input)));
    }

    /// The answer as JSON, or the reason of the refusal.
    private String ask(UserId who, String path, String input) {
        Endpoint<?, ?> endpoint = shop.endpoints().stream().filter(it -> it.path().equals(path)).findFirst()
                .orElseThrow();
        try {
            return Json.write(call(Stage.caller(who), path, Json.read(input, endpoint.inputType())));
        } catch (Problem refusal) {
            return refusal.reason();
        }
    }

    private CoinPack pack() {
        return stage.database.read(CoinPacks::forSale).get(1);
    }

    private PurchaseView buy(UserId who) {
        return ((BuyCoins.Output) call(Stage.caller(who), "gifts.buyCoins",
                new BuyCoins.Input(pack().id(), "USD", "k", "/watch/x?lang=ar"))).purchase();
    }

    private SettleTestPurchase.Output settle(UserId who, PurchaseView purchase, Outcome outcome) {
        return (SettleTestPurchase.Output) call(Stage.caller(who), "gifts.settleTestPurchase",
                new SettleTestPurchase.Input(purchase.id(), outcome, null));
    }

    @Test
    void a_developer_says_what_becomes_of_a_purchase() {
        run(() -> {
            UserId ana = UserId.next();
            PurchaseView purchase = buy(ana);
            assertThat(purchase.checkoutUrl()).startsWith("http://chobi.example/pay/test?purchase=" + purchase.id()
                    + "&back=http%3A%2F%2Fchobi.example%2Fwatch%2Fx%3Flang%3Dar%26purchase");
            assertThat(settle(ana, purchase, Outcome.PAID).purchase().state()).isEqualTo(PurchaseState.PAID);
            assertThat(stage.coins(ana)).isEqualTo(550);
            assertThat(settle(ana, purchase, Outcome.PAID).outcome()).isEqualTo(NewsOutcome.NOTHING_NEW);
            assertThat(settle(ana, purchase, Outcome.CHARGED_BACK).purchase().issued()).isZero();
            assertThat(stage.coins(ana)).isZero();
            assertThat(ask(UserId.next(), "gifts.settleTestPurchase",
                    "{\"purchaseId\":\"" + purchase.id() + "\",\"outcome\":\"paid\"}")).isEqualTo("not_your_purchase");
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # what comes in                         | becomes
            as it was signed                        | APPLIED
            without a signature                     | FORGED
            with another's signature                | FORGED
            with a signature of another form        | FORGED
            with one letter changed                 | FORGED
            six minutes later                       | FORGED
            signed six minutes in the future        | FORGED
            signed, but no message                  | FORGED
            signed, but another's purchase          | NOT_OURS
            """)
    void what_comes_in_is_believed_for_its_signature_alone(String how, NewsOutcome outcome) {
        run(() -> {
            UserId ana = UserId.next();
            PurchaseView purchase = buy(ana);
            SignedMessage good = payments.message(Outcome.PAID, purchase.id(), 499, "USD");
            TestPayments other = new TestPayments("other", clock, () -> "");
            MessageSigner signer = new MessageSigner("message secret", clock);
            SignedMessage message = switch (how) {
                case "as it was signed", "six minutes later" -> good;
                case "without a signature" -> new SignedMessage(good.body(), Optional.empty());
                case "with another's signature" -> other.message(Outcome.PAID, purchase.id(), 499, "USD");
                case "with a signature of another form" -> new SignedMessage(good.body(), Optional.of("v1=00"));
                case "with one letter changed" ->
                    new SignedMessage(good.body().replace("499", "498"), good.signature());
                case "signed six minutes in the future" -> {
                    clock.pass(Duration.ofMinutes(6));
                    SignedMessage early = payments.message(Outcome.PAID, purchase.id(), 499, "USD");
                    clock.pass(Duration.ofMinutes(-6));
                    yield early;
                }
                case "signed, but no message" -> new SignedMessage("[]", Optional.of(signer.sign("[]")));
                case "signed, but another's purchase" ->
                    payments.message(Outcome.PAID, UUID.randomUUID(), 499, "USD");
                default -> throw new IllegalArgumentException(how);
            };
            if (how.equals("six minutes later")) {
                clock.pass(Duration.ofMinutes(6));
            }
            assertThat(shop.desk().receive("test", message)).isEqualTo(outcome);
            assertThat(stage.coins(ana)).isEqualTo(outcome == NewsOutcome.APPLIED ? 550 : 0);
        });
    }

    private String issue() {
        return payments.receipt(new Receipt("tx-1", pack().code(), 499, "USD"));
    }

    private String redeem(UserId who, String receipt) {
        return ask(who, "gifts.redeemReceipt", "{\"store\":\"test\",\"receipt\":\"" + receipt + "\"}");
    }

    @Test
    void a_receipt_brings_its_coins_once_and_to_one_user() {
        run(() -> {
            UserId ana = UserId.next();
            String receipt = issue();
            String first = redeem(ana, receipt);
            assertThat(first).contains("\"state\":\"paid\"", "\"issued\":550");
            assertThat(redeem(ana, receipt)).as("shown again").isEqualTo(first);
            assertThat(redeem(UserId.next(), receipt)).isEqualTo("receipt_of_another_user");
            assertThat(stage.coins(ana)).isEqualTo(550);
            assertThat(Stage.verify(stage.export())).isInstanceOf(Verdict.Clean.class);
        });
    }

    @Test
    void a_receipt_that_two_users_show_at_once_is_one_of_theirs() {
        run(() -> {
            for (int round = 0; round < 5; round++) {
                String receipt = payments.receipt(new Receipt("race-" + round, pack().code(), 499, "USD"));
                List<UserId> users = IntStream.range(0, 20).mapToObj(_ -> UserId.next()).toList();
                List<Callable<String>> shown = IntStream.range(0, 60)
                        .<Callable<String>>mapToObj(i -> () -> redeem(users.get(i % 20), receipt)).toList();
                List<String> answers = new ArrayList<>();
                try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
                    for (Future<String> answer : pool.invokeAll(shown)) {
                        answers.add(answer.get());
                    }
                }
                assertThat(answers.stream().filter(it -> it.startsWith("{"))).hasSize(3);
                assertThat(answers.stream().filter("receipt_of_another_user"::equals)).hasSize(57);
                assertThat(users.stream().mapToLong(stage::coins).sum()).isEqualTo(550);
            }
        });
    }

    @Test
    void what_the_store_did_not_issue_is_refused() {
        run(() -> {
            UserId ana = UserId.next();
            TestPayments other = new TestPayments("other", clock, () -> "");
            for (String forged : List.of("x", "", "e30", other.receipt(new Receipt("t", "pouch", 1, "USD")),
                    issue().substring(1), payments.receipt(new Receipt("t", "pouch", 0, "USD")),
                    payments.receipt(new Receipt("t", "pouch", -1, "USD")),
                    payments.receipt(new Receipt("t", "pouch", Long.MAX_VALUE, "USD")),
                    payments.receipt(new Receipt("t", "pouch", 1, "XTS")),
                    payments.receipt(new Receipt("", "pouch", 1, "USD")))) {
                assertThat(redeem(ana, forged)).as(forged).isEqualTo("bad_input");
            }
            assertThat(redeem(ana, payments.receipt(new Receipt("t", "treasure", 1, "USD"))))
                    .isEqualTo("unknown_product");
            assertThat(ask(ana, "gifts.redeemReceipt", "{\"store\":\"apple\",\"receipt\":\"x\"}"))
                    .isEqualTo("store_not_found");
            assertThat(stage.coins(ana)).isZero();
        });
    }
}
