package live.chobi.gifts;

import static live.chobi.testkit.Virtually.run;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import live.chobi.gifts.catalogue.Showcase;
import live.chobi.gifts.catalogue.Gift;
import live.chobi.kernel.SessionId;
import live.chobi.kernel.UserId;
import live.chobi.ledger.AccountType;
import live.chobi.ledger.LedgerVerifier.Verdict;
import live.chobi.log.LogRow;
import live.chobi.outbox.JobRunner;
import live.chobi.outbox.Json;
import org.junit.jupiter.api.Test;

/// Thousands of gifts, grants and retries of many viewers at once, through two processes, while sessions end and
/// streaks close. Each viewer acts step by step, so a naive purse knows every answer; what they do to each other must
/// come out even in the ledger and the logs.
class GiftSimulationTest {
    private static final int VIEWERS = 20;
    private static final int STEPS = 120;

    private record World(TwoNodes nodes, List<SessionId> sessions, List<Gift> gifts, AtomicBoolean lastIsEnding) {
        boolean mayBeOver(SessionId session) {
            return lastIsEnding.get() && session.equals(sessions.getLast());
        }
    }

    /// One viewer. Owner: the thread that runs it.
    private static final class Person implements Callable<Person> {
        private record Act(String key, boolean grant, SessionId session, Gift gift, long number) {
            String terms() {
                return grant ? "grant " + number : number + " " + gift.code() + " in " + session;
            }
        }

        final UserId user = UserId.next();
        final NaivePurse purse = new NaivePurse();
        final List<String> faults = new ArrayList<>();
        private final int index;
        private final World world;
        private final Random random;
        private final List<Act> past = new ArrayList<>();

        Person(int index, World world, long seed) {
            this.index = index;
            this.world = world;
            this.random = new Random(seed + index);
        }

        @Override
        public Person call() throws Exception {
            for (int step = 0; step < STEPS; step++) {
                if (index == 0 && step == STEPS / 2) {
                    world.lastIsEnding().set(true);
                    world.nodes().end(1, world.sessions().getLast());
                }
                int dice = past.isEmpty() ? 0 : random.nextInt(10);
                switch (dice) {
                    case 0, 1 -> perform(grant("u" + index + "-" + step));
                    case 7 -> perform(past.get(random.nextInt(past.size())));
                    case 8 -> perform(otherTerms(past.get(random.nextInt(past.size()))));
                    case 9 -> performManyTimes(gift("u" + index + "-" + step));
                    default -> perform(gift("u" + index + "-" + step));
                }
            }
            return this;
        }

        private Act grant(String key) {
            return new Act(key, true, world.sessions().getFirst(), world.gifts().getFirst(), 1 + random.nextInt(400));
        }

        private Act gift(String key) {
            return new Act(key, false, world.sessions().get(random.nextInt(world.sessions().size())),
                    world.gifts().get(random.nextInt(4)), 1 + random.nextInt(4));
        }

        private static Act otherTerms(Act act) {
            return new Act(act.key(), act.grant(), act.session(), act.gift(), act.number() + 1);
        }

        private void perform(Act act) {
            judge(act, send(act));
        }

        /// The network was bad: the client sent it five times, everywhere.
        private void performManyTimes(Act act) throws Exception {
            List<Callable<String>> copies = IntStream.range(0, 5).<Callable<String>>mapToObj(_ -> () -> send(act))
                    .toList();
            try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
                List<String> answers = new ArrayList<>();
                for (Future<String> copy : pool.invokeAll(copies)) {
                    answers.add(copy.get());
                }
                // One that came after the end is still answered as the first was, so receipts come before refusals.
                Stream.concat(answers.stream().filter(it -> it.startsWith("{")),
                        answers.stream().filter(it -> !it.startsWith("{"))).limit(1).forEach(it -> judge(act, it));
                if (answers.stream().filter(it -> it.startsWith("{")).distinct().count() > 1) {
                    faults.add(act.terms() + " had several receipts: " + answers);
                }
            }
        }

        private String send(Act act) {
            int node = ThreadLocalRandom.current().nextInt(2);
            return act.grant()
                    ? world.nodes().grant(node, user, act.number(), act.key())
                    : world.nodes().give(node, user, act.session(), act.gift().id(), act.number(), act.key());
        }

        private void judge(Act act, String answer) {
            past.add(act);
            var fault = act.grant()
                    ? purse.judgeGrant(act.key(), act.terms(), act.number(), answer)
                    : purse.judgeGift(act.key(), act.terms(), act.gift().price() * act.number(),
                            world.mayBeOver(act.session()), answer);
            fault.ifPresent(it -> faults.add(act.key() + ": " + it));
        }
    }

    @Test
    void whatever_everybody_does_at_once_purses_ledger_and_logs_agree() {
        long seed = System.nanoTime();
        run(() -> {
            try (TwoNodes nodes = new TwoNodes()) {
                World world = new World(nodes, List.of(nodes.session(), nodes.session(), nodes.session()),
                        new Showcase(nodes.stage.database).available(Locale.ENGLISH), new AtomicBoolean());
                List<Person> people = act(world, seed);
                assertThat(people).as("seed %d", seed).allSatisfy(it -> assertThat(it.faults).isEmpty());
                assertPursesAgree(nodes, people, seed);
                assertLogsAgree(world, people, seed);
                assertThat(Stage.verify(nodes.stage.export())).as("seed %d", seed).isInstanceOf(Verdict.Clean.class);
            }
        });
    }

    private static List<Person> act(World world, long seed) throws Exception {
        AtomicBoolean over = new AtomicBoolean();
        Thread closing = Thread.ofVirtual().name("closing of streaks").start(() -> {
            while (!over.get()) {
                runJobs(world.nodes());
            }
        });
        List<Person> people = new ArrayList<>();
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Person> person : pool.invokeAll(
                    IntStream.range(0, VIEWERS).mapToObj(i -> new Person(i, world, seed)).toList())) {
                people.add(person.get());
            }
        } finally {
            over.set(true);
            closing.join();
        }
        // The first time a job may find that its streak has gone on, and comes again; now nobody gives any more.
        runJobs(world.nodes());
        runJobs(world.nodes());
        return people;
    }

    /// As if three seconds had passed since every gift.
    private static void runJobs(TwoNodes nodes) {
        nodes.stage.database.transact(tx -> tx.execute("""
                update outbox.job set run_at = now()
                where key in (select key from outbox.job where run_at > now() for update skip locked)
                """));
        while (new JobRunner(nodes.stage.database, Gifts.jobs(nodes.stage.sequencer)).runDue() > 0) {
            // until none is due
        }
    }

    private static void assertPursesAgree(TwoNodes nodes, List<Person> people, long seed) {
        people.forEach(person -> assertThat(nodes.stage.coins(person.user)).as("seed %d", seed)
                .isEqualTo(person.purse.coins()));
        long given = people.stream().mapToLong(it -> it.purse.given()).sum();
        assertThat(given).as("something happened").isPositive();
        assertThat(nodes.sum(AccountType.COIN_SINK, AccountType.PLATFORM_FEE)).as("seed %d", seed).isEqualTo(given);
        assertThat(nodes.sum(AccountType.WALLET, AccountType.COIN_SINK, AccountType.PLATFORM_FEE,
                AccountType.COIN_SOURCE)).as("coins are conserved, seed %d", seed).isZero();
        assertThat(nodes.sum(AccountType.EARNINGS, AccountType.DIAMOND_SOURCE)).as("diamonds, seed %d", seed).isZero();
    }

    private static void assertLogsAgree(World world, List<Person> people, long seed) {
        long told = 0;
        for (SessionId session : world.sessions()) {
            List<LogRow> rows = world.nodes().rows(session);
            assertThat(rows).as("gap-free, seed %d", seed).extracting(LogRow::seq)
                    .containsExactlyElementsOf(LongStream.rangeClosed(1, rows.size()).boxed().toList());
            List<JsonNode> gifts = rows.stream().filter(row -> row.type().equals("gift"))
                    .map(row -> Json.tree(row.payload())).toList();
            told += gifts.stream().mapToLong(it -> it.path("delta").asLong()).sum();
            assertThat(gifts.stream().mapToLong(it -> it.path("earned").asLong()).sum())
                    .as("the host's diamonds, seed %d", seed)
                    .isEqualTo(world.nodes().stage.diamonds(world.nodes().host(session)));
            assertStreaksAreClosedOnce(gifts, seed);
        }
        assertThat(told).as("the sum of all deltas, seed %d", seed)
                .isEqualTo(people.stream().mapToLong(it -> it.purse.given()).sum());
        assertThat(world.nodes().rows(world.sessions().getLast()).stream()
                .dropWhile(row -> !row.type().equals("session_ended")).skip(1)
                .map(row -> Json.tree(row.payload()).path("quantity").asLong()))
                .as("after the end streaks close and nothing is given, seed %d", seed).allMatch(it -> it == 0);
    }

    private static void assertStreaksAreClosedOnce(List<JsonNode> gifts, long seed) {
        Map<String, List<JsonNode>> streaks = new HashMap<>();
        gifts.forEach(it -> streaks.computeIfAbsent(it.at("/streak/id").asText(), _ -> new ArrayList<>()).add(it));
        streaks.values().forEach(streak -> {
            assertThat(streak).as("seed %d", seed).filteredOn(it -> it.at("/streak/final").asBoolean()).hasSize(1);
            assertThat(streak.getLast().at("/streak/final").asBoolean()).as("last of its streak, seed %d", seed)
                    .isTrue();
            assertThat(streak.getLast().at("/streak/count").asLong()).as("seed %d", seed)
                    .isEqualTo(streak.stream().mapToLong(it -> it.path("quantity").asLong()).sum());
        });
    }
}
