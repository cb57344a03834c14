package live.chobi.gifts.purchase;

import static live.chobi.gifts.Stage.STORM;
import static live.chobi.gifts.Stage.atOnce;
import static live.chobi.testkit.Virtually.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import live.chobi.gifts.Stage;
import live.chobi.gifts.purchase.provider.PaymentNews;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Problem;
import live.chobi.kernel.ProblemCode;
import live.chobi.kernel.Role;
import live.chobi.kernel.UserId;
import live.chobi.kernel.Uuid7;
import live.chobi.ledger.AccountType;
import live.chobi.ledger.Freezes;
import live.chobi.testkit.TestPostgres;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// From a click to coins, on a real PostgreSQL and through two processes. A pouch is 550 coins for 4.99 USD.
class PurchaseTest {

    private Till till;

    @BeforeEach
    void open() {
        till = new Till();
    }

    @AfterEach
    void close() {
        till.close();
    }

    private String buy(int node, UserId who, String pack, String currency, String key) {
        return till.ask(node, Stage.caller(who), "gifts.buyCoins",
                new BuyCoins.Input(till.pack(pack).id(), currency, key, null));
    }

    @Test
    void coins_come_when_the_provider_says_paid_and_not_before() {
        run(() -> {
            UserId ana = UserId.next();
            PurchaseView purchase = till.buy(ana, "pouch", "k1");
            assertThat(purchase.state()).isEqualTo(PurchaseState.PENDING);
            assertThat(purchase.coins()).isEqualTo(550);
            assertThat(purchase.price().amount()).isEqualTo(499);
            assertThat(purchase.checkoutUrl()).isEqualTo("http://chobi.example/?purchase=" + purchase.id());
            assertThat(till.coins(ana)).isZero();
            assertThat(till.tell(Till.paid(purchase))).isEqualTo(NewsOutcome.APPLIED);
            assertThat(till.coins(ana)).isEqualTo(550);
            PurchaseView after = till.view(purchase);
            assertThat(after.state()).isEqualTo(PurchaseState.PAID);
            assertThat(after.issued()).isEqualTo(550);
            assertThat(after.checkoutUrl()).as("nobody pays twice").isNull();
            assertThat(till.isClean()).isTrue();
        });
    }

    @Test
    void the_same_key_a_hundred_times_at_once_is_one_purchase_with_one_page() {
        run(() -> {
            UserId ana = UserId.next();
            List<String> answers = atOnce(i -> () -> buy(i % 2, ana, "pouch", "USD", "k"));
            assertThat(Set.copyOf(answers)).as("one answer for all").hasSize(1);
            assertThat(answers.getFirst()).startsWith("{");
            assertThat(till.provider.started).hasSize(1);
            assertThat(till.provider.started.values()).as("once on each node at most")
                    .allSatisfy(times -> assertThat(times).isBetween(1, 2));
        });
    }

    @Test
    void paid_a_hundred_times_at_once_brings_its_coins_once() {
        run(() -> {
            UserId ana = UserId.next();
            PurchaseView purchase = till.buy(ana, "pouch", "k1");
            List<String> answers = atOnce(i -> () -> till.tell(i % 2, Till.PROVIDER, Till.paid(purchase)).name());
            assertThat(answers.stream().filter("APPLIED"::equals)).hasSize(1);
            assertThat(answers.stream().filter("NOTHING_NEW"::equals)).hasSize(STORM - 1);
            assertThat(till.coins(ana)).isEqualTo(550);
            assertThat(till.isClean()).isTrue();
        });
    }

    @Test
    void the_same_key_with_other_terms_is_a_conflict_and_another_users_key_is_another() {
        run(() -> {
            UserId ana = UserId.next();
            PurchaseView purchase = till.buy(ana, "pouch", "k1");
            assertThat(buy(1, ana, "chest", "USD", "k1")).isEqualTo("idempotency_key_reused");
            assertThat(buy(1, ana, "pouch", "EUR", "k1")).isEqualTo("idempotency_key_reused");
            assertThat(till.buy(UserId.next(), "pouch", "k1").id()).isNotEqualTo(purchase.id());
        });
    }

    @Test
    void the_price_is_the_one_of_the_moment_it_was_bought_and_the_database_keeps_it() {
        run(() -> {
            PurchaseView purchase = till.buy(UserId.next(), "pouch", "k1");
            till.stage.database.transact(tx -> tx.execute("update gifts.coin_pack_price set amount = 1"));
            till.stage.database.transact(tx -> tx.execute("update gifts.coin_pack set coins = 1000000"));
            assertThat(till.tell(Till.paid(purchase))).isEqualTo(NewsOutcome.APPLIED);
            assertThat(till.view(purchase).issued()).isEqualTo(550);
            assertThatThrownBy(() -> till.stage.database
                    .transact(tx -> tx.execute("update gifts.purchase set coins = 551")))
                    .hasMessageContaining("never change");
            assertThatThrownBy(() -> till.stage.database.transact(tx -> tx.execute("delete from gifts.payment_event")))
                    .hasMessageContaining("permission denied");
        });
    }

    @Test
    void money_of_another_amount_or_currency_brings_nothing() {
        run(() -> {
            UserId ana = UserId.next();
            PurchaseView purchase = till.buy(ana, "pouch", "k1");
            for (PaymentNews wrong : List.of(new PaymentNews.Paid(purchase.id(), "p", 498, "USD"),
                    new PaymentNews.Paid(purchase.id(), "p", 49_900, "USD"),
                    new PaymentNews.Paid(purchase.id(), "p", 499, "EUR"),
                    new PaymentNews.Paid(purchase.id(), "p", 0, "USD"),
                    new PaymentNews.Paid(purchase.id(), "p", -499, "USD"),
                    new PaymentNews.Refunded(purchase.id(), -5, "USD"),
                    new PaymentNews.ChargedBack(purchase.id(), 499, "EUR"))) {
                assertThat(till.tell(wrong)).as(wrong.toString()).isEqualTo(NewsOutcome.AMOUNT_MISMATCH);
            }
            assertThat(till.view(purchase).state()).isEqualTo(PurchaseState.PENDING);
            assertThat(till.coins(ana)).isZero();
        });
    }

    @Test
    void another_provider_cannot_say_that_it_is_paid() {
        run(() -> {
            PurchaseView purchase = till.buy(UserId.next(), "pouch", "k1");
            assertThat(till.tell(0, "other", Till.paid(purchase))).isEqualTo(NewsOutcome.OTHER_PROVIDER);
            assertThat(till.view(purchase).state()).isEqualTo(PurchaseState.PENDING);
        });
    }

    @Test
    void what_is_not_for_sale_and_what_is_not_taken_is_refused() {
        run(() -> {
            UserId ana = UserId.next();
            assertThat(buy(0, ana, "pouch", "KWD", "a")).as("a price, but not taken here").isEqualTo("bad_input");
            assertThat(till.ask(0, Stage.caller(ana), "gifts.buyCoins",
                    new BuyCoins.Input(UUID.randomUUID(), "USD", "b", null))).isEqualTo("coin_pack_not_found");
            till.stage.database.transact(tx -> tx.execute("update gifts.coin_pack set active = false"));
            assertThat(buy(0, ana, "pouch", "USD", "c")).isEqualTo("coin_pack_not_found");
            assertThat(till.provider.started).isEmpty();
            till.stage.database.transact(tx -> tx.execute("update gifts.coin_pack set active = true,"
                    + " valid_to = now() - interval '1 minute'"));
            assertThat(buy(0, ana, "pouch", "USD", "c")).isEqualTo("coin_pack_not_found");
        });
    }

    @Test
    void only_the_buyer_and_administrators_see_a_purchase() {
        run(() -> {
            UserId ana = UserId.next();
            PurchaseView purchase = till.buy(ana, "pouch", "k1");
            GetPurchase.Input input = new GetPurchase.Input(purchase.id());
            assertThat(till.ask(0, Stage.caller(ana), "gifts.getPurchase", input)).startsWith("{");
            assertThat(till.ask(0, till.asAdmin(), "gifts.getPurchase", input)).startsWith("{");
            assertThat(till.ask(0, Stage.caller(UserId.next()), "gifts.getPurchase", input))
                    .isEqualTo("not_your_purchase");
            assertThat(till.ask(0, new Caller.Guest("127.0.0.1"), "gifts.getPurchase", input))
                    .isEqualTo("sign_in_required");
            assertThat(till.ask(0, Stage.caller(UserId.next()), "gifts.getPurchases",
                    new GetPurchases.Input(ana, null, null))).isEqualTo("not_your_purchase");
            assertThat(till.ask(0, Stage.caller(ana), "gifts.getPurchase", new GetPurchase.Input(Uuid7.next())))
                    .isEqualTo("purchase_not_found");
        });
    }

    @Test
    void a_list_of_purchases_has_pages_newest_first() {
        run(() -> {
            UserId ana = UserId.next();
            List<UUID> made = IntStream.range(0, 5).mapToObj(i -> till.buy(ana, "handful", "k" + i).id()).toList();
            List<UUID> read = new ArrayList<>();
            String cursor = null;
            do {
                GetPurchases.Output page = (GetPurchases.Output) till.call(0, Stage.caller(ana), "gifts.getPurchases",
                        new GetPurchases.Input(null, 2, cursor));
                page.items().forEach(it -> read.add(it.id()));
                cursor = page.nextCursor();
            } while (cursor != null);
            assertThat(read).isEqualTo(made.reversed());
            assertThat(till.ask(0, Stage.caller(ana), "gifts.getPurchases", new GetPurchases.Input(null, 2, "x")))
                    .isEqualTo("bad_input");
        });
    }

    @Test
    void a_provider_that_is_away_loses_nothing_and_the_same_key_goes_on() {
        run(() -> {
            UserId ana = UserId.next();
            till.provider.fails(Optional.of(Problem.busy("payment_provider_away", "away")));
            assertThat(buy(0, ana, "pouch", "USD", "k1")).isEqualTo("payment_provider_away");
            till.provider.fails(Optional.empty());
            assertThat(till.buy(ana, "pouch", "k1").state()).isEqualTo(PurchaseState.PENDING);
            assertThat(till.provider.started).hasSize(1);
        });
    }

    @Test
    void a_provider_that_refuses_ends_the_purchase() {
        run(() -> {
            UserId ana = UserId.next();
            till.provider.fails(
                    Optional.of(Problem.of(ProblemCode.BAD_GATEWAY, "payment_provider_refused", "too small")));
            assertThat(buy(0, ana, "pouch", "USD", "k1")).isEqualTo("payment_provider_refused");
            till.provider.fails(Optional.empty());
            PurchaseView purchase = till.buy(ana, "pouch", "k1");
            assertThat(purchase.state()).isEqualTo(PurchaseState.FAILED);
            assertThat(purchase.failure()).isEqualTo("too small");
        });
    }

    @Test
    void a_lost_message_is_made_up_for_by_asking() {
        run(() -> {
            UserId ana = UserId.next();
            PurchaseView paid = till.buy(ana, "pouch", "k1");
            PurchaseView left = till.buy(ana, "pouch", "k2");
            PurchaseView slow = till.buy(ana, "pouch", "k3");
            till.provider.known.put(paid.id(), List.of(Till.paid(paid)));
            till.provider.known.put(left.id(), List.of(new PaymentNews.Expired(left.id())));
            till.shop(1).desk().sweep();
            assertThat(till.view(paid).state()).isEqualTo(PurchaseState.PAID);
            assertThat(till.view(left).state()).isEqualTo(PurchaseState.EXPIRED);
            assertThat(till.view(slow).state()).isEqualTo(PurchaseState.PENDING);
            assertThat(till.coins(ana)).isEqualTo(550);
            till.provider.known.put(slow.id(), List.of(Till.paid(slow)));
            till.shop(0).desk().sweep();
            assertThat(till.view(slow).state()).as("it rests a while before it is asked about again")
                    .isEqualTo(PurchaseState.PENDING);
        });
    }

    @Test
    void what_never_got_a_page_expires_by_itself() {
        run(() -> {
            UserId ana = UserId.next();
            till.provider.fails(Optional.of(Problem.busy("payment_provider_away", "away")));
            assertThat(buy(0, ana, "pouch", "USD", "k1")).isEqualTo("payment_provider_away");
            till.shop(0).desk().sweep();
            till.provider.fails(Optional.empty());
            assertThat(till.buy(ana, "pouch", "k1").state()).isEqualTo(PurchaseState.EXPIRED);
        });
    }

    @Test
    void coins_that_the_ledger_would_not_move_come_later() {
        run(() -> {
            UserId frozen = UserId.next();
            UserId full = UserId.next();
            till.bought(full, "handful", "k0");
            PurchaseView first = till.buy(frozen, "pouch", "k1");
            PurchaseView second = till.buy(full, "pouch", "k1");
            Freezes freezes = new Freezes(till.stage.database);
            assertThat(freezes.set(AccountType.WALLET.of(frozen), true, "a test", UserId.next())).isTrue();
            balance(full, Long.MAX_VALUE - 549);
            for (PurchaseView purchase : List.of(first, second)) {
                assertThat(till.tell(Till.paid(purchase))).isEqualTo(NewsOutcome.HELD_BACK);
                assertThat(till.view(purchase).state()).isEqualTo(PurchaseState.PAID);
                assertThat(till.view(purchase).issued()).isZero();
            }
            assertThat(freezes.set(AccountType.WALLET.of(frozen), false, "a test", UserId.next())).isTrue();
            balance(full, 100);
            till.shop(1).desk().sweep();
            assertThat(List.of(till.coins(frozen), till.coins(full))).containsExactly(550L, 650L);
            assertThat(till.tell(Till.paid(first))).isEqualTo(NewsOutcome.NOTHING_NEW);
            assertThat(till.isClean()).isTrue();
        });
    }

    /// As nobody but the owner of the tables could, without the triggers.
    private void balance(UserId user, long coins) {
        TestPostgres.asOwner(till.stage.url,
                "set session_replication_role = replica; update ledger.account set balance = "
                        + coins + " where type = 1 and owner = '" + user + "'");
    }

    @Test
    void somebody_with_five_open_purchases_or_ten_attempts_is_told_to_wait() {
        try (Till limited = new Till(true)) {
            run(() -> {
                UserId ana = UserId.next();
                for (int i = 0; i < 5; i++) {
                    assertThat(limited.buy(ana, "pouch", "k" + i).state()).isEqualTo(PurchaseState.PENDING);
                }
                var input = new BuyCoins.Input(limited.pack("pouch").id(), "USD", "k5", null);
                for (int i = 0; i < 5; i++) {
                    assertThat(limited.ask(0, Stage.caller(ana), "gifts.buyCoins", input))
                            .isEqualTo("too_many_open_purchases");
                }
                assertThat(limited.ask(0, Stage.caller(ana), "gifts.buyCoins", input)).isEqualTo("too_many_attempts");
                assertThat(limited.buy(ana, "pouch", "k0").state()).as("a retry is no attempt")
                        .isEqualTo(PurchaseState.PENDING);
                var elsewhere = new Caller.SignedIn(UserId.next(), Role.USER, "127.0.0.1");
                assertThat(limited.ask(0, elsewhere, "gifts.buyCoins", input)).startsWith("{");
            });
        }
    }
}
