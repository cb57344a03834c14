package live.chobi.chat.polls;

import static live.chobi.chat.messages.ChatStage.assertRefused;
import static live.chobi.chat.messages.ChatStage.user;
import static live.chobi.testkit.Virtually.run;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import live.chobi.chat.messages.ChatSessions;
import live.chobi.chat.messages.ChatStage;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Problem;
import live.chobi.kernel.SessionId;
import live.chobi.kernel.UserId;
import live.chobi.outbox.JobRunner;
import live.chobi.outbox.Json;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A poll's life: opened, voted in at two nodes, closed by time, by staff, or with its session.
class PollsTest {
    private static final ChatSessions OPEN_TO_ALL = (_, _) -> {
    };
    private final UserId ana = UserId.next();
    private ChatStage stage;
    private SessionId session;

    @BeforeEach
    void open() {
        stage = new ChatStage();
        session = stage.session("live");
    }

    @AfterEach
    void close() {
        stage.close();
    }

    private Poll.View create(Caller caller, SessionId in, String... options) {
        return new CreatePoll(stage.here.door(), polls(stage.here))
                .handle(caller, new CreatePoll.Input(in, "Which?", List.of(options), 60)).poll();
    }

    private Poll.View create() {
        return create(user(stage.host), session, "red", "blue", "green");
    }

    private static PollDesk polls(ChatStage.Node node) {
        return new PollDesk(node.sequencer, node.rooms);
    }

    private Poll.View vote(ChatStage.Node node, UserId user, Poll.View poll, int option) {
        return new VotePoll(OPEN_TO_ALL, polls(node)).handle(user(user), new VotePoll.Input(session, poll.id(), option))
                .poll();
    }

    private void castVote(UserId user, Poll.View poll, int option) {
        var _ = vote(stage.here, user, poll, option);
    }

    private Poll.View end(Caller caller, Poll.View poll) {
        return new EndPoll(stage.there.door(), polls(stage.there)).handle(caller, new EndPoll.Input(session, poll.id()))
                .poll();
    }

    private GetPoll.Output get(Caller caller) {
        return new GetPoll(OPEN_TO_ALL, new Polls(stage.database)).handle(caller, new GetPoll.Input(session, null));
    }

    private int runJobs() {
        stage.database.transact(tx -> tx.execute("update outbox.job set run_at = now()"));
        return new JobRunner(stage.database, List.of(polls(stage.there).job())).runDue();
    }

    private List<String> rows() {
        return stage.rows(session).stream().map(row -> {
            JsonNode payload = Json.tree(row.payload());
            return row.type() + " " + payload.path("reason").asText("") + payload.path("options").findValuesAsText(
                    "votes");
        }).toList();
    }

    private static void refused(String reason, Supplier<?> attempt) {
        assertRefused(reason, () -> {
            var _ = attempt.get();
        });
    }

    private static List<Long> counts(Poll.View poll) {
        return poll.options().stream().map(Poll.Option::votes).toList();
    }

    @Test
    void a_poll_is_opened_voted_in_and_closed_with_its_counts() {
        run(() -> {
            Poll.View poll = create();
            assertThat(poll.status()).isEqualTo(Poll.Status.OPEN);
            assertThat(poll.closesAt()).isEqualTo(stage.clock.instant().plusSeconds(60));
            castVote(ana, poll, 1);
            castVote(UserId.next(), poll, 1);
            castVote(UserId.next(), poll, 2);
            Poll.View closed = end(user(stage.host), poll);
            assertThat(counts(closed)).containsExactly(0L, 2L, 1L);
            assertThat(closed.votes()).isEqualTo(3);
            assertThat(end(user(stage.host), poll)).isEqualTo(closed);
            assertThat(rows()).containsExactly("poll_opened [0, 0, 0]", "poll_closed staff[0, 2, 1]");
            assertThat(get(user(ana))).isEqualTo(new GetPoll.Output(closed, 1));
            assertThat(get(ChatStage.guest())).isEqualTo(new GetPoll.Output(closed, null));
            assertThat(runJobs()).as("the job for its time").isZero();
        });
    }

    @Test
    void two_nodes_take_votes_and_the_database_counts_each_user_once() {
        run(() -> {
            Poll.View poll = create();
            List<UserId> voters = new ArrayList<>();
            for (int i = 0; i < 300; i++) {
                voters.add(UserId.next());
            }
            List<Future<?>> attempts = new ArrayList<>();
            try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
                for (int i = 0; i < voters.size(); i++) {
                    UserId voter = voters.get(i);
                    // Each at both nodes at once: the same option, or another.
                    int first = i % 3;
                    int second = i % 2 == 0 ? first : (first + 1) % 3;
                    attempts.add(pool.submit(() -> vote(stage.here, voter, poll, first)));
                    attempts.add(pool.submit(() -> vote(stage.there, voter, poll, second)));
                }
            }
            long refused = attempts.stream().filter(it -> it.state() == Future.State.FAILED).map(Future::exceptionNow)
                    .map(it -> ((Problem) it).reason()).filter("already_voted"::equals).count();
            assertThat(refused).isEqualTo(150);
            Poll.View closed = end(user(stage.host), poll);
            assertThat(closed.votes()).isEqualTo(300);
            assertThat(stage.database.<List<Long>>read(db -> db.fetch("""
                    select count(v.user_id) as votes from generate_series(0, 2) as o (option)
                    left join chat.vote v on v.option = o.option and v.poll_id = {0}
                    group by o.option order by o.option""", org.jooq.impl.DSL.val(poll.id()))
                    .getValues("votes", Long.class))).isEqualTo(counts(closed));
        });
    }

    @Test
    void votes_against_a_poll_that_is_closing_are_counted_or_refused_and_never_lost() {
        run(() -> {
            Poll.View poll = create();
            List<Future<Poll.View>> votes = new ArrayList<>();
            Future<Poll.View> end;
            try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
                for (int i = 0; i < 50; i++) {
                    votes.add(pool.submit(() -> vote(stage.here, UserId.next(), poll, 0)));
                }
                end = pool.submit(() -> end(user(stage.host), poll));
                for (int i = 0; i < 50; i++) {
                    votes.add(pool.submit(() -> vote(stage.there, UserId.next(), poll, 0)));
                }
            }
            long counted = votes.stream().filter(it -> it.state() == Future.State.SUCCESS).count();
            assertThat(end.get().votes()).isEqualTo(counted);
            assertThat(rows()).last().isEqualTo("poll_closed staff[" + counted + ", 0, 0]");
        });
    }

    @Test
    void a_vote_stands_and_the_same_again_changes_nothing_also_after_the_end() {
        run(() -> {
            Poll.View poll = create();
            castVote(ana, poll, 1);
            castVote(ana, poll, 1);
            assertRefused("already_voted", () -> castVote(ana, poll, 2));
            var _ = end(user(stage.host), poll);
            assertThat(counts(vote(stage.there, ana, poll, 1))).containsExactly(0L, 1L, 0L);
            assertRefused("already_voted", () -> castVote(ana, poll, 0));
            assertRefused("poll_closed", () -> castVote(UserId.next(), poll, 0));
        });
    }

    @Test
    void its_time_closes_it_at_whichever_node_is_there_and_once() {
        run(() -> {
            Poll.View poll = create();
            castVote(ana, poll, 0);
            stage.here.sequencer.close(); // the node that opened it is gone
            assertThat(runJobs()).isEqualTo(1);
            assertThat(runJobs()).isZero();
            assertThat(rows()).containsExactly("poll_opened [0, 0, 0]", "poll_closed time[1, 0, 0]");
        });
    }

    @Test
    void after_its_last_moment_no_vote_is_taken_though_the_job_has_not_come_and_another_poll_may_begin() {
        run(() -> {
            Poll.View poll = create();
            stage.clock.pass(Duration.ofSeconds(60));
            assertRefused("poll_closed", () -> castVote(ana, poll, 0));
            Poll.View next = create(user(stage.host), session, "yes", "no");
            assertThat(rows()).containsExactly("poll_opened [0, 0, 0]", "poll_closed time[0, 0, 0]",
                    "poll_opened [0, 0]");
            castVote(ana, next, 0);
            assertRefused("poll_closed", () -> castVote(ana, poll, 0));
        });
    }

    @Test
    void a_session_that_ends_closes_its_poll() {
        run(() -> {
            Poll.View poll = create();
            stage.database.transact(tx -> tx.execute("update log.head set phase = 'ended'"));
            assertRefused("poll_closed", () -> castVote(ana, poll, 0));
            assertThat(polls(stage.here).closeWithItsSession(session).join()).isTrue();
            assertThat(polls(stage.there).closeWithItsSession(session).join()).isFalse();
            assertThat(rows()).containsExactly("poll_opened [0, 0, 0]", "poll_closed session_ended[0, 0, 0]");
        });
    }

    @Test
    void one_poll_of_a_session_is_open_also_when_two_nodes_begin_one() {
        run(() -> {
            SessionId other = stage.session("live");
            var _ = create();
            refused("poll_open", this::create);
            assertThat(create(user(stage.host), other, "a", "b").options()).hasSize(2);
            SessionId third = stage.session("live");
            List<Future<CreatePoll.Output>> attempts = new ArrayList<>();
            try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
                for (ChatStage.Node node : List.of(stage.here, stage.there)) {
                    attempts.add(pool.submit(() -> new CreatePoll(node.door(), polls(node)).handle(user(stage.host),
                            new CreatePoll.Input(third, "Which?", List.of("a", "b"), 15))));
                }
            }
            assertThat(attempts).extracting(Future::state).containsExactlyInAnyOrder(Future.State.SUCCESS,
                    Future.State.FAILED);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"created", "live", "interrupted"})
    void polls_are_open_as_long_as_the_chat_is(String phase) {
        run(() -> assertThat(create(user(stage.host), stage.session(phase), "a", "b").votes()).isZero());
    }

    @Test
    void what_is_refused_leaves_no_row() {
        run(() -> {
            refused("not_a_moderator", () -> create(user(ana), session, "a", "b"));
            refused("sign_in_required", () -> create(ChatStage.guest(), session, "a", "b"));
            refused("bad_input", () -> create(user(stage.host), session, "a", " a "));
            refused("session_ended", () -> create(user(stage.host), stage.session("ended"), "a", "b"));
            refused("session_not_found", () -> create(user(stage.host), SessionId.next(), "a", "b"));
            assertThat(rows()).isEmpty();
            Poll.View poll = create();
            assertRefused("bad_input", () -> castVote(ana, poll, 3));
            refused("not_a_moderator", () -> end(user(ana), poll));
            refused("sign_in_required", () -> end(ChatStage.guest(), poll));
            refused("sign_in_required", () -> new VotePoll(OPEN_TO_ALL, polls(stage.here)).handle(ChatStage.guest(),
                    new VotePoll.Input(session, poll.id(), 0)));
            refused("private_session", () -> new VotePoll((_, _) -> {
                throw Problem.forbidden("private_session", "not for you");
            }, polls(stage.here)).handle(user(ana), new VotePoll.Input(session, poll.id(), 0)));
            assertThat(rows()).hasSize(1);
        });
    }

    @Test
    void a_poll_of_another_session_is_none_of_this_one() {
        run(() -> {
            Poll.View elsewhere = create(user(stage.host), stage.session("live"), "a", "b");
            assertRefused("poll_not_found", () -> castVote(ana, elsewhere, 0));
            refused("poll_not_found", () -> end(user(stage.host), elsewhere));
            refused("poll_not_found", () -> new GetPoll(OPEN_TO_ALL, new Polls(stage.database))
                    .handle(user(ana), new GetPoll.Input(session, elsewhere.id())));
            assertThat(get(user(ana))).isEqualTo(new GetPoll.Output(null, null));
        });
    }
}
