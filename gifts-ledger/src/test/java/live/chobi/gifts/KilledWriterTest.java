package live.chobi.gifts;

import static live.chobi.testkit.Virtually.run;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import live.chobi.kernel.UserId;
import live.chobi.ledger.LedgerVerifier.Verdict;
import live.chobi.log.LogRow;
import live.chobi.outbox.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Two writers, each a process of its own, one of which is killed twenty times with SIGKILL in the middle of its
/// batches. Whatever was asked of the dead one is asked again, of the other or of the next one, with the same key. Every
/// gift is given once, and who has coins for five gives five.
///
/// It takes some twenty seconds: a process that is killed has to be a process, and twenty of them have to start.
@Timeout(180)
class KilledWriterTest {
    private static final int KILLS = 20;
    private static final int AT_ONCE = 64;
    private static final long COINS = 1_000_000;
    private static final long FOR_FIVE = 50;

    /// What was asked for.
    private record Wish(UserId giver, String key) {
        String line() {
            return giver + " " + key;
        }
    }

    /// A whole line as [WriterProcess] writes it. Whatever else it prints is no answer.
    private static final Pattern ANSWER = Pattern.compile("(\\S+ \\S+) (.+) \\.");

    /// An answer to a wish.
    ///
    /// @param wish its line; empty at the end of the process
    private record Said(Writing by, String wish, String answer) {}

    /// A running writer with what it was asked and has not answered. Owner: the test's thread, but for its reader.
    private final class Writing {
        private final Process process;
        private final Writer wishes;
        private final Map<String, Wish> open = new HashMap<>();

        Writing() throws IOException {
            process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-ea",
                    "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx256m", "-cp",
                    System.getProperty("java.class.path"), WriterProcess.class.getName(), stage.url,
                    stage.session.toString(), stage.host.toString(), stage.gift("rose").id().toString())
                    .redirectError(ProcessBuilder.Redirect.INHERIT).start();
            wishes = new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8);
            var _ = Thread.ofVirtual().start(this::listen);
        }

        private void listen() {
            try (var lines = new BufferedReader(
                    new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    Matcher answer = ANSWER.matcher(line);
                    if (answer.matches()) {
                        said.add(new Said(this, answer.group(1), answer.group(2)));
                    }
                }
            } catch (IOException dead) {
                // As below.
            }
            said.add(new Said(this, "", ""));
        }

        void ask(Wish wish) {
            try {
                wishes.write(wish.line() + "\n");
                wishes.flush();
                open.put(wish.line(), wish);
            } catch (IOException dead) {
                throw new UncheckedIOException(dead);
            }
        }
    }

    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);
    private final Stage stage = new Stage();
    private final BlockingQueue<Said> said = new LinkedBlockingQueue<>();
    private final List<UserId> rich = new ArrayList<>();
    private final Map<Wish, String> answers = new HashMap<>();
    private final List<Writing> started = new ArrayList<>();
    private UserId poor = UserId.next();
    private int count;
    private int askedAgain;

    @Test
    void every_gift_is_given_once_however_often_its_writer_is_killed() {
        System.out.println("KilledWriterTest: seed " + seed);
        run(() -> {
            try (stage) {
                Writing steady = start();
                IntStream.range(0, 8).forEach(_ -> rich.add(stage.viewer(COINS)));
                poor = stage.viewer(FOR_FIVE);
                Writing next = start();
                List<Wish> lost = List.of();
                for (int kill = 0; kill < KILLS; kill++) {
                    Writing mortal = next;
                    for (Wish wish : lost) {
                        (random.nextBoolean() ? steady : mortal).ask(wish);
                    }
                    answer(List.of(steady, mortal), 40 + random.nextInt(100));
                    next = start();
                    answer(List.of(steady, mortal), 40 + random.nextInt(100));
                    mortal.process.destroyForcibly();
                    lost = whatIsLostWith(mortal);
                    askedAgain += lost.size();
                }
                for (Wish wish : lost) {
                    steady.ask(wish);
                }
                while (!steady.open.isEmpty()) {
                    take();
                }
                System.out.println("KilledWriterTest: " + answers.size() + " wishes, asked again " + askedAgain);
                assertThat(askedAgain).as("killed with work on its hands, seed %d", seed).isGreaterThan(KILLS);
                assertExactlyOnce();
            } finally {
                started.forEach(it -> it.process.destroyForcibly());
            }
        });
    }

    private Writing start() throws IOException {
        Writing writing = new Writing();
        started.add(writing);
        return writing;
    }

    /// So many answers, each followed by another wish of the same process.
    private void answer(List<Writing> writers, int wanted) throws InterruptedException {
        for (Writing writer : writers) {
            while (writer.open.size() < AT_ONCE) {
                writer.ask(wish());
            }
        }
        for (int i = 0; i < wanted; i++) {
            Writing by = take().by();
            by.ask(wish());
        }
    }

    private Wish wish() {
        count++;
        if (count % 8 == 0 && !answers.isEmpty()) {
            return answers.keySet().iterator().next();
        }
        return new Wish(count % 16 == 1 ? poor : rich.get(count % rich.size()), "k" + count);
    }

    /// The next answer.
    private Said take() throws InterruptedException {
        Said answer = next();
        assertThat(answer.wish()).as("the writer lives, seed %d", seed).isNotEmpty();
        note(answer);
        return answer;
    }

    private Said next() throws InterruptedException {
        Said answer = said.poll(60, TimeUnit.SECONDS);
        if (answer == null) {
            throw new AssertionError("no answer in a minute, seed " + seed);
        }
        return answer;
    }

    private void note(Said said) {
        Wish wish = said.by().open.remove(said.wish());
        if (wish != null) {
            String before = answers.put(wish, said.answer());
            if (before != null && before.startsWith("{")) {
                assertThat(said.answer()).as("the same key, seed %d", seed).isEqualTo(before);
            }
        }
    }

    /// What it said before it died counts.
    private List<Wish> whatIsLostWith(Writing dead) throws InterruptedException {
        for (Said answer = next(); answer.by() != dead || !answer.wish().isEmpty(); answer = next()) {
            note(answer);
        }
        return List.copyOf(dead.open.values());
    }

    private void assertExactlyOnce() {
        assertThat(answers.values()).as("seed %d", seed)
                .allMatch(it -> it.startsWith("{") || it.equals("insufficient_funds"));
        assertThat(answers.entrySet().stream().filter(it -> !it.getValue().startsWith("{")).map(it -> it.getKey()
                .giver())).as("seed %d", seed).containsOnly(poor);
        List<LogRow> rows = stage.rows();
        assertThat(rows).extracting(LogRow::seq).as("gap-free, seed %d", seed)
                .containsExactlyElementsOf(LongStream.rangeClosed(1, rows.size()).boxed().toList());
        assertThat(rows.stream().filter(it -> Json.tree(it.payload()).path("quantity").asLong() > 0).map(LogRow::seq))
                .as("each gift once, none that nobody asked for, seed %d", seed)
                .containsExactlyInAnyOrderElementsOf(answers.values().stream().filter(it -> it.startsWith("{"))
                        .map(it -> Json.tree(it).path("seq").asLong()).toList());
        assertThat(answers.entrySet().stream().filter(it -> it.getKey().giver().equals(poor))
                .filter(it -> it.getValue().startsWith("{"))).as("seed %d", seed).hasSize(5);
        assertThat(stage.coins(poor)).isZero();
        rich.forEach(giver -> assertThat(stage.coins(giver)).as("seed %d", seed).isEqualTo(COINS - 10
                * answers.keySet().stream().filter(it -> it.giver().equals(giver)).count()));
        assertThat(Stage.verify(stage.export())).as("seed %d", seed).isInstanceOf(Verdict.Clean.class);
        assertThat(stage.imbalance()).as("seed %d", seed).isZero();
    }
}
