package live.chobi.log;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import live.chobi.kernel.Problem;
import live.chobi.kernel.UserId;
import live.chobi.kernel.Uuid7;
import live.chobi.outbox.Json;
import live.chobi.schema.Database;
import live.chobi.testkit.CuttableWire;
import live.chobi.testkit.TestPostgres;
import live.chobi.testkit.Virtually;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The connection breaks at the commit, and nobody can say whether it took place: each command is applied once all the
/// same, and each answer is the truth.
@Timeout(60)
class UnknownOutcomeTest {
    private static final List<CuttableWire.Cut> CUTS = List.of(CuttableWire.Cut.COMMIT_LOST,
            CuttableWire.Cut.ANSWER_LOST, CuttableWire.Cut.COMMIT_LATE);

    private final UUID log = Uuid7.next();
    private final UserId payer = UserId.next();
    private final List<LogRow> published = new CopyOnWriteArrayList<>();
    private Database direct;
    private CuttableWire wire;
    private Database severed;
    private Sequencer sequencer;

    @BeforeEach
    void open() throws IOException {
        String url = TestPostgres.freshUrl();
        direct = Database.open(url, 2);
        wire = new CuttableWire(CuttableWire.portOf(url));
        severed = Database.open(CuttableWire.through(wire, url), 2);
        sequencer = new Sequencer(severed, new NoMoney(), _ -> Optional.empty(), Clock.systemUTC(),
                new LogMetrics(new PrometheusRegistry()), 1, published::addAll);
        Virtually.run(() -> direct.transact(tx -> Logs.open(tx, log, UserId.next(), "live")));
    }

    @AfterEach
    void close() throws IOException {
        sequencer.close();
        severed.close();
        wire.close();
        direct.close();
    }

    @ParameterizedTest
    @EnumSource
    void a_batch_is_applied_once_and_its_answers_are_right(CuttableWire.Cut cut) throws Exception {
        var deciding = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        // Set when the batch is decided for the first time, not when it runs again.
        var armed = new AtomicReference<>(cut);
        var first = sequencer.submit(new Note.Rule(() -> waitFor(deciding, goOn)), Note.of(log, "first"));
        assertThat(deciding.await(20, SECONDS)).isTrue();
        // These wait together and make one batch, the one whose commit is cut.
        var plain = submit(Note.of(log, "plain"));
        var refused = submit(Note.of(log, ""));
        var keyed = submit(Note.withKey(log, payer, "k1", "keyed"));
        var repeated = submit(Note.withKey(log, payer, "k1", "keyed"));
        var otherTerms = submit(Note.withKey(log, payer, "k1", "other"));
        var last = sequencer.submit(new Note.Rule(() -> wire.cutAtNextCommit(armed.getAndSet(CuttableWire.Cut.NONE))),
                Note.of(log, "last"));
        goOn.countDown();

        assertThat(first.get(20, SECONDS)).isEqualTo(new Note.Noted(1, "first"));
        assertThat(plain.get(20, SECONDS)).isEqualTo(new Note.Noted(2, "plain"));
        assertProblem("empty", refused);
        assertThat(keyed.get(20, SECONDS)).isEqualTo(new Note.Noted(3, "keyed"));
        assertThat(repeated.get(20, SECONDS)).isEqualTo(new Note.Noted(3, "keyed"));
        assertProblem("idempotency_key_reused", otherTerms);
        assertThat(last.get(20, SECONDS)).isEqualTo(new Note.Noted(4, "last"));
        var after = submit(Note.of(log, "after"));
        assertThat(after.get(20, SECONDS)).isEqualTo(new Note.Noted(5, "after"));

        assertThat(wire.hasCut()).isTrue();
        assertThat(stored()).containsExactly("1 first", "2 plain", "3 keyed", "4 last", "5 after");
        assertThat(published()).isEqualTo(stored());
    }

    @ParameterizedTest
    @EnumSource
    void a_command_that_cannot_be_written_sinks_alone(CuttableWire.Cut cut) throws Exception {
        wire.cutAtNextCommit(cut);
        List<CompletableFuture<Note.Noted>> good = new ArrayList<>();
        var bad = submit(Note.of(log, "bad \0"));
        for (int i = 0; i < 5; i++) {
            good.add(submit(Note.of(log, "good " + i)));
        }
        assertThatThrownBy(() -> bad.get(20, SECONDS)).isInstanceOf(ExecutionException.class);
        for (int i = 0; i < 5; i++) {
            assertThat(good.get(i).get(20, SECONDS)).isEqualTo(new Note.Noted(i + 1, "good " + i));
        }
        assertThat(stored()).containsExactly("1 good 0", "2 good 1", "3 good 2", "4 good 3", "5 good 4");
        assertThat(published()).isEqualTo(stored());
    }

    @Test
    void cuts_at_random_moments_lose_and_repeat_nothing() throws Exception {
        long seed = System.nanoTime();
        var random = new Random(seed);
        List<CompletableFuture<Note.Noted>> answers = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            if (random.nextInt(6) == 0) {
                wire.cutAtNextCommit(CUTS.get(random.nextInt(CUTS.size())));
            }
            answers.add(submit(Note.of(log, "note " + i)));
            if (random.nextInt(3) == 0) {
                answers.getLast().get(20, SECONDS);
            }
        }
        for (int i = 0; i < 120; i++) {
            assertThat(answers.get(i).get(20, SECONDS)).as("seed %d", seed)
                    .isEqualTo(new Note.Noted(i + 1, "note " + i));
        }
        assertThat(stored()).as("seed %d", seed)
                .isEqualTo(IntStream.range(0, 120).mapToObj(i -> (i + 1) + " note " + i).toList());
        assertThat(published()).as("seed %d", seed).isEqualTo(stored());
    }

    @Test
    void a_bug_in_one_command_does_not_silence_its_shard() throws Exception {
        var bug = sequencer.submit(new Note.Rule(() -> {
            throw new StackOverflowError("made for this test");
        }), Note.of(log, "bug"));
        assertThatThrownBy(() -> bug.get(20, SECONDS)).isInstanceOf(ExecutionException.class);
        assertThat(submit(Note.of(log, "next")).get(20, SECONDS)).isEqualTo(new Note.Noted(1, "next"));
    }

    private CompletableFuture<Note.Noted> submit(Note note) {
        return sequencer.submit(new Note.Rule(), note);
    }

    private static void waitFor(CountDownLatch deciding, CountDownLatch goOn) {
        deciding.countDown();
        try {
            goOn.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void assertProblem(String reason, CompletableFuture<?> answer) {
        assertThatThrownBy(() -> answer.get(20, SECONDS)).cause().isInstanceOfSatisfying(Problem.class,
                problem -> assertThat(problem.reason()).isEqualTo(reason));
    }

    private List<String> stored() {
        return Virtually.call(() -> new Logs(direct).rowsAfter(log, 0, 1_000)).stream().map(UnknownOutcomeTest::line)
                .toList();
    }

    /// What readers were told, once the shard has ended: an answer comes before its row is published.
    private List<String> published() {
        sequencer.close();
        return published.stream().map(UnknownOutcomeTest::line).toList();
    }

    private static String line(LogRow row) {
        return row.seq() + " " + Json.tree(row.payload()).get("text").asText();
    }
}
