package live.chobi.log;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.UUID;
import live.chobi.kernel.UserId;
import live.chobi.kernel.Uuid7;
import live.chobi.outbox.Json;
import live.chobi.schema.Database;
import live.chobi.testkit.TestPostgres;
import live.chobi.testkit.Virtually;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Of who has left, nothing that they said is told; their rows stay, and so does what they are counted by.
class ForgottenTest {
    private final Database database = TestPostgres.fresh();
    private final Logs logs = new Logs(database);
    private final UUID log = Uuid7.next();
    private final UserId sara = UserId.next();
    private final UserId omar = UserId.next();
    private final UUID message = Uuid7.next();

    @AfterEach
    void close() {
        database.close();
    }

    private void row(long seq, String type, UserId actor, String payload) {
        database.transact(tx -> tx.execute("""
                insert into log.row (log_id, seq, at, type, actor, payload)
                values ({0}, {1}, now(), {2}, {3}, {4}::jsonb)
                """, DSL.val(log), DSL.val(seq), DSL.val(type), DSL.val(actor.value()),
                DSL.val(payload.replace('\'', '"'))));
    }

    private List<JsonNode> told() {
        return logs.rowsAfter(log, 0, 100).stream().map(it -> Json.tree(it.payload())).toList();
    }

    @Test
    void what_they_said_is_left_out_on_every_way_by_which_rows_are_read() {
        Virtually.run(() -> {
            row(1, "message", sara, "{'id':'" + message + "','text':'my secret','mentions':['" + omar + "']}");
            row(2, "message", omar, "{'id':'" + Uuid7.next() + "','text':'hello'}");
            row(3, "session_updated", sara, "{'title':'Sara sings','slowSeconds':5}");
            row(4, "gift", sara, "{'delta':10}");
            row(5, "announcement", sara, "{'text':'my birthday'}");
            assertThat(told().getFirst().path("text").asText()).isEqualTo("my secret");
            database.transact(tx -> Logs.forget(tx, sara));
            database.transact(tx -> Logs.forget(tx, sara)); // again changes nothing
            assertThat(told()).containsExactly(
                    Json.tree("{\"id\":\"" + message + "\",\"text\":\"\",\"deleted\":true}"), told().get(1),
                    Json.tree("{\"slowSeconds\":5}"), Json.tree("{\"delta\":10}"),
                    Json.tree("{\"text\":\"\",\"deleted\":true}"));
            assertThat(told().get(1).path("text").asText()).isEqualTo("hello");
            assertThat(logs.rowsBefore(log, "message", 2, 10)).singleElement()
                    .satisfies(it -> assertThat(it.payload()).doesNotContain("secret"));
            assertThat(logs.message(log, message).map(LogRow::payload)).hasValueSatisfying(
                    it -> assertThat(it).doesNotContain("secret"));
            assertThat(logs.rows(log, List.of(1L, 4L))).extracting(LogRow::seq).containsExactly(1L, 4L);
            assertThat(logs.rows(log, List.of(1L)).getFirst().payload()).doesNotContain("secret");
            assertThat(logs.rowsAfter(log, 0, 1)).extracting(LogRow::actor).containsExactly(sara);
        });
    }
}
