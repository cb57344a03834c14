package live.chobi.ledger;

import static live.chobi.testkit.Virtually.run;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import live.chobi.ledger.LedgerVerifier.Verdict;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The tables of `ledger-rules.md`, which somebody who does not know Java can check.
class LedgerRulesTest {
    /// @param afterwards accounts with their balances
    private record Row(String step, String answer, String afterwards) {}

    record Section(String title, List<String> lines) {
        @Override
        public String toString() {
            return title;
        }

        private List<Row> rows() {
            return lines.stream().filter(it -> it.startsWith("| ") && !it.startsWith("| step "))
                    .map(it -> it.split("\\|", -1))
                    .map(cells -> new Row(cells[1].strip(), cells[2].strip(), cells[3].strip())).toList();
        }
    }

    static Stream<Section> sections() {
        try (InputStream file = Objects.requireNonNull(
                LedgerRulesTest.class.getResourceAsStream("/ledger-rules.md"))) {
            return Arrays.stream(new String(file.readAllBytes(), StandardCharsets.UTF_8).split("\n## ", -1)).skip(1)
                    .map(text -> new Section(text.lines().findFirst().orElseThrow(), text.lines().toList()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("sections")
    void the_naive_ledger_keeps_the_rules(Section section) {
        NaiveLedger naive = new NaiveLedger();
        check(section, naive::perform, naive::balance);
    }

    @ParameterizedTest
    @MethodSource("sections")
    void the_ledger_on_postgresql_keeps_the_rules(Section section) {
        run(() -> {
            try (RealLedger real = new RealLedger()) {
                check(section, step -> real.outcome(real.ask(step)), name -> real.balances().getOrDefault(name, 0L));
                assertThat(real.verify()).isInstanceOf(Verdict.Clean.class);
                assertThat(real.audit().firstWrong()).isEmpty();
            }
        });
    }

    private static void check(Section section, Function<Step, String> perform, ToLongFunction<String> balance) {
        List<Row> rows = section.rows();
        assertThat(rows).hasSizeGreaterThan(3);
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            assertThat(perform.apply(step(row.step(), i))).as("answer to: %s", row.step()).isEqualTo(row.answer());
            for (String expected : row.afterwards().split(", ", -1)) {
                if (!expected.isEmpty()) {
                    int space = expected.lastIndexOf(' ');
                    assertThat(balance.applyAsLong(expected.substring(0, space)))
                            .as("%s, after: %s", expected.substring(0, space), row.step())
                            .isEqualTo(Long.parseLong(expected.substring(space + 1)));
                }
            }
        }
    }

    private static Step step(String text, int line) {
        List<String> words = new ArrayList<>(List.of(text.split(" ", -1)));
        String as = option(words, "as", "line " + line);
        String key = option(words, "key", "line " + line);
        return switch (words.getFirst()) {
            case "grant" -> new Step.Grant(words.get(1), Long.parseLong(words.get(2)), key, as);
            case "give" ->
                new Step.Give(words.get(1), words.get(2), words.get(4), Long.parseLong(words.get(3)), key, as);
            case "hold" -> new Step.Hold(words.get(1), words.get(3).equals("diamonds"), Long.parseLong(words.get(2)),
                    Duration.ofMinutes(Long.parseLong(words.get(5))), key, as);
            case "settle" -> new Step.Settle(words.get(1), Long.parseLong(words.get(2)), key, as);
            case "void" -> new Step.GiveBack(words.get(1), key, as);
            case "expire" -> new Step.Expire(words.get(1));
            case "reverse" -> new Step.Reverse(words.get(1), Long.parseLong(words.get(2)), key, as);
            case "correct" -> new Step.Correct(words.get(1), words.get(2), Long.parseLong(words.get(3)), key, as);
            case "freeze", "thaw" -> new Step.Freeze(words.get(1), words.get(2).equals("diamonds"),
                    words.getFirst().equals("freeze"));
            case "pass" -> new Step.Pass(Duration.ofMinutes(Long.parseLong(words.get(1))));
            default -> throw new IllegalArgumentException("what is: " + text);
        };
    }

    private static String option(List<String> words, String name, String otherwise) {
        int at = words.indexOf(name);
        if (at < 0) {
            return otherwise;
        }
        words.remove(at);
        return words.remove(at);
    }
}
