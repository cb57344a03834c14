package live.chobi.gifts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import live.chobi.kernel.UserId;
import live.chobi.ledger.LedgerVerifier.Verdict;
import live.chobi.log.LogRow;
import live.chobi.outbox.Json;
import org.awaitility.Awaitility;

/// Viewers who give roses all the time through two nodes, and ask again, with the same key, until they are told a
/// receipt. Each has plenty of coins: whoever is told that they have too few has found a defect. Any thread.
final class Crowd implements AutoCloseable {
    private static final int GIVERS = 16;
    private static final long COINS = 1_000_000;
    /// What may be said of a database that is away, full or slow.
    private static final Set<String> PASSING = Set.of("outcome_unknown", "overloaded", "stopping", "database_away");

    private final TwoNodes nodes;
    private final UUID rose;
    private final Map<UserId, List<String>> receipts = new ConcurrentHashMap<>();
    private final Queue<String> faults = new ConcurrentLinkedQueue<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Future<?>> givers = new ArrayList<>();
    private volatile boolean isEager = true;
    private volatile boolean isOver;

    Crowd(TwoNodes nodes, long seed) {
        this.nodes = nodes;
        this.rose = nodes.stage.gift("rose").id();
        for (int i = 0; i < GIVERS; i++) {
            UserId giver = nodes.stage.viewer(COINS);
            receipts.put(giver, new ArrayList<>());
            Random random = new Random(seed + i);
            givers.add(threads.submit(() -> giveAll(giver, random)));
        }
    }

    private void giveAll(UserId giver, Random random) {
        List<String> mine = java.util.Objects.requireNonNull(receipts.get(giver));
        for (int i = 0; isEager; i++) {
            String key = "k" + i;
            String receipt = untilAnswered(giver, key, random);
            if (random.nextInt(4) == 0 && !receipt.equals(untilAnswered(giver, key, random))) {
                faults.add("two answers for one key: " + receipt);
            }
            synchronized (mine) {
                mine.add(receipt);
            }
        }
    }

    private String untilAnswered(UserId giver, String key, Random random) {
        while (!isOver) {
            String answer = nodes.give(random.nextInt(2), giver, nodes.stage.session, rose, 1, key);
            if (answer.startsWith("{")) {
                return answer;
            }
            if (!PASSING.contains(answer)) {
                faults.add("told " + answer);
            }
        }
        throw new IllegalStateException("the test is over");
    }

    long given() {
        return receipts.values().stream().mapToLong(mine -> {
            synchronized (mine) {
                return mine.size();
            }
        }).sum();
    }

    /// Waits until so many more gifts have been given.
    void giveMore(int gifts) {
        long wanted = given() + gifts;
        Awaitility.await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(5))
                .until(() -> given() >= wanted || !faults.isEmpty());
        assertThat(faults).isEmpty();
    }

    /// Everybody finishes what they began.
    void calmDown() throws Exception {
        isEager = false;
        for (Future<?> giver : givers) {
            giver.get(60, TimeUnit.SECONDS);
        }
        assertThat(faults).isEmpty();
    }

    /// Each receipt is a gift that was taken once; nothing else was taken; the ledger is proved.
    ///
    /// @param others receipts of gifts to the session that were not the crowd's
    void assertExactlyOnce(String... others) {
        Set<String> transactions = new HashSet<>();
        Set<Long> rows = new HashSet<>();
        for (String other : others) {
            assertThat(rows.add(Json.tree(other).path("seq").asLong())).isTrue();
        }
        receipts.forEach((giver, mine) -> {
            for (String receipt : mine) {
                assertThat(transactions.add(Json.tree(receipt).path("transactionId").asText())).isTrue();
                assertThat(rows.add(Json.tree(receipt).path("seq").asLong())).isTrue();
            }
            assertThat(nodes.stage.coins(giver)).isEqualTo(COINS - 10L * mine.size());
        });
        List<LogRow> log = nodes.stage.rows();
        assertThat(log).extracting(LogRow::seq)
                .containsExactlyElementsOf(LongStream.rangeClosed(1, log.size()).boxed().toList());
        assertThat(log.stream().filter(it -> Json.tree(it.payload()).path("quantity").asLong() > 0).map(LogRow::seq))
                .containsExactlyInAnyOrderElementsOf(rows);
        assertThat(Stage.verify(nodes.stage.export())).isInstanceOf(Verdict.Clean.class);
        assertThat(nodes.stage.imbalance()).isZero();
    }

    @Override
    public void close() {
        isOver = true;
        threads.shutdownNow();
    }
}
