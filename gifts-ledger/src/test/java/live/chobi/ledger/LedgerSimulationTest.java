package live.chobi.ledger;

import static live.chobi.testkit.Virtually.run;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import live.chobi.ledger.LedgerVerifier.Verdict;
import live.chobi.testkit.CuttableWire.Cut;
import org.junit.jupiter.api.Test;

/// Random steps of a few people who have little money, in bursts that become batches, while the wire to PostgreSQL is
/// cut at commits and connections are ended. Every answer must be the one that the naive ledger gives, and in the end
/// every account, hold and hash.
///
/// `-Dledger.simulation.steps=100000` for a long run, `-Dledger.simulation.seed=N` to see one again.
class LedgerSimulationTest {
    private static final int STEPS = Integer.getInteger("ledger.simulation.steps", 20_000);
    private static final long SEED = Long.getLong("ledger.simulation.seed", System.nanoTime());
    private static final int BURST_MAX = 250;
    private static final List<Cut> CUTS = List.of(Cut.COMMIT_LOST, Cut.ANSWER_LOST, Cut.COMMIT_LATE);
    private static final List<String> VIEWERS = List.of("ana", "bob", "cem", "dua", "eli", "fay", "gil", "ida");
    private static final List<String> HOSTS = List.of("hanna", "hugo", "hiro");
    private static final List<String> GIFTS = List.of("rose", "heart", "kiss", "star", "rocket");

    private final Random random = new Random(SEED);
    private final NaiveLedger naive = new NaiveLedger();
    private final List<Step.Keyed> past = new ArrayList<>();
    private final List<String> transfers = new ArrayList<>(List.of("unknown"));
    private final List<String> holds = new ArrayList<>(List.of("unknown"));
    private int count;

    @Test
    void whatever_happens_answers_and_balances_are_those_of_the_naive_ledger() {
        run(() -> {
            try (RealLedger real = new RealLedger()) {
                while (count < STEPS) {
                    burst(real);
                    if (random.nextInt(20) == 0) {
                        compare(real);
                    }
                }
                compare(real);
                assertThat(real.verify()).as("seed %d", SEED).isInstanceOf(Verdict.Clean.class);
                assertThat(real.audit()).as("seed %d", SEED).satisfies(report -> {
                    assertThat(report.firstWrong()).isEmpty();
                    assertThat(report.imbalance()).isZero();
                });
            }
        });
    }

    private void burst(RealLedger real) {
        aside(real);
        if (random.nextInt(8) == 0) {
            real.wire.cutAtNextCommit(CUTS.get(random.nextInt(CUTS.size())));
        }
        List<RealLedger.Asked> asked = new ArrayList<>();
        List<String> expected = new ArrayList<>();
        int size = 1 + random.nextInt(BURST_MAX);
        for (int i = 0; i < size; i++) {
            Step step = next();
            expected.add(naive.perform(step));
            asked.add(real.ask(step));
        }
        if (random.nextInt(12) == 0) {
            real.terminateConnections();
        }
        for (int i = 0; i < size; i++) {
            Step step = asked.get(i).step();
            assertThat(real.outcome(asked.get(i))).as("%s (step %d of seed %d)", step.text(), count - size + i, SEED)
                    .isEqualTo(expected.get(i));
            if (expected.get(i).equals("posted") && step instanceof Step.Keyed keyed) {
                (keyed instanceof Step.Hold ? holds : transfers).add(keyed.as());
            }
        }
    }

    /// What is not asked of the sequencer, so it must not meet with what is.
    private void aside(RealLedger real) {
        Step step = switch (random.nextInt(12)) {
            case 0 -> new Step.Freeze(who(), false, random.nextBoolean());
            case 1 -> new Step.Freeze(one(HOSTS), true, random.nextBoolean());
            case 2, 3 -> new Step.Pass(Duration.ofMinutes(random.nextInt(90)));
            default -> new Step.Freeze(who(), random.nextBoolean(), false);
        };
        assertThat(real.outcome(real.ask(step))).as(step.text()).isEqualTo(naive.perform(step));
    }

    private Step next() {
        count++;
        int dice = random.nextInt(20);
        if (dice == 0) {
            return new Step.Expire(late(holds));
        }
        if (dice < 3 && !past.isEmpty()) {
            Step.Keyed earlier = past.get(random.nextInt(past.size()));
            return dice == 1 ? earlier : otherTerms(earlier);
        }
        Step.Keyed step = fresh(dice, "k" + count, "t" + count);
        past.add(step);
        if (past.size() > 2_000) {
            past.remove(random.nextInt(past.size()));
        }
        return step;
    }

    private Step.Keyed fresh(int dice, String key, String as) {
        return switch (dice) {
            case 3, 4 -> new Step.Grant(who(), 1 + random.nextInt(3_000), key, as);
            case 5, 6 -> new Step.Hold(one(HOSTS), true, 1 + random.nextInt(400), ttl(), key, as);
            case 7 -> new Step.Hold(who(), false, 1 + random.nextInt(200), ttl(), key, as);
            case 8, 9 -> new Step.Settle(late(holds), 1 + random.nextInt(300), key, as);
            case 10 -> new Step.GiveBack(late(holds), key, as);
            case 11, 12 -> new Step.Reverse(late(transfers), 1 + random.nextInt(120), key, as);
            case 13 -> new Step.Correct(late(transfers), who(), 1 + random.nextInt(50), key, as);
            default -> new Step.Give(who(), one(HOSTS), one(GIFTS), 1 + random.nextInt(5), key, as);
        };
    }

    private static Step.Keyed otherTerms(Step.Keyed step) {
        return step instanceof Step.Give it
                ? new Step.Give(it.who(), it.host(), it.gift(), it.quantity() + 1, it.key(), it.as())
                : step;
    }

    private Duration ttl() {
        return Duration.ofMinutes(1 + random.nextInt(600));
    }

    private String who() {
        return one(VIEWERS);
    }

    private <T> T one(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    /// Rather one of the last than one of long ago, of which nothing is left.
    private String late(List<String> names) {
        return names.get(Math.max(0, names.size() - 1 - random.nextInt(Math.min(names.size(), 60))));
    }

    private void compare(RealLedger real) {
        assertThat(real.balances()).as("seed %d after %d steps", SEED, count).isEqualTo(naive.balances);
        assertThat(real.holdStates()).as("seed %d after %d steps", SEED, count).isEqualTo(naive.holdStates());
    }
}
