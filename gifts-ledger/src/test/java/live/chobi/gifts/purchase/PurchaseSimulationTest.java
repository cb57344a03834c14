package live.chobi.gifts.purchase;

import static live.chobi.testkit.Virtually.run;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import live.chobi.gifts.Stage;
import live.chobi.gifts.catalogue.Gift;
import live.chobi.gifts.purchase.provider.PaymentNews;
import live.chobi.gifts.sending.SendGift;
import live.chobi.gifts.wallet.AddCoins;
import live.chobi.kernel.Problem;
import live.chobi.kernel.UserId;
import live.chobi.ledger.AccountType.Fiat;
import org.junit.jupiter.api.Test;

/// Buyers who buy, give and are paid back at random, while news of their purchases comes late, twice and in any order,
/// through two processes. A naive account book knows what each of them must have.
class PurchaseSimulationTest {
    private static final int BUYERS = 12;
    private static final int STEPS = 60;

    /// What was told of one purchase, in the plainest way.
    private static final class NaivePurchase {
        final PurchaseView view;
        boolean paid;
        long refunded;
        long chargedBack;
        boolean reinstated;
        long fee;

        NaivePurchase(PurchaseView view) {
            this.view = view;
        }

        long cash() {
            long gone = Math.min(view.price().amount(), refunded + (reinstated ? 0 : chargedBack));
            return paid ? view.price().amount() - gone : 0;
        }

        long worth() {
            return view.coins() * cash() / view.price().amount();
        }
    }

    /// Owner: the thread that runs it.
    private static final class Buyer implements Callable<List<String>> {
        final UserId user = UserId.next();
        private final int index;
        private final Till till;
        private final Gift rose;
        private final Random random;
        private final List<NaivePurchase> purchases = new ArrayList<>();
        private final List<PaymentNews> told = new ArrayList<>();
        private final List<String> faults = new ArrayList<>();
        private long granted;
        private long given;

        Buyer(int index, Till till, Gift rose, long seed) {
            this.index = index;
            this.till = till;
            this.rose = rose;
            this.random = new Random(seed + index);
        }

        /// Coins, or a debt where it is negative.
        private long standing() {
            return granted - given + purchases.stream().mapToLong(NaivePurchase::worth).sum();
        }

        @Override
        public List<String> call() {
            for (int step = 0; step < STEPS; step++) {
                String what = step(step);
                long standing = standing();
                if (till.coins(user) != Math.max(0, standing) || till.debt(user) != Math.max(0, -standing)) {
                    faults.add("buyer %d, step %d, %s: must stand at %d, has %d and owes %d".formatted(index, step,
                            what, standing, till.coins(user), till.debt(user)));
                }
            }
            return faults;
        }

        private String step(int step) {
            int dice = purchases.isEmpty() ? 0 : random.nextInt(10);
            return switch (dice) {
                case 0 -> {
                    purchases.add(new NaivePurchase(till.buy(user, random.nextBoolean() ? "pouch" : "handful",
                            "k" + step)));
                    yield "bought";
                }
                case 1 -> {
                    granted += 7;
                    var _ = new AddCoins(till.stage.sequencer, _ -> true).handle(till.asAdmin(),
                            new AddCoins.Input(user, 7, "g" + index + "-" + step, "simulation"));
                    yield "granted";
                }
                case 2, 3 -> give(1 + random.nextInt(30), step);
                case 4 -> told.isEmpty() ? "nothing" : tell(told.get(random.nextInt(told.size())));
                default -> tell(news(purchases.get(random.nextInt(purchases.size()))));
            };
        }

        private String give(long roses, int step) {
            long price = roses * rose.price();
            boolean may = standing() >= price;
            try {
                var _ = till.stage.sendGift().handle(Stage.caller(user),
                        new SendGift.Input(till.stage.session, rose.id(), roses, "give-" + step));
                given += price;
                if (!may) {
                    faults.add("gave " + price + " on credit");
                }
            } catch (Problem refusal) {
                if (may || !refusal.reason().equals("insufficient_funds")) {
                    faults.add("refused " + refusal.reason() + " for " + price);
                }
            }
            return "gave " + price;
        }

        private PaymentNews news(NaivePurchase purchase) {
            PurchaseView of = purchase.view;
            long part = 1 + random.nextLong(of.price().amount());
            return switch (random.nextInt(8)) {
                case 0, 1, 2 -> Till.paid(of);
                case 3 -> Till.refunded(of, part);
                case 4 -> new PaymentNews.ChargedBack(of.id(), part, "USD");
                case 5 -> random.nextInt(4) == 0
                        ? new PaymentNews.Reinstated(of.id())
                        : new PaymentNews.Failed(of.id(), "declined");
                case 6 -> new PaymentNews.Fee(of.id(), part, "USD");
                default -> new PaymentNews.Expired(of.id());
            };
        }

        private String tell(PaymentNews news) {
            told.add(news);
            NaivePurchase it = purchases.stream().filter(purchase -> purchase.view.id().equals(news.purchase()))
                    .findFirst().orElseThrow();
            switch (news) {
                case PaymentNews.Paid _ -> it.paid = true;
                case PaymentNews.Refunded refunded -> it.refunded = Math.max(it.refunded, refunded.total());
                case PaymentNews.ChargedBack back -> it.chargedBack = Math.max(it.chargedBack, back.amount());
                case PaymentNews.Reinstated _ -> it.reinstated = true;
                case PaymentNews.Fee fee -> it.fee = Math.max(it.fee, fee.total());
                case PaymentNews.Opened _,PaymentNews.Failed _,PaymentNews.Expired _ -> {
                }
            }
            var _ = till.tell(random.nextInt(2), Till.PROVIDER, news);
            return news.toString();
        }
    }

    @Test
    void everybody_has_what_the_naive_book_says_and_the_ledger_is_clean() {
        long seed = ThreadLocalRandom.current().nextLong();
        try (Till till = new Till()) {
            run(() -> {
                Gift rose = till.stage.gift("rose");
                List<Buyer> buyers = IntStream.range(0, BUYERS).mapToObj(i -> new Buyer(i, till, rose, seed)).toList();
                List<String> faults = new ArrayList<>();
                try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
                    for (Future<List<String>> buyer : pool.invokeAll(buyers)) {
                        faults.addAll(buyer.get());
                    }
                }
                assertThat(faults).as("seed %d", seed).isEmpty();
                assertThat(till.isClean()).as("seed %d", seed).isTrue();
                long cash = buyers.stream().flatMap(it -> it.purchases.stream()).mapToLong(NaivePurchase::cash).sum();
                long fees = buyers.stream().flatMap(it -> it.purchases.stream()).mapToLong(it -> it.fee).sum();
                assertThat(List.of(till.fiat(Fiat.SALES), till.fiat(Fiat.PROVIDER), till.fiat(Fiat.PROVIDER_FEES)))
                        .as("the books of the money, seed %d", seed).containsExactly(cash, fees - cash, -fees);
                long claims = till.stage.database.read(db -> db.fetchSingle("""
                        select coalesce(sum(balance) filter (where type = 20), 0)
                             + coalesce(sum(balance) filter (where type = 21), 0) from ledger.account
                        """).into(Long.class));
                assertThat(claims).as("debts and claims are the same coins, seed %d", seed).isZero();
            });
        }
    }
}
