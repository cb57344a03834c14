package live.chobi.streaming.viewers;

import static live.chobi.testkit.Virtually.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import live.chobi.kernel.UserId;
import live.chobi.log.LogRow;
import live.chobi.outbox.Json;
import live.chobi.streaming.sessions.Phase;
import live.chobi.streaming.sessions.Session;
import live.chobi.streaming.sessions.SessionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What comings and goings leave in the log.
class AudienceTest {
    private final UserId ana = UserId.next();
    private SessionStage stage;

    @BeforeEach
    void open() {
        stage = new SessionStage();
    }

    @AfterEach
    void close() {
        stage.close();
    }

    /// `<type> <viewers>` of each row of a viewer, once all that was submitted before is written.
    private List<String> told(Session session) {
        stage.sequencer.close();
        return stage.rows(session.id()).stream().filter(row -> row.type().startsWith("viewer_")).map(AudienceTest::told)
                .toList();
    }

    private static String told(LogRow row) {
        return row.type() + " " + Json.tree(row.payload()).path("viewers").asInt();
    }

    @Test
    void a_player_is_a_viewer_like_any_and_remembered_as_one() {
        run(() -> {
            Session session = stage.in(Phase.LIVE);
            stage.audience.playing(session.id(), new Viewer.User(ana));
            stage.audience.playing(session.id(), new Viewer.User(ana));
            stage.audience.socketJoined(session, new Viewer.User(ana));
            stage.audience.playing(session.id(), new Viewer.Guest(UUID.randomUUID()));
            stage.audience.socketLeft(session.id(), new Viewer.User(ana));
            assertThat(stage.viewers.count(session.id())).isEqualTo(2);
            stage.clock.pass(Viewers.PLAYING);
            stage.audience.sweep();
            assertThat(told(session)).containsExactly("viewer_joined 1", "viewer_left 0");
            assertThat(stage.sessions.get(session.id()).viewersPeak()).isEqualTo(2);
        });
    }

    @Test
    void users_are_logged_when_they_come_and_go_and_guests_are_counted_only() {
        run(() -> {
            Session session = stage.in(Phase.LIVE);
            stage.audience.socketJoined(session, new Viewer.User(ana));
            stage.audience.socketJoined(session, new Viewer.Guest(UUID.randomUUID()));
            stage.audience.joined(session, new Viewer.User(ana));
            stage.audience.left(session.id(), new Viewer.User(ana));
            stage.audience.socketLeft(session.id(), new Viewer.User(ana));
            assertThat(told(session)).containsExactly("viewer_joined 1", "viewer_left 1");
            assertThat(stage.sessions.get(session.id()).viewersPeak()).isEqualTo(2);
        });
    }

    @Test
    void in_a_big_room_only_the_count_is_announced() {
        run(() -> {
            Session session = stage.in(Phase.LIVE);
            IntStream.range(0, Audience.LOGGED_MAX).forEach(_ -> {
                var _ = stage.viewers.leased(session.id(), new Viewer.Guest(UUID.randomUUID()));
            });
            stage.audience.socketJoined(session, new Viewer.User(ana));
            assertThat(stage.counts).last().isEqualTo("201");
            assertThat(told(session)).isEmpty();
            assertThat(stage.sessions.get(session.id()).viewersPeak()).isEqualTo(201);
        });
    }

    /// A count that nobody would ever take back.
    @Test
    void who_could_not_be_let_in_is_not_counted() {
        run(() -> {
            Session session = stage.in(Phase.LIVE);
            stage.database.transact(tx -> {
                tx.execute("reset role"); // the program's own changes no table
                tx.execute("alter table streaming.session rename column viewers_peak to elsewhere");
            });
            assertThatThrownBy(() -> stage.audience.socketJoined(session, new Viewer.User(ana)))
                    .isInstanceOf(RuntimeException.class);
            assertThat(stage.viewers.count(session.id())).isZero();
        });
    }
}
