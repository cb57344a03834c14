package live.chobi.log;

import static live.chobi.testkit.Virtually.call;
import static live.chobi.testkit.Virtually.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import live.chobi.kernel.Problem;
import live.chobi.kernel.UserId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What those who submit commands, and those who read logs, may rely on.
class SequencerTest {
    private LogStage stage;
    private UUID log;
    private final UserId ana = UserId.next();

    @BeforeEach
    void open() {
        stage = new LogStage();
        log = call(stage::log);
    }

    @AfterEach
    void close() {
        stage.close();
    }

    /// Two processes, eight people, four logs: everybody speaks in every log through both.
    @Test
    void logs_are_gap_free_and_keep_everybodys_order_whoever_writes_them() {
        run(() -> {
            List<LogRow> seenByOne = Collections.synchronizedList(new ArrayList<>());
            List<LogRow> seenByTwo = Collections.synchronizedList(new ArrayList<>());
            List<Sequencer> nodes = List.of(stage.another(2, seenByOne), stage.another(2, seenByTwo));
            List<UUID> logs = Stream.generate(stage::log).limit(4).toList();
            int each = 30;
            List<Future<List<String>>> people = new ArrayList<>();
            try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
                for (int person = 0; person < 8; person++) {
                    Sequencer node = nodes.get(person % 2);
                    UserId who = UserId.next();
                    String name = "p" + person;
                    people.add(pool.submit(() -> IntStream.range(0, each).boxed()
                            .flatMap(i -> logs.stream().map(it -> node.submit(new Say.Rule(),
                                    Say.plain(it, who, name + " " + i))))
                            .toList().stream().map(LogStage::outcome).toList()));
                }
                List<String> answers = new ArrayList<>();
                for (Future<List<String>> person : people) {
                    answers.addAll(person.get());
                }
                List<String> rows = logs.stream().flatMap(it -> stage.rows(it).stream()).toList();
                assertThat(answers).containsExactlyInAnyOrderElementsOf(rows);
            }
            for (UUID it : logs) {
                assertGapFree(it, 8 * each);
                assertEverybodysOrder(stage.rows(it), each);
            }
            assertInOrder(seenByOne);
            assertInOrder(seenByTwo);
            assertThat(seenByOne.size() + seenByTwo.size()).as("each row is published by who wrote it")
                    .isEqualTo(8 * each * logs.size());
        });
    }

    private void assertGapFree(UUID it, int count) {
        assertThat(new Logs(stage.database).rowsAfter(it, 0, 1_000_000)).extracting(LogRow::seq)
                .containsExactlyElementsOf(LongStream.rangeClosed(1, count).boxed().toList());
        assertThat(new Logs(stage.database).head(it).orElseThrow().seq()).isEqualTo(count);
    }

    private static void assertEverybodysOrder(List<String> rows, int each) {
        Map<String, List<Integer>> said = new HashMap<>();
        rows.forEach(row -> said.computeIfAbsent(row.split(" ", -1)[0], _ -> new ArrayList<>())
                .add(Integer.parseInt(row.split(" ", -1)[1])));
        said.forEach((who, what) -> assertThat(what).as(who)
                .containsExactlyElementsOf(IntStream.range(0, each).boxed().toList()));
    }

    private static void assertInOrder(List<LogRow> published) {
        Map<UUID, Long> last = new HashMap<>();
        published.forEach(row -> assertThat(row.seq())
                .isGreaterThan(last.getOrDefault(row.log(), 0L)).satisfies(seq -> last.put(row.log(), seq)));
    }

    @Test
    void one_key_sent_through_two_nodes_at_once_is_taken_once() {
        run(() -> {
            List<Sequencer> nodes = List.of(stage.another(1, new ArrayList<>()), stage.another(1, new ArrayList<>()));
            List<String> answers = IntStream.range(0, 40).mapToObj(
                    i -> nodes.get(i % 2).submit(new Say.Rule(), Say.keyed(log, ana, "k", "a"))).toList().stream()
                    .map(LogStage::outcome).toList();
            assertThat(answers).hasSize(40).containsOnly("a at 1");
            assertThat(stage.rows(log)).containsExactly("a at 1");
        });
    }

    /// The key is the payer's, but nothing that both commands lock keeps them apart.
    @Test
    void one_key_used_in_two_logs_at_once_is_taken_in_one_and_a_conflict_in_the_other() {
        run(() -> {
            Sequencer one = stage.another(1, new ArrayList<>());
            Sequencer two = stage.another(1, new ArrayList<>());
            for (int round = 0; round < 20; round++) {
                String key = "k" + round;
                var here = one.submit(new Say.Rule(), Say.keyed(log, ana, key, "here"));
                var there = two.submit(new Say.Rule(), Say.keyed(stage.log(), ana, key, "there"));
                assertThat(List.of(LogStage.outcome(here), LogStage.outcome(there))).as("round " + round)
                        .satisfiesOnlyOnce(it -> assertThat(it).isEqualTo("idempotency_key_reused"))
                        .satisfiesOnlyOnce(it -> assertThat(it).contains(" at "));
            }
        });
    }

    @Test
    void an_answer_and_what_is_published_come_after_the_commit_only() {
        run(() -> {
            Say.Hold hold = Say.Hold.beforeCommit();
            var waiting = stage.sequencer.submit(new Say.Slowly(hold), Say.plain(log, ana, "a"));
            hold.held().join();
            assertThat(waiting).isNotDone();
            assertThat(stage.published).isEmpty();
            assertThat(stage.rows(log)).as("others see nothing yet").isEmpty();
            CompletableFuture<List<String>> seen = waiting.thenApply(_ -> stage.rows(log));
            hold.release().complete(true);
            assertThat(seen.get()).containsExactly("a at 1");
        });
    }

    @Test
    void rows_are_published_as_they_stand_in_the_log() {
        run(() -> {
            assertThat(stage.together(List.of(Say.plain(log, ana, "a"), Say.plain(log, ana, "refused"),
                    Say.plain(log, ana, "b")))).hasSize(3);
            stage.sequencer.close();
            assertThat(stage.published.stream().filter(row -> row.log().equals(log)).toList())
                    .usingRecursiveFieldByFieldElementComparatorIgnoringFields("payload")
                    .isEqualTo(new Logs(stage.database).rowsAfter(log, 0, 10));
        });
    }

    @Test
    void a_full_queue_refuses_at_once_and_keeps_what_it_has_taken() {
        run(() -> {
            Say.Hold hold = Say.Hold.early();
            var held = stage.sequencer.submit(new Say.Slowly(hold), Say.plain(log, ana, "hold"));
            hold.held().join();
            List<CompletableFuture<Say.Said>> taken = IntStream.range(0, Shard.QUEUE_MAX)
                    .mapToObj(i -> stage.sequencer.submit(new Say.Rule(), Say.plain(log, ana, "m" + i))).toList();
            assertThat(taken).noneMatch(CompletableFuture::isDone);
            var refused = stage.sequencer.submit(new Say.Rule(), Say.plain(log, ana, "too much"));
            assertThat(refused).as("at once, while the shard is still held").isDone();
            assertThat(LogStage.outcome(refused)).isEqualTo("overloaded");
            hold.release().complete(true);
            assertThat(LogStage.outcome(held)).isEqualTo("hold at 1");
            assertThat(LogStage.outcome(taken.getLast())).isEqualTo("m4095 at 4097");
            assertGapFree(log, Shard.QUEUE_MAX + 1);
        });
    }

    @Test
    void a_stop_finishes_what_was_taken_and_refuses_what_comes_after() {
        run(() -> {
            Say.Hold hold = Say.Hold.early();
            var held = stage.sequencer.submit(new Say.Slowly(hold), Say.plain(log, ana, "hold"));
            hold.held().join();
            var taken = stage.sequencer.submit(new Say.Rule(), Say.plain(log, ana, "taken"));
            hold.release().complete(true);
            stage.sequencer.close();
            assertThat(held).isDone();
            assertThat(LogStage.outcome(taken)).isEqualTo("taken at 2");
            assertThat(LogStage.outcome(stage.sequencer.submit(new Say.Rule(), Say.plain(log, ana, "late"))))
                    .isEqualTo("stopping");
        });
    }

    @Test
    void a_batch_that_lost_its_connection_runs_again_and_is_written_once() {
        run(() -> {
            var cut = stage.sequencer.submit(new Say.Slowly(new Say.Cut(new CompletableFuture<>())),
                    Say.plain(log, ana, "a"));
            assertThat(LogStage.outcome(cut)).isEqualTo("a at 1");
            assertThat(stage.rows(log)).containsExactly("a at 1");
        });
    }

    @Test
    void waiting_for_an_answer_throws_the_refusal_itself() {
        run(() -> assertThatThrownBy(() -> stage.sequencer.run(new Say.Rule(), Say.plain(log, ana, "refused")))
                .isInstanceOfSatisfying(Problem.class, it -> assertThat(it.reason()).isEqualTo("no")));
    }
}
