package live.chobi.streaming.likes;

import static live.chobi.testkit.Virtually.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Problem;
import live.chobi.kernel.SessionId;
import live.chobi.kernel.UserId;
import live.chobi.log.LogRow;
import live.chobi.outbox.Json;
import live.chobi.streaming.sessions.Banning;
import live.chobi.streaming.sessions.Phase;
import live.chobi.streaming.sessions.SessionStage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Taps become bursts. The clock stands still until it is told.
class LikesTest {
    private final Caller ana = SessionStage.user(UserId.next());
    private SessionStage stage;
    private Likes likes;

    @BeforeEach
    void open() {
        stage = new SessionStage();
        likes = node();
    }

    @AfterEach
    void close() {
        stage.close();
    }

    private Likes node() {
        return new Likes(stage.sequencer, Likes.PER_SECOND, stage.clock, new LikeMetrics(new PrometheusRegistry()));
    }

    private int like(Likes node, Caller caller, SessionId session, @Nullable Integer count) {
        return new Like(stage.desk, node).handle(caller, new Like.Input(session, count)).accepted();
    }

    private void take(Likes node, Caller caller, SessionId session, int count) {
        var _ = like(node, caller, session, count);
    }

    private List<LikesRow> rows(SessionId session) {
        return stage.rows(session).stream().filter(row -> row.type().equals("likes")).map(LogRow::payload)
                .map(payload -> Json.read(payload, LikesRow.class)).toList();
    }

    private static void assertRefused(String reason, Runnable attempt) {
        assertThatThrownBy(attempt::run).isInstanceOfSatisfying(Problem.class,
                problem -> assertThat(problem.reason()).isEqualTo(reason));
    }

    @Test
    void the_taps_of_a_window_are_one_row_and_the_next_windows_another() {
        run(() -> {
            SessionId session = stage.in(Phase.LIVE).id();
            assertThat(like(likes, ana, session, null)).isEqualTo(1);
            assertThat(like(likes, ana, session, 5)).isEqualTo(5);
            var _ = like(likes, SessionStage.user(UserId.next()), session, 4);
            likes.flush();
            assertThat(rows(session)).isEmpty();
            stage.clock.pass(Likes.WINDOW);
            likes.flush();
            likes.flush();
            var _ = like(likes, ana, session, 3);
            stage.clock.pass(Likes.WINDOW);
            likes.flush();
            assertThat(rows(session)).containsExactly(new LikesRow(10, 10), new LikesRow(3, 13));
            assertThat(stage.desk.view(stage.sessions.get(session)).counts().likes()).isEqualTo(13);
        });
    }

    @Test
    void two_nodes_count_into_one_sum() {
        run(() -> {
            SessionId session = stage.in(Phase.LIVE).id();
            Likes other = node();
            try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
                for (int i = 0; i < 200; i++) {
                    Likes node = i % 2 == 0 ? likes : other;
                    pool.execute(() -> take(node, SessionStage.user(UserId.next()), session, 3));
                }
            }
            try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
                pool.execute(() -> likes.handOver().join());
                pool.execute(() -> other.handOver().join());
            }
            assertThat(rows(session)).extracting(LikesRow::count).containsExactly(300L, 300L);
            assertThat(rows(session)).extracting(LikesRow::total).containsExactly(300L, 600L);
        });
    }

    @Test
    void a_user_has_so_many_a_second_and_what_is_refused_is_not_counted() {
        run(() -> {
            SessionId session = stage.in(Phase.LIVE).id();
            var _ = like(likes, ana, session, 20);
            var _ = like(likes, ana, session, 20);
            assertThatThrownBy(() -> take(likes, ana, session, 10)).isInstanceOfSatisfying(Problem.class,
                    problem -> assertThat(problem.retryAfter()).contains(Duration.ofMillis(500)));
            var _ = like(likes, SessionStage.user(UserId.next()), session, 1);
            stage.clock.pass(Duration.ofMillis(500));
            var _ = like(likes, ana, session, 10);
            assertRefused("too_many_likes", () -> take(likes, ana, session, 1));
            likes.handOver().join();
            assertThat(rows(session)).containsExactly(new LikesRow(51, 51));
        });
    }

    @ParameterizedTest(name = "{0} while the session is {1}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
            user  | live        | counted
            user  | interrupted | counted
            user  | created     | session_not_live
            user  | ended       | session_not_live
            guest | live        | sign_in_required
            """)
    void likes_are_taken_from_users_while_the_session_is_on_air(String who, String phase, String outcome) {
        run(() -> {
            SessionId session = stage.in(Phase.of(phase)).id();
            Caller caller = who.equals("guest") ? new Caller.Guest("127.0.0.1") : ana;
            if (outcome.equals("counted")) {
                var _ = like(likes, caller, session, 2);
            } else {
                assertRefused(outcome, () -> take(likes, caller, session, 2));
            }
            likes.handOver().join();
            assertThat(rows(session)).hasSize(outcome.equals("counted") ? 1 : 0);
        });
    }

    @Test
    void who_may_not_see_a_session_may_not_like_it() {
        run(() -> assertRefused("private_session", () -> take(likes, ana, stage.makePrivate(), 1)));
    }

    @Test
    void who_may_read_a_session_and_not_take_part_in_it_may_not_like_it() {
        run(() -> {
            SessionId session = stage.in(Phase.LIVE).id();
            assertThatThrownBy(() -> new Like(stage.desk(new Banning(Set.of(), Set.of(ana.user()))), likes).handle(ana,
                    new Like.Input(session, 1)))
                    .isInstanceOfSatisfying(Problem.class, it -> assertThat(it.reason()).isEqualTo("timed_out"));
            likes.handOver().join();
            assertThat(rows(session)).isEmpty();
        });
    }

    @Test
    void likes_taken_before_the_end_are_logged_after_it() {
        run(() -> {
            SessionId session = stage.in(Phase.LIVE).id();
            var _ = like(likes, ana, session, 7);
            var _ = stage.end(session);
            likes.handOver().join();
            assertThat(rows(session)).containsExactly(new LikesRow(7, 7));
        });
    }
}
