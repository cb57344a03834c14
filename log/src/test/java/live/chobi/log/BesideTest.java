package live.chobi.log;

import static live.chobi.testkit.Virtually.call;
import static live.chobi.testkit.Virtually.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import live.chobi.kernel.Problem;
import live.chobi.kernel.Uuid7;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A command of two logs writes to both or to neither.
class BesideTest {
    private LogStage stage;
    private UUID one;
    private UUID other;

    @BeforeEach
    void open() {
        stage = new LogStage();
        one = call(stage::log);
        other = call(stage::log);
    }

    @AfterEach
    void close() {
        stage.close();
    }

    /// Says the same in two logs, twice in the second.
    private record Both(UUID to, UUID too, String text) implements Command<Both.Done> {
        record Done(long seq, long besideSeq) {}

        record Row(String text) {}

        @Override
        public Optional<UUID> log() {
            return Optional.of(to);
        }

        @Override
        public Set<UUID> beside() {
            return Set.of(too);
        }

        record Rule() implements CommandKind<Both, FactSource.None, Done> {
            @Override
            public FactSource<FactSource.None> facts() {
                return FactSource.NONE;
            }

            @Override
            public Done decide(Both command, FactSource.None facts, Draft draft) {
                long seq = draft.append("note", null, new Row(command.text())).seq();
                var _ = draft.appendBeside(command.too(), "note", null, new Row(command.text()));
                long beside = draft.appendBeside(command.too(), "note", null, new Row(command.text() + "!")).seq();
                if (command.text().equals("refused") || !draft.phaseBeside(command.too()).equals("live")) {
                    throw Problem.refused("no", "not this");
                }
                return new Done(seq, beside);
            }

            @Override
            public Class<Done> answerType() {
                return Done.class;
            }
        }
    }

    private CompletableFuture<Both.Done> both(Sequencer node, UUID to, UUID too, String text) {
        return node.submit(new Both.Rule(), new Both(to, too, text));
    }

    @Test
    void rows_come_to_both_logs_and_are_published() {
        run(() -> {
            assertThat(both(stage.sequencer, one, other, "a").get()).isEqualTo(new Both.Done(1, 2));
            assertThat(both(stage.sequencer, other, one, "b").get()).isEqualTo(new Both.Done(3, 3));
            assertThat(stage.rows(one)).containsExactly("a at 1", "b at 2", "b! at 3");
            assertThat(stage.rows(other)).containsExactly("a at 1", "a! at 2", "b at 3");
            // One shard publishes batch by batch: what came before this one is published when it is answered.
            var _ = stage.sequencer.submit(new Note.Rule(), Note.of(one, "later")).get();
            assertThat(stage.published.stream().filter(row -> row.log().equals(other)).map(LogStage::told))
                    .containsExactly("a at 1", "a! at 2", "b at 3");
        });
    }

    @Test
    void a_refusal_leaves_nothing_in_either() {
        run(() -> {
            assertThatThrownBy(() -> both(stage.sequencer, one, other, "refused").get())
                    .hasCauseInstanceOf(Problem.class);
            UUID nowhere = Uuid7.next();
            assertThatThrownBy(() -> both(stage.sequencer, one, nowhere, "lost").get())
                    .hasMessageContaining(nowhere.toString());
            assertThat(both(stage.sequencer, one, other, "a").get()).isEqualTo(new Both.Done(1, 2));
        });
    }

    @Test
    void two_nodes_that_write_both_logs_in_either_direction_leave_no_gap_and_never_wait_for_each_other_for_ever() {
        run(() -> {
            List<Sequencer> nodes = List.of(stage.another(2, new ArrayList<>()), stage.another(2, new ArrayList<>()));
            List<CompletableFuture<?>> all = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                boolean there = i % 3 == 0;
                all.add(both(nodes.get(i % 2), there ? one : other, there ? other : one, "t" + i));
                all.add(nodes.get(i / 2 % 2).submit(new Note.Rule(), Note.of(i % 5 == 0 ? one : other, "n" + i)));
            }
            CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)).get();
            long rows = 0;
            for (UUID log : List.of(one, other)) {
                List<LogRow> read = new Logs(stage.database).rowsAfter(log, 0, 10_000);
                assertThat(read).extracting(LogRow::seq).containsExactlyElementsOf(
                        IntStream.rangeClosed(1, read.size()).mapToObj(Long::valueOf).toList());
                rows += read.size();
            }
            assertThat(rows).isEqualTo(200 * 3 + 200);
        });
    }

    @Test
    void a_log_that_was_not_named_is_not_written() {
        run(() -> assertThatThrownBy(() -> stage.sequencer.submit(new Stray(), new Both(one, other, "x")).get())
                .hasStackTraceContaining("does not name log"));
    }

    private static final class Stray implements CommandKind<Both, FactSource.None, Both.Done> {
        @Override
        public FactSource<FactSource.None> facts() {
            return FactSource.NONE;
        }

        @Override
        public Both.Done decide(Both command, FactSource.None facts, Draft draft) {
            return new Both.Done(0, draft.appendBeside(new UUID(1, 1), "note", null, new Both.Row("x")).seq());
        }

        @Override
        public Class<Both.Done> answerType() {
            return Both.Done.class;
        }
    }
}
