package live.chobi.server.bridge;

import static live.chobi.schema.generated.media.Tables.RECORDING;
import static live.chobi.schema.generated.streaming.Tables.SESSION;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import live.chobi.kernel.SessionId;
import live.chobi.kernel.UserId;
import live.chobi.log.Logs;
import live.chobi.media.recording.RecordedFile;
import live.chobi.media.recording.Recording;
import live.chobi.outbox.Json;
import live.chobi.schema.Database;
import live.chobi.streaming.sessions.Sessions;
import live.chobi.testkit.TestPostgres;
import live.chobi.testkit.Virtually;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The row and the event of a recording, on a real PostgreSQL.
class RecordingsToVideosTest {
    private static final Instant START = Instant.parse("2026-01-02T03:04:05Z");

    private final Database database = TestPostgres.fresh();
    private final RecordingsToVideos list = new RecordingsToVideos(database, new Sessions(database), "node-7");
    private final SessionId session = SessionId.next();
    private final UserId host = UserId.next();

    @AfterEach
    void close() {
        database.close();
    }

    private Recording recording() {
        return new Recording(session, Recording.State.COMPLETE, START, Optional.of(START.plusSeconds(90)),
                List.of(new RecordedFile("0001.mp4", START, 60_000, 1_000, "avc1.64001f,mp4a.40.2", 1280, 720, true),
                        new RecordedFile("0002.mp4", START.plusSeconds(70), 20_000, 500, "mp4a.40.2", 0, 0, true)));
    }

    private static <T> T virtually(Supplier<T> work) {
        return Virtually.call(work::get);
    }

    private String row() {
        return virtually(() -> database.read(db -> db.selectFrom(RECORDING).fetchOptional())
                .map(it -> it.getSessionId().equals(session.value()) + " " + it.getNode() + " " + it.getState() + " "
                        + it.getBytes() + " " + it.getDurationMs() + " " + (it.getEndedAt() != null))
                .orElse("none"));
    }

    private List<JsonNode> events() {
        return events("media.recording_ready");
    }

    private List<JsonNode> events(String topic) {
        return virtually(() -> database.read(db -> db.fetch(
                "select payload::text as payload from outbox.event where topic = ? order by id", topic))
                .map(row -> Json.tree(row.get("payload", String.class))));
    }

    private void open(String phase) {
        Virtually.run(() -> database.transact(tx -> {
            Logs.open(tx, session.value(), host, phase);
            tx.insertInto(SESSION).set(SESSION.ID, session.value()).set(SESSION.HOST, host.value())
                    .set(SESSION.TITLE, "").set(SESSION.DESCRIPTION, "").set(SESSION.TAGS, new String[0])
                    .set(SESSION.KIND, "video").set(SESSION.VISIBILITY, "public")
                    .set(SESSION.STREAM_KEY_HASH, new byte[]{1}).execute();
        }));
    }

    @Test
    void a_recording_is_listed_when_it_begins_and_handed_over_once() {
        open("ended");
        Virtually.run(() -> {
            list.started(session, START);
            list.started(session, START);
        });
        assertThat(row()).isEqualTo("true node-7 recording 0 0 false");
        assertThat(events()).isEmpty();

        Virtually.run(() -> {
            list.ready(recording());
            list.ready(recording());
            list.started(session, START);
        });
        assertThat(row()).isEqualTo("true node-7 ready 1500 80000 true");
        assertThat(events()).singleElement().satisfies(event -> {
            assertThat(event.path("sessionId").asText()).isEqualTo(session.toString());
            assertThat(event.path("host").asText()).isEqualTo(host.toString());
            assertThat(event.path("node").asText()).isEqualTo("node-7");
            assertThat(event.path("startedAt").asText()).isEqualTo("2026-01-02T03:04:05.000Z");
            assertThat(event.path("durationMs").asLong()).isEqualTo(80_000);
            assertThat(event.path("files").toString()).isEqualTo("[{\"path\":\"" + session
                    + "/0001.mp4\",\"bytes\":1000,\"width\":1280,\"codecs\":\"avc1.64001f,mp4a.40.2\",\"height\":720,"
                    + "\"startsAt\":\"2026-01-02T03:04:05.000Z\",\"durationMs\":60000},{\"path\":\"" + session
                    + "/0002.mp4\",\"bytes\":500,\"width\":0,\"codecs\":\"mp4a.40.2\",\"height\":0,"
                    + "\"startsAt\":\"2026-01-02T03:05:15.000Z\",\"durationMs\":20000}]");
        });
    }

    @Test
    void a_hand_over_needs_no_beginning_and_no_session() {
        Virtually.run(() -> list.ready(recording()));
        assertThat(row()).isEqualTo("true node-7 ready 1500 80000 true");
        assertThat(events()).singleElement().satisfies(event -> assertThat(event.path("host").isNull()).isTrue());
    }

    @Test
    void what_failed_and_what_was_deleted_says_so_and_a_deleted_one_is_not_handed_over() {
        Virtually.run(() -> {
            list.failed(session);
            list.started(session, START);
            list.failed(session);
        });
        assertThat(row()).isEqualTo("true node-7 failed 0 0 false");
        Virtually.run(() -> {
            list.ready(recording());
            list.deleted(session);
            list.deleted(session);
            list.ready(recording());
        });
        assertThat(row()).isEqualTo("true node-7 deleted 1500 80000 true");
        assertThat(events()).hasSize(1);
        assertThat(events("media.recording_deleted")).singleElement().satisfies(event -> {
            assertThat(event.path("sessionId").asText()).isEqualTo(session.toString());
            assertThat(event.path("node").asText()).isEqualTo("node-7");
        });
    }

    @Test
    void a_session_is_over_when_it_has_ended_or_nobody_knows_it() {
        assertThat(virtually(() -> list.isOver(session))).isTrue();
        open("interrupted");
        assertThat(virtually(() -> list.isOver(session))).isFalse();
        Virtually.run(() -> database.transact(tx -> tx.execute("update log.head set phase = 'ended'")));
        assertThat(virtually(() -> list.isOver(session))).isTrue();
    }
}
