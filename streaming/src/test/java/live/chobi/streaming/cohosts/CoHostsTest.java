package live.chobi.streaming.cohosts;

import static live.chobi.testkit.Virtually.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Problem;
import live.chobi.kernel.SessionId;
import live.chobi.kernel.UserId;
import live.chobi.log.RowType.Audience;
import live.chobi.log.RowView;
import live.chobi.log.RowViews;
import live.chobi.streaming.sessions.Banning;
import live.chobi.streaming.sessions.Phase;
import live.chobi.streaming.sessions.SessionDesk;
import live.chobi.streaming.sessions.SessionStage;
import live.chobi.streaming.viewers.Viewer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Who appoints co-hosts, whom, and what that gives them.
class CoHostsTest {
    private final UserId ana = UserId.next();
    private final UserId bob = UserId.next();
    private final Set<UserId> accounts = new HashSet<>(List.of(ana, bob));
    private SessionStage stage;
    private CoHostDesk desk;

    @BeforeEach
    void open() {
        stage = new SessionStage();
        accounts.add(stage.host);
        desk = new CoHostDesk(stage.desk, stage.sequencer, SessionStage::names, accounts::contains);
    }

    @AfterEach
    void close() {
        stage.close();
    }

    private List<?> add(Caller caller, SessionId session, UserId user) {
        return new AddCoHost(desk).handle(caller, new AddCoHost.Input(session, user)).coHosts();
    }

    private List<?> remove(Caller caller, SessionId session, UserId user) {
        return new RemoveCoHost(desk).handle(caller, new RemoveCoHost.Input(session, user)).coHosts();
    }

    private Caller host() {
        return SessionStage.user(stage.host);
    }

    private List<String> rows(SessionId session) {
        return new RowViews(CoHostRow.ALL, SessionStage::names).of(stage.rows(session), Audience.EVERYBODY).stream()
                .filter(row -> row.type().equals("co_host")).map(RowView::payload)
                .map(it -> it.path("action").asText() + " " + it.path("user").asText()).toList();
    }

    private static void assertRefused(String reason, Runnable attempt) {
        assertThatThrownBy(attempt::run).isInstanceOfSatisfying(Problem.class,
                problem -> assertThat(problem.reason()).isEqualTo(reason));
    }

    @Test
    void a_host_adds_and_removes_and_everybody_reads_who() {
        run(() -> {
            SessionId session = stage.in(Phase.LIVE).id();
            assertThat(add(host(), session, ana)).isEqualTo(List.of("name of " + ana));
            assertThat(add(host(), session, bob)).isEqualTo(List.of("name of " + ana, "name of " + bob));
            assertThat(stage.desk.view(stage.sessions.get(session)).coHosts())
                    .isEqualTo(List.of("name of " + ana, "name of " + bob));
            assertThat(remove(host(), session, ana)).isEqualTo(List.of("name of " + bob));
            assertThat(rows(session)).containsExactly("added name of " + ana, "added name of " + bob,
                    "removed name of " + ana);
        });
    }

    @Test
    void what_is_so_already_changes_nothing_and_leaves_no_row() {
        run(() -> {
            SessionId session = stage.in(Phase.CREATED).id();
            assertThat(remove(host(), session, ana)).isEmpty();
            assertThat(add(host(), session, ana)).hasSize(1);
            assertThat(add(host(), session, ana)).hasSize(1);
            assertThat(rows(session)).containsExactly("added name of " + ana);
        });
    }

    @ParameterizedTest(name = "{0} adds {1} to a session that is {2}: {3}")
    @CsvSource(delimiter = '|', textBlock = """
            host     | ana     | live        | added
            host     | ana     | created     | added
            host     | ana     | interrupted | added
            admin    | ana     | live        | added
            admin    | host    | live        | already_host
            host     | host    | live        | already_host
            host     | nobody  | live        | user_not_found
            host     | ana     | ended       | session_ended
            stranger | ana     | live        | not_your_session
            stranger | nobody  | ended       | not_your_session
            co-host  | ana     | live        | not_your_session
            guest    | ana     | live        | not_your_session
            """)
    void only_owner_and_administrators_appoint(String who, String whom, String phase, String outcome) {
        run(() -> {
            SessionId session = stage.in(Phase.of(phase)).id();
            if (who.equals("co-host")) {
                var _ = add(host(), session, bob);
            }
            Caller caller = switch (who) {
                case "host" -> host();
                case "admin" -> SessionStage.admin();
                case "guest" -> new Caller.Guest("127.0.0.1");
                default -> SessionStage.user(bob);
            };
            UserId user = whom.equals("ana") ? ana : whom.equals("host") ? stage.host : UserId.next();
            int before = rows(session).size();
            if (outcome.equals("added")) {
                assertThat(add(caller, session, user)).hasSize(1);
            } else {
                assertRefused(outcome, () -> add(caller, session, user));
                assertThat(rows(session)).hasSize(before);
            }
        });
    }

    @Test
    void who_was_in_a_private_session_as_a_co_host_alone_is_shut_out_with_their_rights() {
        run(() -> {
            SessionId session = stage.makePrivate();
            Caller caller = SessionStage.user(ana);
            var _ = add(host(), session, ana);
            stage.desk.requireVisible(caller, session);
            stage.sessions.remember(session, new Viewer.User(ana).stored());
            var _ = remove(host(), session, ana);
            assertRefused("private_session", () -> stage.desk.requireVisible(caller, session));
        });
    }

    @Test
    void a_co_host_may_not_remove_another_nor_themselves() {
        run(() -> {
            SessionId session = stage.in(Phase.LIVE).id();
            var _ = add(host(), session, ana);
            var _ = add(host(), session, bob);
            assertRefused("not_your_session", () -> remove(SessionStage.user(ana), session, bob));
            assertRefused("not_your_session", () -> remove(SessionStage.user(ana), session, ana));
            assertThat(stage.desk.view(stage.sessions.get(session)).coHosts()).hasSize(2);
        });
    }

    @Test
    void a_co_host_sees_a_private_session_and_does_not_run_it() {
        run(() -> {
            SessionId session = stage.makePrivate();
            Caller caller = SessionStage.user(ana);
            assertRefused("private_session", () -> stage.desk.visible(caller, session));
            var _ = add(host(), session, ana);
            assertThat(stage.desk.visible(caller, session).id()).isEqualTo(session);
            assertRefused("not_your_session", () -> stage.desk.run(caller, session));
            var _ = remove(host(), session, ana);
            assertRefused("private_session", () -> stage.desk.visible(caller, session));
        });
    }

    @Test
    void who_is_banned_becomes_no_co_host_and_a_co_host_who_is_banned_stays_outside() {
        run(() -> {
            SessionId session = stage.makePrivate();
            var _ = add(host(), session, ana);
            SessionDesk banning = stage.desk(new Banning(Set.of(ana, bob), Set.of()));
            CoHostDesk door = new CoHostDesk(banning, stage.sequencer, SessionStage::names, accounts::contains);
            assertRefused("user_banned", () -> {
                var _ = new AddCoHost(door).handle(host(), new AddCoHost.Input(session, bob));
            });
            assertRefused("banned", () -> {
                var _ = banning.visible(SessionStage.user(ana), session);
            });
            assertThat(new RemoveCoHost(door).handle(host(), new RemoveCoHost.Input(session, ana)).coHosts()).isEmpty();
        });
    }

    @Test
    void eleven_at_once_are_ten_and_a_refusal() {
        run(() -> {
            SessionId session = stage.in(Phase.LIVE).id();
            List<Future<?>> attempts = new ArrayList<>();
            int refused = 0;
            try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
                for (int i = 0; i < 11; i++) {
                    UserId user = UserId.next();
                    accounts.add(user);
                    attempts.add(pool.submit(() -> add(host(), session, user)));
                }
            }
            for (Future<?> attempt : attempts) {
                refused += attempt.state() == Future.State.FAILED
                        && attempt.exceptionNow() instanceof Problem problem
                        && problem.reason().equals("too_many_co_hosts") ? 1 : 0;
            }
            assertThat(refused).isEqualTo(1);
            assertThat(stage.desk.view(stage.sessions.get(session)).coHosts()).hasSize(10);
        });
    }
}
