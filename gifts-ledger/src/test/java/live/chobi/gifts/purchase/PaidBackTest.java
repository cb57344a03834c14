package live.chobi.gifts.purchase;

import static live.chobi.gifts.Stage.atOnce;
import static live.chobi.testkit.Virtually.run;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import live.chobi.gifts.Stage;
import live.chobi.gifts.purchase.provider.PaymentNews;
import live.chobi.gifts.refunds.RefundGift;
import live.chobi.gifts.sending.GiveGift;
import live.chobi.gifts.sending.SendGift;
import live.chobi.gifts.wallet.AddCoins;
import live.chobi.kernel.Problem;
import live.chobi.kernel.UserId;
import live.chobi.ledger.AccountType;
import live.chobi.ledger.AccountType.Fiat;
import live.chobi.ledger.Balances;
import live.chobi.ledger.Freezes;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What becomes of coins whose money went back. A pouch is 550 coins for 4.99 USD, a rose costs 10.
class PaidBackTest {
    private Till till;

    @BeforeEach
    void open() {
        till = new Till();
    }

    @AfterEach
    void close() {
        till.close();
    }

    private String give(UserId who, long roses) {
        try {
            var gifts = new ExplainDebt(till.stage.sendGift(), new Balances(till.stage.database));
            return "given, left " + gifts.handle(Stage.caller(who), new SendGift.Input(till.stage.session,
                    till.stage.gift("rose").id(), roses, UUID.randomUUID().toString())).balance();
        } catch (Problem refusal) {
            return refusal.reason();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # roses given | what came back | coins left | debt | diamonds the host keeps
            0             | 499            | 0          | 0    | 0
            20            | 499            | 0          | 200  | 100
            55            | 499            | 0          | 550  | 275
            0             | 100            | 439        | 0    | 0
            44            | 100            | 0          | 1    | 220
            50            | 100            | 0          | 61   | 250
            55            | 1              | 0          | 2    | 275
            """)
    void what_is_there_is_taken_and_the_rest_is_owed(int roses, long amount, long coins, long debt, long diamonds) {
        for (boolean byTheBank : List.of(true, false)) {
            run(() -> {
                UserId ana = UserId.next();
                long before = till.stage.diamonds(till.stage.host);
                PurchaseView pouch = till.bought(ana, "pouch", "k1");
                if (roses > 0) {
                    assertThat(give(ana, roses)).startsWith("given");
                }
                PaymentNews back = byTheBank
                        ? new PaymentNews.ChargedBack(pouch.id(), amount, "USD")
                        : Till.refunded(pouch, amount);
                assertThat(till.tell(back)).isEqualTo(NewsOutcome.APPLIED);
                assertThat(till.tell(1, Till.PROVIDER, back)).as("told twice").isEqualTo(NewsOutcome.NOTHING_NEW);
                assertThat(till.coins(ana)).isEqualTo(coins);
                assertThat(till.debt(ana)).isEqualTo(debt);
                assertThat(till.stage.diamonds(till.stage.host) - before).isEqualTo(diamonds);
                assertThat(till.isClean()).isTrue();
            });
        }
    }

    @Test
    void who_owes_coins_cannot_give_and_hears_why_until_later_coins_have_paid() {
        run(() -> {
            UserId ana = UserId.next();
            PurchaseView pouch = till.bought(ana, "pouch", "k1");
            assertThat(give(ana, 55)).isEqualTo("given, left 0");
            assertThat(give(ana, 1)).isEqualTo("insufficient_funds");
            assertThat(till.tell(Till.chargedBack(pouch))).isEqualTo(NewsOutcome.APPLIED);
            assertThat(give(ana, 1)).isEqualTo("coin_debt");

            var _ = till.bought(ana, "handful", "k2");
            assertThat(List.of(till.coins(ana), till.debt(ana))).as("a hundred pay a part").containsExactly(0L, 450L);
            assertThat(give(ana, 1)).isEqualTo("coin_debt");

            var _ = new AddCoins(till.stage.sequencer, _ -> true).handle(till.asAdmin(),
                    new AddCoins.Input(ana, 50, "k", "test"));
            assertThat(List.of(till.coins(ana), till.debt(ana))).as("coins that nobody paid for do too")
                    .containsExactly(0L, 400L);

            var _ = till.bought(ana, "pouch", "k3");
            assertThat(List.of(till.coins(ana), till.debt(ana))).containsExactly(150L, 0L);
            assertThat(give(ana, 1)).isEqualTo("given, left 140");
            assertThat(till.isClean()).isTrue();
        });
    }

    @Test
    void a_gift_that_is_given_back_pays_what_its_giver_owes_also_while_the_account_is_frozen() {
        run(() -> {
            UserId ana = UserId.next();
            PurchaseView pouch = till.bought(ana, "pouch", "k1");
            GiveGift.Receipt gift = till.stage.give(ana, "rose", 55);
            assertThat(till.tell(Till.chargedBack(pouch))).isEqualTo(NewsOutcome.APPLIED);
            assertThat(till.debt(ana)).isEqualTo(550);
            assertThat(new Freezes(till.stage.database).set(AccountType.WALLET.of(ana), true, "looked into", ana))
                    .isTrue();
            assertThat(giveBack(gift, 500).debtPaid()).isEqualTo(500);
            assertThat(List.of(till.coins(ana), till.debt(ana))).containsExactly(0L, 50L);
            assertThat(new Freezes(till.stage.database).set(AccountType.WALLET.of(ana), false, "all is well", ana))
                    .isTrue();
            var _ = till.bought(ana, "handful", "k2");
            assertThat(giveBack(gift, 50).debtPaid()).as("nothing is owed any more").isZero();
            assertThat(List.of(till.coins(ana), till.debt(ana))).containsExactly(100L, 0L);
            assertThat(till.tell(new PaymentNews.Reinstated(pouch.id()))).isEqualTo(NewsOutcome.APPLIED);
            assertThat(List.of(till.coins(ana), till.debt(ana))).containsExactly(650L, 0L);
            assertThat(sum(AccountType.COIN_CLAIM)).isZero();
            assertThat(till.isClean()).isTrue();
        });
    }

    private RefundGift.Output giveBack(GiveGift.Receipt gift, long coins) {
        return new RefundGift(till.stage.database, till.stage.sequencer).handle(till.asAdmin(),
                new RefundGift.Input(gift.transactionId(), coins, UUID.randomUUID().toString(), "test"));
    }

    @Test
    void money_that_the_bank_takes_before_it_says_that_it_paid_brings_no_coins() {
        run(() -> {
            UserId ana = UserId.next();
            PurchaseView pouch = till.buy(ana, "pouch", "k1");
            assertThat(till.tell(Till.chargedBack(pouch))).isEqualTo(NewsOutcome.APPLIED);
            assertThat(till.tell(Till.paid(pouch))).isEqualTo(NewsOutcome.APPLIED);
            assertThat(till.view(pouch).state()).isEqualTo(PurchaseState.CHARGED_BACK);
            assertThat(List.of(till.coins(ana), till.debt(ana))).containsExactly(0L, 0L);
        });
    }

    @Test
    void a_bank_that_gives_the_money_again_gives_the_coins_again_and_the_debt_ends() {
        run(() -> {
            UserId ana = UserId.next();
            PurchaseView pouch = till.bought(ana, "pouch", "k1");
            assertThat(give(ana, 20)).isEqualTo("given, left 350");
            assertThat(till.tell(Till.chargedBack(pouch))).isEqualTo(NewsOutcome.APPLIED);
            assertThat(till.debt(ana)).isEqualTo(200);
            assertThat(till.tell(new PaymentNews.Reinstated(pouch.id()))).isEqualTo(NewsOutcome.APPLIED);
            assertThat(List.of(till.coins(ana), till.debt(ana))).containsExactly(350L, 0L);
            assertThat(till.tell(Till.chargedBack(pouch))).as("late").isEqualTo(NewsOutcome.NOTHING_NEW);
            assertThat(till.isClean()).isTrue();
        });
    }

    private List<Long> books() {
        return List.of(till.fiat(Fiat.SALES), till.fiat(Fiat.PROVIDER), till.fiat(Fiat.PROVIDER_FEES));
    }

    /// Kind, relation, and coins or cents that its first account gained, in the order in which they were posted.
    private List<Object> transfers() {
        return till.stage.database.read(db -> db.fetch("""
                select t.kind || coalesce(case t.relation when 1 then ' reverses ' when 2 then ' corrects ' end, ' ')
                    || (select sum(amount) from ledger.entry e where e.transfer_id = t.id and e.amount > 0) as it
                from ledger.transfer t where t.kind <> 'gift' order by t.id
                """)).getValues("it", Object.class);
    }

    @Test
    void money_is_booked_as_it_comes_and_reversed_as_it_goes() {
        run(() -> {
            UserId ana = UserId.next();
            PurchaseView pouch = till.bought(ana, "pouch", "k1");
            assertThat(books()).as("the provider holds it for us").containsExactly(499L, -499L, 0L);
            assertThat(till.tell(new PaymentNews.Fee(pouch.id(), 44, "USD"))).isEqualTo(NewsOutcome.APPLIED);
            assertThat(till.tell(new PaymentNews.Fee(pouch.id(), 44, "USD"))).isEqualTo(NewsOutcome.NOTHING_NEW);
            assertThat(till.tell(new PaymentNews.Fee(pouch.id(), 44, "EUR"))).isEqualTo(NewsOutcome.AMOUNT_MISMATCH);
            assertThat(books()).containsExactly(499L, -455L, -44L);
            assertThat(till.tell(Till.refunded(pouch, 100))).isEqualTo(NewsOutcome.APPLIED);
            assertThat(till.tell(Till.chargedBack(pouch))).isEqualTo(NewsOutcome.APPLIED);
            assertThat(books()).as("the fee is not given back").containsExactly(0L, 44L, -44L);
            assertThat(till.tell(new PaymentNews.Reinstated(pouch.id()))).isEqualTo(NewsOutcome.APPLIED);
            assertThat(till.tell(Till.refunded(pouch, 499))).isEqualTo(NewsOutcome.APPLIED);
            assertThat(books()).containsExactly(0L, 44L, -44L);
            assertThat(transfers()).containsExactly("sale 499", "purchase 550", "provider_fee 44",
                    "sale_refunded reverses 100", "refund reverses 111", "sale_charged_back reverses 399",
                    "charge_back reverses 439", "sale_reinstated 399", "purchase_reinstated 439",
                    "sale_refunded reverses 399", "refund reverses 439");
            assertThat(till.isClean()).isTrue();
        });
    }

    @Test
    void what_was_spent_cannot_be_reversed_and_is_corrected_into_a_debt_that_later_coins_pay() {
        run(() -> {
            UserId ana = UserId.next();
            PurchaseView pouch = till.bought(ana, "pouch", "k1");
            assertThat(give(ana, 20)).startsWith("given");
            assertThat(till.tell(Till.chargedBack(pouch))).isEqualTo(NewsOutcome.APPLIED);
            PurchaseView next = till.bought(ana, "pouch", "k2");
            assertThat(List.of(till.coins(ana), till.debt(ana))).containsExactly(350L, 0L);
            assertThat(till.tell(Till.refunded(next, 499))).isEqualTo(NewsOutcome.APPLIED);
            assertThat(List.of(till.coins(ana), till.debt(ana))).as("what paid the debt is owed again")
                    .containsExactly(0L, 200L);
            assertThat(transfers()).containsExactly("sale 499", "purchase 550", "sale_charged_back reverses 499",
                    "charge_back reverses 350", "charge_back corrects 200", "sale 499", "purchase 350",
                    "debt_paid 200", "sale_refunded reverses 499", "refund reverses 350", "refund corrects 200");
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # what is told, in turn                          | sales | held for us | fees
            paid                                             | 499   | -499        | 0
            refunded, paid                                   | 399   | -399        | 0
            charged-back, paid                               | 0     | 0           | 0
            charged-back, refunded, paid                     | 0     | 0           | 0
            reinstated, charged-back, paid                   | 499   | -499        | 0
            charged-back, paid, reinstated                   | 499   | -499        | 0
            fee, paid                                        | 499   | -489        | -10
            paid, fee, charged-back, reinstated, refunded    | 399   | -389        | -10
            fee                                              | 0     | 10          | -10
            """)
    void the_books_come_to_the_same_in_any_order(String told, long sales, long held, long fees) {
        run(() -> {
            PurchaseView pouch = till.buy(UserId.next(), "pouch", "k1");
            for (String word : told.split(", ", -1)) {
                assertThat(till.tell(switch (word) {
                    case "paid" -> Till.paid(pouch);
                    case "refunded" -> Till.refunded(pouch, 100);
                    case "charged-back" -> Till.chargedBack(pouch);
                    case "reinstated" -> new PaymentNews.Reinstated(pouch.id());
                    case "fee" -> new PaymentNews.Fee(pouch.id(), 10, "USD");
                    default -> throw new IllegalArgumentException(word);
                })).as(word).isEqualTo(NewsOutcome.APPLIED);
            }
            assertThat(books()).containsExactly(sales, held, fees);
            assertThat(till.isClean()).isTrue();
        });
    }

    @Test
    void what_users_owe_is_what_the_platform_bears() {
        run(() -> {
            for (int i = 0; i < 5; i++) {
                UserId ana = UserId.next();
                PurchaseView pouch = till.bought(ana, "pouch", "k1");
                assertThat(give(ana, 10 + i)).startsWith("given");
                assertThat(till.tell(Till.chargedBack(pouch))).isEqualTo(NewsOutcome.APPLIED);
            }
            assertThat(sum(AccountType.COIN_DEBT)).isEqualTo(600);
            assertThat(sum(AccountType.COIN_CLAIM)).isEqualTo(-600);
            assertThat(sum(AccountType.COIN_SOURCE)).as("what was issued and not taken back: the given coins")
                    .isEqualTo(-600);
        });
    }

    private long sum(AccountType type) {
        return till.stage.database.read(db -> db.fetchSingle(
                "select coalesce(sum(balance), 0)::bigint from ledger.account where type = {0}",
                org.jooq.impl.DSL.val(type.code())).into(Long.class));
    }

    private String refund(PurchaseView of, @Nullable Long amount, String key) {
        return till.ask(0, till.asAdmin(), "gifts.refundPurchase",
                new RefundPurchase.Input(of.id(), amount, key, "asked for it"));
    }

    @Test
    void an_administrator_refunds_in_parts_and_never_more_than_was_paid() {
        run(() -> {
            UserId ana = UserId.next();
            PurchaseView pouch = till.bought(ana, "pouch", "k1");
            assertThat(refund(pouch, 100L, "r1")).contains("\"refunded\":100", "\"issued\":439");
            assertThat(refund(pouch, 100L, "r1")).as("the same again").contains("\"refunded\":100");
            assertThat(refund(pouch, 101L, "r1")).isEqualTo("idempotency_key_reused");
            assertThat(refund(pouch, 400L, "r2")).isEqualTo("more_than_paid");
            assertThat(refund(pouch, 199L, "r2")).contains("\"refunded\":299", "\"issued\":220");
            assertThat(till.coins(ana)).isEqualTo(220);
            assertThat(refund(pouch, null, "r3")).contains("\"refunded\":499", "\"state\":\"refunded\"");
            assertThat(till.coins(ana)).isZero();
            assertThat(refund(pouch, null, "r4")).isEqualTo("purchase_not_paid");
            assertThat(till.provider.paidBack).as("each once").hasSize(3)
                    .allSatisfy((_, times) -> assertThat(times).isOne());
            assertThat(till.ask(0, Stage.caller(ana), "gifts.refundPurchase",
                    new RefundPurchase.Input(pouch.id(), null, "r5", "mine"))).isEqualTo("admin_only");
            assertThat(till.isClean()).isTrue();
        });
    }

    @Test
    void refunds_ordered_at_once_never_come_to_more_than_was_paid() throws Exception {
        run(() -> {
            PurchaseView pouch = till.bought(UserId.next(), "pouch", "k1");
            List<String> answers = atOnce(i -> () -> till.ask(i % 2, till.asAdmin(),
                    "gifts.refundPurchase", new RefundPurchase.Input(pouch.id(), 50L, "r" + i, "storm")));
            assertThat(answers.stream().filter(it -> it.startsWith("{"))).hasSize(9);
            assertThat(till.provider.paidBack).hasSize(9);
        });
    }

    @Test
    void a_refund_that_was_left_half_done_is_brought_to_its_end_and_one_that_is_declined_frees_its_money() {
        run(() -> {
            UserId ana = UserId.next();
            PurchaseView pouch = till.bought(ana, "pouch", "k1");
            till.provider.fails(Optional.of(Problem.busy("payment_provider_away", "away")));
            assertThat(refund(pouch, 100L, "r1")).isEqualTo("payment_provider_away");
            assertThat(refund(pouch, 400L, "r2")).as("the first may have gone out").isEqualTo("more_than_paid");
            till.provider.fails(Optional.empty());
            till.clock.pass(java.time.Duration.ofMinutes(5));
            till.shop(1).desk().sweep();
            assertThat(till.view(pouch).refunded()).isEqualTo(100);
            assertThat(refund(pouch, 100L, "r1")).as("the same again").contains("\"refunded\":100");

            till.provider.fails(Optional.of(Problem.of(live.chobi.kernel.ProblemCode.BAD_GATEWAY,
                    "payment_provider_refused", "no")));
            assertThat(refund(pouch, 399L, "r3")).isEqualTo("payment_provider_refused");
            till.provider.fails(Optional.empty());
            assertThat(refund(pouch, 399L, "r4")).contains("\"refunded\":499");
        });
    }
}
