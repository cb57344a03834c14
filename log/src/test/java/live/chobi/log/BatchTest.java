package live.chobi.log;

import static live.chobi.testkit.Virtually.call;
import static live.chobi.testkit.Virtually.run;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import live.chobi.kernel.UserId;
import live.chobi.kernel.Uuid7;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Commands that meet in one transaction: each gets its own answer, as if it had come alone.
class BatchTest {
    private LogStage stage;
    private UUID log;
    private final UserId ana = UserId.next();
    private final UserId bob = UserId.next();

    @BeforeEach
    void open() {
        stage = new LogStage();
        log = call(stage::log);
    }

    @AfterEach
    void close() {
        stage.close();
    }

    private Say say(String text) {
        return Say.plain(log, ana, text);
    }

    @Test
    void commands_are_decided_in_the_order_they_came() {
        run(() -> {
            UUID other = stage.log();
            assertThat(stage.together(List.of(say("a"), Say.plain(other, bob, "x"), say("b"), say("c"))))
                    .containsExactly("a at 1", "x at 1", "b at 2", "c at 3");
            assertThat(stage.rows(log)).containsExactly("a at 1", "b at 2", "c at 3");
            assertThat(stage.rows(other)).containsExactly("x at 1");
            assertThat(stage.purses.written).contains("b at 2");
        });
    }

    @Test
    void a_refused_command_leaves_nothing_behind() {
        run(() -> {
            assertThat(stage.together(List.of(say("a"), say("refused"), say("b"))))
                    .containsExactly("a at 1", "no", "b at 2");
            assertThat(stage.rows(log)).containsExactly("a at 1", "b at 2");
            assertThat(stage.purses.written).containsExactly("a at 1", "b at 2");
            assertThat(stage.events()).containsExactly("a at 1", "b at 2");
            assertThat(stage.jobs()).containsExactly("b");
        });
    }

    @Test
    void a_refusal_alone_writes_nothing_at_all() {
        run(() -> {
            assertThat(stage.together(List.of(Say.keyed(log, ana, "k", "refused")))).containsExactly("no");
            assertThat(stage.rows(log)).isEmpty();
            assertThat(stage.purses.written).isEmpty();
            assertThat(stage.events()).isEmpty();
            assertThat(stage.jobs()).isEmpty();
            assertThat(stage.keys()).as("its key is free").isZero();
        });
    }

    @Test
    void a_bug_in_one_decision_is_that_commands_alone() {
        run(() -> {
            assertThat(stage.together(List.of(say("a"), say("bug"), say("b"), say("endless"), say("c"))))
                    .containsExactly("a at 1", "fault", "b at 2", "fault", "c at 3");
            assertThat(stage.rows(log)).containsExactly("a at 1", "b at 2", "c at 3");
        });
    }

    /// PostgreSQL refuses the whole statement, so the batch is taken apart.
    @Test
    void a_command_that_cannot_be_written_does_not_sink_its_batch() {
        run(() -> {
            for (String poison : List.of("unwritable row", "unwritable event", "facts missing")) {
                UUID fresh = stage.log();
                stage.purses.written.clear();
                assertThat(stage.together(List.of(Say.plain(fresh, ana, "a"), Say.plain(fresh, ana, poison),
                        Say.plain(fresh, bob, "b")))).as(poison).containsExactly("a at 1", "fault", "b at 2");
                assertThat(stage.rows(fresh)).as(poison).containsExactly("a at 1", "b at 2");
            }
            assertThat(stage.together(List.of(say("still here")))).containsExactly("still here at 1");
        });
    }

    @Test
    void a_log_that_does_not_exist_is_that_commands_alone() {
        run(() -> assertThat(stage.together(List.of(say("a"), Say.plain(Uuid7.next(), ana, "lost"), say("b"))))
                .containsExactly("a at 1", "session_not_found", "b at 2"));
    }

    @Test
    void what_one_command_ends_the_next_finds_ended() {
        run(() -> {
            assertThat(stage.together(List.of(say("end"), say("late")))).containsExactly("end at 1", "session_ended");
            assertThat(stage.together(List.of(say("later")))).containsExactly("session_ended");
            assertThat(new Logs(stage.database).head(log).orElseThrow().phase()).isEqualTo("ended");
        });
    }

    @Test
    void the_last_word_about_a_job_counts() {
        run(() -> {
            assertThat(stage.together(List.of(say("a"), say("b")))).hasSize(2);
            assertThat(stage.jobs()).containsExactly("b");
            assertThat(stage.together(List.of(say("c"), say("hush")))).hasSize(2);
            assertThat(stage.jobs()).isEmpty();
            assertThat(stage.together(List.of(say("hush"), say("d")))).hasSize(2);
            assertThat(stage.jobs()).containsExactly("d");
        });
    }

    @Test
    void a_row_carries_the_batchs_moment_in_milliseconds_and_the_picture_that_was_shown() {
        run(() -> {
            assertThat(stage.together(List.of(say("a")))).hasSize(1);
            LogRow row = new Logs(stage.database).rowsAfter(log, 0, 10).getFirst();
            assertThat(row.at()).isEqualTo("2026-01-02T03:04:05.678Z");
            assertThat(row.mediaAt()).isEqualTo(LogStage.PICTURE);
            assertThat(row.actor()).isEqualTo(ana);
        });
    }

    @Test
    void a_key_answers_once_and_for_all_within_one_batch_and_after_it() {
        run(() -> {
            Say first = Say.keyed(log, ana, "k", "a");
            assertThat(stage.together(List.of(first, first, say("b")))).containsExactly("a at 1", "a at 1", "b at 2");
            assertThat(stage.together(List.of(first))).containsExactly("a at 1");
            assertThat(stage.rows(log)).containsExactly("a at 1", "b at 2");
            assertThat(stage.purses.written).containsExactly("a at 1", "b at 2");
            assertThat(stage.events()).hasSize(2);
        });
    }

    @Test
    void a_key_with_other_terms_is_a_conflict_within_one_batch_and_after_it() {
        run(() -> {
            assertThat(stage.together(List.of(Say.keyed(log, ana, "k", "a"), Say.keyed(log, ana, "k", "b"),
                    Say.keyed(log, ana, "k", "a")))).containsExactly("a at 1", "idempotency_key_reused", "a at 1");
            assertThat(stage.together(List.of(Say.keyed(log, ana, "k", "b"))))
                    .containsExactly("idempotency_key_reused");
            assertThat(stage.rows(log)).containsExactly("a at 1");
        });
    }

    @Test
    void keys_of_different_people_never_meet() {
        run(() -> assertThat(stage.together(List.of(Say.keyed(log, ana, "k", "a"), Say.keyed(log, bob, "k", "b"))))
                .containsExactly("a at 1", "b at 2"));
    }

    @Test
    void a_refused_command_has_not_used_up_its_key() {
        run(() -> {
            assertThat(stage.together(List.of(Say.keyed(log, ana, "k", "refused"), Say.keyed(log, ana, "k", "a"))))
                    .containsExactly("no", "a at 1");
            assertThat(stage.together(List.of(Say.keyed(log, ana, "k", "a")))).containsExactly("a at 1");
        });
    }
}
