package live.chobi.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import live.chobi.kernel.UserId;
import live.chobi.log.RowType.Audience;
import live.chobi.outbox.Json;
import org.junit.jupiter.api.Test;

/// Who sees what of a log.
class RowViewsTest {
    private static final Instant AT = Instant.parse("2026-01-02T03:04:05Z");
    private static final UUID LOG = UUID.randomUUID();
    private final UserId ana = UserId.next();

    record Named(String username) {}

    private final Actors names = (Collection<UserId> ids) -> {
        Map<UserId, Object> known = new HashMap<>();
        ids.stream().filter(ana::equals).forEach(id -> known.put(id, new Named("ana")));
        return known;
    };
    private final RowViews views = new RowViews(List.of(RowType.broadcastByUser("message", "new_message"),
            RowType.broadcast("session_live", "session_updated"),
            RowType.unannounced("note", Audience.OWNER)), names);

    private LogRow row(long seq, String type, UserId actor) {
        return new LogRow(LOG, seq, AT, AT, type, actor, "{\"text\":\"x\"}");
    }

    private String seen(Audience reader, LogRow... rows) {
        return Json.write(views.of(List.of(rows), reader));
    }

    @Test
    void everybody_reads_a_message_with_its_author() {
        assertThat(seen(Audience.EVERYBODY, row(1, "message", ana))).isEqualTo("""
                [{"seq":1,"at":"2026-01-02T03:04:05.000Z","mediaAt":"2026-01-02T03:04:05.000Z","type":"message",\
                "actor":{"username":"ana"},"payload":{"text":"x","user":{"username":"ana"}}}]""");
    }

    @Test
    void a_hidden_row_keeps_its_place_and_says_nothing_else() {
        assertThat(seen(Audience.EVERYBODY, row(7, "note", ana))).isEqualTo(
                """
                        [{"seq":7,"at":"2026-01-02T03:04:05.000Z","mediaAt":null,"type":"hidden","actor":null,"payload":{}}]""");
    }

    @Test
    void the_owner_reads_everything_also_what_no_feature_lists() {
        assertThat(views.of(List.of(row(1, "message", ana), row(2, "note", ana), row(3, "forgotten", ana)),
                Audience.OWNER))
                .extracting(RowView::type).containsExactly("message", "note", "forgotten");
        assertThat(views.of(List.of(row(3, "forgotten", ana)), Audience.EVERYBODY)).extracting(RowView::type)
                .containsExactly("hidden");
    }

    @Test
    void somebody_who_is_gone_has_no_name_and_the_row_stays() {
        assertThat(seen(Audience.EVERYBODY, row(1, "message", UserId.next()))).contains("\"actor\":null",
                "\"user\":null",
                "\"text\":\"x\"");
    }

    @Test
    void people_in_a_payload_are_shown_by_name_and_those_who_are_gone_are_not() {
        RowViews naming = new RowViews(
                List.of(RowType.broadcastAboutUser("co_host", "co_host").naming("mentions")), names);
        String payload = "{\"userId\":\"%s\",\"mentions\":[\"%s\",\"%s\"]}";
        UserId gone = UserId.next();
        assertThat(Json.write(naming.of(List.of(new LogRow(LOG, 1, AT, null, "co_host", gone,
                payload.formatted(ana, gone, ana)),
                new LogRow(LOG, 2, AT, null, "co_host", null,
                        payload.formatted(gone, gone, gone)),
                new LogRow(LOG, 3, AT, null, "co_host", null, "{}")),
                Audience.EVERYBODY).stream().map(RowView::payload).toList())).isEqualTo("""
                        [{"userId":"%s","mentions":[{"username":"ana"}],"user":{"username":"ana"}},\
                        {"userId":"%s","mentions":[],"user":null},{"user":null}]""".formatted(ana, gone));
    }

    @Test
    void of_a_message_that_was_taken_back_others_read_whose_it_was_and_not_whom_it_named() {
        RowViews naming = new RowViews(List.of(RowType.broadcastByUser("message", "new_message").naming("mentions")),
                names, _ -> _ -> true);
        LogRow row = new LogRow(LOG, 1, AT, null, "message", ana,
                "{\"id\":\"m\",\"text\":\"@ana\",\"mentions\":[\"%s\"]}".formatted(ana));
        assertThat(naming.of(List.of(row), Audience.EVERYBODY).getFirst().payload()).hasToString("""
                {"id":"m","deleted":true,"user":{"username":"ana"}}""");
        assertThat(naming.of(List.of(row), Audience.MODERATORS).getFirst().payload()).hasToString("""
                {"id":"m","text":"@ana","mentions":[{"username":"ana"}],"deleted":true,"user":{"username":"ana"}}""");
    }
}
