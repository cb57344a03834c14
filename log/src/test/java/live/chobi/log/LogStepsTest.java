package live.chobi.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import live.chobi.kernel.Uuid7;
import live.chobi.log.Logs.Step;
import live.chobi.schema.Database;
import live.chobi.testkit.TestPostgres;
import live.chobi.testkit.Virtually;
import org.junit.jupiter.api.Test;

/// How much there was of something, by the programme's time.
class LogStepsTest {
    private static final Duration TEN = Duration.ofSeconds(10);

    @Test
    void rows_are_counted_and_their_numbers_added_up_in_steps() {
        Virtually.run(() -> {
            try (Database database = TestPostgres.fresh()) {
                UUID log = Uuid7.next();
                List<String> rows = List.of("2026-01-02T03:04:09.999Z message", "2026-01-02T03:04:10.000Z message",
                        "2026-01-02T03:04:19.999Z message", "2026-01-02T03:05:00Z gift", "2026-01-02T03:05:01Z gift",
                        "2026-01-02T03:06:00Z moderation");
                database.transact(tx -> {
                    for (int i = 0; i < rows.size(); i++) {
                        String[] row = rows.get(i).split(" ", -1);
                        tx.execute("insert into log.row (log_id, seq, at, media_at, type, payload) values (?, ?, now(),"
                                + " ?::timestamptz, ?, '{\"delta\":7}')", log, i + 1, row[0], row[1]);
                    }
                    tx.execute("insert into log.row (log_id, seq, at, type, payload) values (?, 99, now(), 'message',"
                            + " '{}')", log);
                });
                var logs = new Logs(database);
                assertThat(logs.counted(log, "message", TEN)).containsExactly(
                        new Step(Instant.parse("2026-01-02T03:04:00Z"), 1),
                        new Step(Instant.parse("2026-01-02T03:04:10Z"), 2));
                assertThat(logs.summed(log, "gift", "delta", TEN))
                        .containsExactly(new Step(Instant.parse("2026-01-02T03:05:00Z"), 14));
                assertThat(logs.summed(log, "gift", "coins", TEN))
                        .containsExactly(new Step(Instant.parse("2026-01-02T03:05:00Z"), 0));
                assertThat(logs.counted(Uuid7.next(), "message", TEN)).isEmpty();
            }
        });
    }
}
