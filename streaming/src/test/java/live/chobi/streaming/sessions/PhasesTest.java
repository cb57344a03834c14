package live.chobi.streaming.sessions;

import static live.chobi.testkit.Virtually.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import live.chobi.kernel.Problem;
import live.chobi.kernel.SessionId;
import live.chobi.kernel.UserId;
import live.chobi.log.LogRow;
import live.chobi.outbox.Json;
import live.chobi.streaming.viewers.Viewer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The life of a session, beyond the table of [PhaseTableTest].
class PhasesTest {
    private SessionStage stage;

    @BeforeEach
    void open() {
        stage = new SessionStage();
    }

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void a_session_that_does_not_exist_takes_no_command() {
        run(() -> assertThatThrownBy(() -> stage.goLive(SessionId.next()))
                .isInstanceOfSatisfying(Problem.class, it -> assertThat(it.reason()).isEqualTo("session_not_found")));
    }

    @Test
    void an_encoder_that_does_not_come_back_ends_the_session_after_the_grace_window() {
        run(() -> {
            SessionId id = stage.in(Phase.INTERRUPTED).id();
            assertThat(stage.graceLeft(id)).contains(60L);
            assertThat(stage.runJobs()).isEqualTo(1);
            assertThat(stage.sessions.get(id).phase()).isEqualTo(Phase.ENDED);
            LogRow last = stage.rows(id).getLast();
            assertThat(last.actor()).as("nobody did it").isNull();
            assertThat(Json.tree(last.payload()).path("reason").asText()).isEqualTo("grace_over");
        });
    }

    @Test
    void an_encoder_that_comes_back_keeps_the_session_and_the_next_loss_has_a_window_of_its_own() {
        run(() -> {
            SessionId id = stage.in(Phase.INTERRUPTED).id();
            assertThat(stage.goLive(id)).isEqualTo(Phase.LIVE);
            assertThat(stage.runJobs()).as("the job is cancelled").isZero();
            assertThat(stage.interrupt(id)).isEqualTo(Phase.INTERRUPTED);
            assertThat(stage.graceLeft(id)).contains(60L);
            assertThat(stage.rows(id)).extracting(row -> Json.tree(row.payload()).path("resumed").asBoolean())
                    .containsExactly(false, false, true, false);
        });
    }

    @Test
    void a_session_has_the_moment_it_first_went_live_however_often_it_was_lost() {
        run(() -> {
            SessionId id = stage.in(Phase.INTERRUPTED).id();
            var first = stage.sessions.get(id).liveAt();
            stage.clock.pass(Duration.ofMinutes(5));
            var _ = stage.goLive(id);
            assertThat(stage.sessions.get(id).liveAt()).isEqualTo(first);
            var _ = stage.end(id);
            assertThat(stage.sessions.get(id).endedAt()).isEqualTo(stage.clock.instant());
        });
    }

    @Test
    void the_last_row_carries_the_final_totals_of_viewers() {
        run(() -> {
            Session session = stage.in(Phase.LIVE);
            for (Viewer viewer : List.of(new Viewer.User(UserId.next()), new Viewer.User(UserId.next()))) {
                stage.audience.socketJoined(session, viewer);
                stage.audience.socketLeft(session.id(), viewer);
                stage.audience.socketJoined(session, viewer);
            }
            assertThat(stage.end(session.id(), End.Reason.HOST, 1)).isEqualTo(Phase.ENDED);
            JsonNode last = Json.tree(stage.rows(session.id()).getLast().payload());
            assertThat(last).isEqualTo(Json.tree(
                    "{\"status\":\"ended\",\"reason\":\"host\",\"viewers\":{\"unique\":2,\"peak\":2}}"));
        });
    }

    @Test
    void a_node_finds_again_what_it_was_receiving_when_it_stopped() {
        run(() -> {
            SessionId live = stage.in(Phase.LIVE).id();
            var _ = stage.in(Phase.INTERRUPTED);
            var _ = stage.in(Phase.ENDED);
            assertThat(stage.sessions.liveOn("node")).containsExactly(live);
            assertThat(stage.sessions.liveOn("another")).isEmpty();
        });
    }

    @Test
    void the_host_comes_and_goes_without_being_a_viewer() {
        run(() -> {
            Session session = stage.in(Phase.LIVE);
            Viewer host = new Viewer.User(stage.host);
            stage.audience.socketJoined(session, host);
            stage.audience.joined(session, host);
            assertThat(stage.viewers.count(session.id())).isZero();
            stage.audience.socketLeft(session.id(), host);
            stage.audience.left(session.id(), host);
            assertThat(stage.types(session.id())).containsExactly("session_live");
            assertThat(Optional.of(stage.viewers.peak(session.id()))).contains(0);
        });
    }
}
