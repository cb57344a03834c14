package live.chobi.gifts.payout;

import static live.chobi.testkit.Virtually.run;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import live.chobi.gifts.payout.provider.PayoutNews;
import live.chobi.kernel.UserId;
import live.chobi.ledger.AccountType;
import live.chobi.ledger.AccountType.Fiat;
import live.chobi.outbox.Json;
import org.junit.jupiter.api.Test;

/// Hosts who ask, take back, are agreed to and rejected at random, while news of their payouts comes late, twice and in
/// any order, through two processes. A naive account book knows what each of them must have.
class PayoutSimulationTest {
    private static final int HOSTS = 8;
    private static final int STEPS = 60;
    private static final long EARNED = 5_000;

    /// In the plainest way.
    private static final class NaivePayout {
        final UUID id;
        final long diamonds;
        boolean agreed;
        boolean ended;
        boolean paid;
        boolean failed;

        NaivePayout(UUID id, long diamonds) {
            this.id = id;
            this.diamonds = diamonds;
        }

        boolean isHeld() {
            return !ended && !paid && !failed;
        }

        boolean isGone() {
            return paid && !failed;
        }

        /// Five US dollars for a thousand.
        long cents() {
            return isGone() ? diamonds / 2 : 0;
        }
    }

    /// Owner: the thread that runs it.
    private static final class Host implements Callable<List<String>> {
        private final int index;
        private final Office office;
        private final UserId user;
        private final Random random;
        private final List<NaivePayout> payouts = new ArrayList<>();
        private final List<String> faults = new ArrayList<>();

        Host(int index, Office office, UserId user, long seed) {
            this.index = index;
            this.office = office;
            this.user = user;
            this.random = new Random(seed + index);
        }

        private long held() {
            return payouts.stream().filter(NaivePayout::isHeld).mapToLong(it -> it.diamonds).sum();
        }

        private long gone() {
            return payouts.stream().filter(NaivePayout::isGone).mapToLong(it -> it.diamonds).sum();
        }

        @Override
        public List<String> call() {
            for (int step = 0; step < STEPS; step++) {
                String what = step(step);
                long left = EARNED - held() - gone();
                if (office.diamonds(user) != left || office.held(user) != held()) {
                    faults.add("host %d, step %d, %s: must have %d and %d held, has %d and %d".formatted(index, step,
                            what, left, held(), office.diamonds(user), office.held(user)));
                }
            }
            return faults;
        }

        private String step(int step) {
            if (payouts.isEmpty() || random.nextInt(5) == 0) {
                return ask(step);
            }
            NaivePayout it = payouts.get(random.nextInt(payouts.size()));
            int node = random.nextInt(2);
            return switch (random.nextInt(8)) {
                case 0 -> {
                    expect(office.cancel(node, user, it.id), it, it.ended, "cancelled");
                    yield "cancelled";
                }
                case 1 -> {
                    expect(office.reject(node, it.id), it, it.ended, "rejected");
                    yield "rejected";
                }
                case 2, 3 -> {
                    String answer = office.approve(node, it.id);
                    if (answer.startsWith("{") == it.ended) {
                        faults.add("agreeing answered " + answer);
                    }
                    it.agreed = it.agreed || !it.ended;
                    yield "agreed";
                }
                case 4 -> tell(node, new PayoutNews.Accepted(it.id, "po-" + it.id), it);
                case 5 -> random.nextInt(3) == 0 ? tell(node, Office.failed(it.id), it) : "nothing";
                default -> tell(node, office.paid(it.id), it);
            };
        }

        private void expect(String answer, NaivePayout it, boolean wasEnded, String as) {
            boolean may = !it.agreed && !wasEnded;
            if (may != (answer.contains("\"state\":\"" + as) && !wasEnded)) {
                faults.add(as + " answered " + answer);
            }
            it.ended = it.ended || may;
        }

        private String ask(int step) {
            long diamonds = 2 * random.nextLong(10, 1_200);
            long left = EARNED - held() - gone();
            String answer = office.request(random.nextInt(2), user, diamonds, Office.BANK, "k" + step);
            String expected = diamonds < 100 ? "payout_below_minimum" : diamonds > left ? "insufficient_funds" : "{";
            if (!answer.startsWith(expected)) {
                faults.add("asked for " + diamonds + " of " + left + ", answered " + answer);
            }
            if (answer.startsWith("{")) {
                payouts.add(new NaivePayout(UUID.fromString(Json.tree(answer).at("/payout/id").asText()), diamonds));
            }
            return "asked for " + diamonds;
        }

        private String tell(int node, PayoutNews news, NaivePayout it) {
            var _ = office.tell(node, news);
            if (it.agreed) {
                it.paid = it.paid || news instanceof PayoutNews.Paid;
                it.failed = it.failed || news instanceof PayoutNews.Failed;
            }
            return news.toString();
        }
    }

    @Test
    void everybody_has_what_the_naive_book_says_and_the_ledger_is_clean() {
        long seed = ThreadLocalRandom.current().nextLong();
        try (Office office = new Office()) {
            run(() -> {
                List<Host> hosts = IntStream.range(0, HOSTS)
                        .mapToObj(i -> new Host(i, office, office.stage.earner(EARNED), seed)).toList();
                List<String> faults = new ArrayList<>();
                try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
                    for (Future<List<String>> host : pool.invokeAll(hosts)) {
                        faults.addAll(host.get());
                    }
                }
                assertThat(faults).as("seed %d", seed).isEmpty();
                assertThat(office.isClean()).as("seed %d", seed).isTrue();
                long cents = hosts.stream().flatMap(it -> it.payouts.stream()).mapToLong(NaivePayout::cents).sum();
                long gone = hosts.stream().mapToLong(Host::gone).sum();
                assertThat(List.of(office.fiat(Fiat.PROVIDER, "USD"), office.fiat(Fiat.PAYOUTS, "USD"),
                        office.sum(AccountType.DIAMOND_SINK))).as("the books, seed %d", seed)
                        .containsExactly(cents, -cents, gone);
            });
        }
    }
}
