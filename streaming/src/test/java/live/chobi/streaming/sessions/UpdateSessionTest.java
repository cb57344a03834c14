package live.chobi.streaming.sessions;

import static live.chobi.testkit.Virtually.call;
import static live.chobi.testkit.Virtually.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Problem;
import live.chobi.kernel.SessionId;
import live.chobi.kernel.UserId;
import live.chobi.outbox.Json;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What a session says of itself may change until it has ended, and everybody there is told.
class UpdateSessionTest {
    private final SessionStage stage = new SessionStage();
    private final UpdateSession update = new UpdateSession(stage.desk, stage.sessions, stage.sequencer);
    private final Caller host = SessionStage.user(stage.host);

    @AfterEach
    void close() {
        stage.close();
    }

    private SessionView update(Caller caller, SessionId session, @Nullable String title, @Nullable String category,
            @Nullable List<String> tags) {
        return call(() -> update.handle(caller, new UpdateSession.Input(session, title, null, category, tags)))
                .session();
    }

    private void assertRefused(Runnable act, String reason) {
        assertThatThrownBy(() -> run(act::run)).isInstanceOfSatisfying(Problem.class,
                it -> assertThat(it.reason()).isEqualTo(reason));
    }

    @Test
    void what_is_named_changes_and_the_rest_stays() {
        SessionId id = call(() -> stage.in(Phase.LIVE)).id();
        SessionView changed = update(host, id, " Second half ", null, List.of("oud"));
        assertThat(changed.title()).isEqualTo("Second half");
        assertThat(changed.category()).isEqualTo("music");
        assertThat(changed.tags()).containsExactly("oud");
        assertThat(update(host, id, null, "", null).category()).isNull();
        assertThat(call(() -> stage.rows(id))).last().satisfies(row -> {
            assertThat(row.type()).isEqualTo("session_updated");
            assertThat(row.actor()).isEqualTo(stage.host);
            assertThat(Json.tree(row.payload())).isEqualTo(
                    Json.tree("{\"details\":{\"title\":\"Second half\",\"category\":null,\"tags\":[\"oud\"]}}"));
        });
    }

    @Test
    void what_is_as_it_was_writes_no_row() {
        SessionId id = call(() -> stage.in(Phase.LIVE)).id();
        int before = call(() -> stage.rows(id)).size();
        var _ = update(host, id, "title", "music", List.of());
        assertThat(call(() -> stage.rows(id))).hasSize(before);
    }

    @Test
    void only_its_host_and_administrators_do_and_only_before_the_end() {
        SessionId id = call(() -> stage.in(Phase.LIVE)).id();
        assertRefused(() -> update(SessionStage.user(UserId.next()), id, "mine", null, null), "not_your_session");
        assertRefused(() -> update(host, id, "  ", null, null), "bad_input");
        assertThat(update(SessionStage.admin(), id, "by the house", null, null).title()).isEqualTo("by the house");
        SessionId over = call(() -> stage.in(Phase.ENDED)).id();
        assertRefused(() -> update(host, over, "too late", null, null), "session_ended");
    }

    @Test
    void a_host_lists_their_own_sessions_page_by_page_newest_first() {
        GetSessions listing = new GetSessions(stage.desk);
        List<SessionId> made = call(() -> List.of(stage.in(Phase.ENDED).id(), stage.makePrivate(),
                stage.in(Phase.LIVE).id()));
        GetSessions.Output first = call(() -> listing.handle(host, new GetSessions.Input(2, null)));
        GetSessions.Output rest = call(() -> listing.handle(host, new GetSessions.Input(2, first.nextCursor())));
        assertThat(first.items()).extracting(SessionView::id).containsExactly(made.get(2), made.get(1));
        assertThat(rest.items()).extracting(SessionView::id).containsExactly(made.get(0));
        assertThat(rest.nextCursor()).isNull();
        assertThat(call(() -> listing.handle(SessionStage.user(UserId.next()), new GetSessions.Input(null, null)))
                .items()).isEmpty();
    }
}
