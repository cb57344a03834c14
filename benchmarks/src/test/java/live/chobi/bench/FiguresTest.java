package live.chobi.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/// How measurements become the table, and what the command line takes.
class FiguresTest {
    @Test
    void a_ratio_is_the_median_of_the_rounds_ratios_not_the_ratio_of_the_medians() {
        var figures = new Figures();
        double[] peer = {1, 10, 100};
        double[] ours = {2, 5, 400};
        for (int round = 0; round < 3; round++) {
            figures.add("cost", "peer", round, peer[round]);
            figures.add("cost", "ours", round, ours[round]);
        }

        assertThat(figures.table("peer")).contains("10.0").contains("5.0 (x2.00)");
    }

    @Test
    void a_server_that_does_not_offer_something_has_no_figure_for_it() {
        var figures = new Figures();
        figures.add("delay", "ours", 0, 4);
        figures.add("cost", "peer", 0, 2);

        assertThat(figures.table("peer").lines().filter(line -> line.startsWith("delay"))).first().asString()
                .contains("4.0").contains("-").doesNotContain("x");
    }

    @Test
    void the_median_of_an_even_number_lies_between_the_middle_ones() {
        assertThat(Figures.median(List.of(4.0, 1.0, Double.NaN, 3.0, 2.0))).isEqualTo(2.5);
        assertThat(Figures.median(List.of())).isNaN();
    }

    @Test
    void what_the_command_line_does_not_know_is_refused_by_name() {
        assertThat(parse("--rounds=5", "--servers=auto").wantsServer("economy")).isFalse();
        assertThat(parse("gifts", "--scenarios=hot").suite()).isEqualTo("gifts");
        assertThatThrownBy(() -> parse("--rounds=0")).hasMessageContaining("--rounds").hasMessageContaining("'0'");
        assertThatThrownBy(() -> parse("--round=3")).hasMessageContaining("--round=3");
    }

    private static Options parse(String... arguments) {
        return Options.parse(List.of(arguments), Path.of("work"), Path.of("server.jar"), List.of());
    }
}
