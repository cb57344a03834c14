package live.chobi.gifts;

import static live.chobi.testkit.Virtually.run;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import live.chobi.gifts.sending.SendGift;
import live.chobi.kernel.UserId;
import live.chobi.log.LogRow;
import live.chobi.outbox.JobRunner;
import live.chobi.outbox.Json;
import live.chobi.testkit.SetClock;
import org.junit.jupiter.api.Test;

/// When streaks end.
class StreakTest {
    private final SetClock clock = new SetClock();

    private static List<String> told(List<LogRow> rows) {
        return rows.stream().map(row -> Json.tree(row.payload())).map(StreakTest::told).toList();
    }

    private static String told(JsonNode payload) {
        return payload.at("/quantity").asLong() + " of " + payload.at("/streak/count").asLong()
                + (payload.at("/streak/final").asBoolean() ? " final" : "");
    }

    private static void give(Stage stage, UserId who, String key) {
        var _ = stage.sendGift().handle(Stage.caller(who),
                new SendGift.Input(stage.session, stage.gift("rose").id(), 1L, key));
    }

    /// Makes the jobs due; their delay is counted by the database's clock.
    private static int runJobs(Stage stage) {
        stage.database.transact(tx -> tx.execute("update outbox.job set run_at = now()"));
        return new JobRunner(stage.database, Gifts.jobs(stage.sequencer)).runDue();
    }

    @Test
    void a_streak_ends_with_a_row_of_quantity_zero() {
        run(() -> {
            try (Stage stage = new Stage(clock)) {
                UserId ana = stage.viewer(100);
                give(stage, ana, "k1");
                give(stage, ana, "k2");
                assertThat(runJobs(stage)).as("one job a streak").isEqualTo(1);
                assertThat(told(stage.rows())).as("it has gone on since its job was made")
                        .containsExactly("1 of 1", "1 of 2");
                assertThat(runJobs(stage)).as("so the job comes again").isEqualTo(1);
                assertThat(told(stage.rows())).containsExactly("1 of 1", "1 of 2", "0 of 2 final");
                assertThat(runJobs(stage)).isZero();
            }
        });
    }

    @Test
    void a_streak_that_has_gone_on_ends_three_seconds_after_its_last_gift() {
        run(() -> {
            try (Stage stage = new Stage(clock)) {
                UserId ana = stage.viewer(100);
                give(stage, ana, "k1");
                clock.pass(Duration.ofSeconds(2));
                give(stage, ana, "k2");
                clock.pass(Duration.ofSeconds(1));
                var _ = runJobs(stage);
                // What is left of the three seconds is counted by the database's clock.
                assertThat(stage.database.<Boolean>read(db -> db.fetchSingle(
                        "select run_at - now() between interval '1 second' and interval '2 seconds' from outbox.job")
                        .into(Boolean.class))).isTrue();
            }
        });
    }

    @Test
    void a_gift_after_three_seconds_closes_the_old_streak_first() {
        run(() -> {
            try (Stage stage = new Stage(clock)) {
                UserId ana = stage.viewer(100);
                give(stage, ana, "k1");
                clock.pass(Duration.ofSeconds(3));
                give(stage, ana, "k2");
                assertThat(told(stage.rows())).containsExactly("1 of 1", "0 of 1 final", "1 of 1");
                var _ = runJobs(stage);
                assertThat(told(stage.rows())).hasSize(4).last().isEqualTo("0 of 1 final");
            }
        });
    }
}
