package live.chobi.gifts.battles;

import static live.chobi.testkit.Virtually.call;
import static live.chobi.testkit.Virtually.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import live.chobi.gifts.Stage;
import live.chobi.gifts.leaderboard.GiftTallies;
import live.chobi.gifts.limits.GivingTerms;
import live.chobi.gifts.sending.GiftFacts;
import live.chobi.gifts.sending.GiveGift;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Problem;
import live.chobi.kernel.SessionId;
import live.chobi.kernel.UserId;
import live.chobi.ledger.Ledger;
import live.chobi.log.LogMetrics;
import live.chobi.log.LogRow;
import live.chobi.log.Logs;
import live.chobi.log.Sequencer;
import live.chobi.outbox.JobRunner;
import live.chobi.outbox.Json;
import live.chobi.testkit.TestPostgres;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Two sessions compare their gifts, on a real PostgreSQL whose clock is set by the test.
class BattleTest {
    private static final String NOON = "2026-03-01T12:00:00Z";
    private final Map<SessionId, Instant> ended = new ConcurrentHashMap<>();
    private final Map<SessionId, UserId> hosts = new ConcurrentHashMap<>();
    private final Set<UUID> privateSessions = new HashSet<>();
    private Stage stage;
    private SessionId own;
    private SessionId other;
    private UserId ana;

    @BeforeEach
    void open() {
        stage = new Stage();
        own = stage.session;
        hosts.put(own, stage.host);
        other = session("live");
        clock(NOON);
        ana = call(() -> stage.viewer(1_000_000));
    }

    @AfterEach
    void close() {
        stage.close();
    }

    private SessionId session(String phase) {
        SessionId session = SessionId.next();
        UserId host = UserId.next();
        hosts.put(session, host);
        stage.open(session, host, phase);
        return session;
    }

    private void clock(String at) {
        TestPostgres.asOwner(stage.url, "create or replace function ledger.clock() returns timestamptz language sql as "
                + "$$ select '" + at + "'::timestamptz $$");
    }

    private UserId host(SessionId session) {
        return Objects.requireNonNull(hosts.get(session));
    }

    private void requireHost(Caller caller, SessionId session) {
        if (!caller.is(host(session))) {
            throw Problem.forbidden("not_your_session", "not yours: " + session);
        }
    }

    private BattleDesk desk(Sequencer sequencer) {
        return new BattleDesk(new Battles(stage.database), sequencer,
                sessions -> sessions.stream().filter(ended::containsKey)
                        .collect(Collectors.toMap(Function.identity(), it -> Objects.requireNonNull(ended.get(it)))),
                ids -> ids.stream().distinct().collect(Collectors.toMap(Function.identity(), UserId::toString)),
                GiftFacts.SOURCE);
    }

    private BattleDesk desk() {
        return desk(stage.sequencer);
    }

    private BattleDesk.Shown challenge(SessionId from, SessionId to) {
        return new ChallengeBattle(desk(), new ChallengeBattle.Rights(this::requireHost, (_, it) -> host(it),
                (_, user) -> stage.blocked.contains(user), ids -> {
                    Set<UUID> found = new HashSet<>(privateSessions);
                    found.retainAll(ids);
                    return found;
                })).handle(Stage.caller(host(from)), new ChallengeBattle.Input(from, to, 100)).battle();
    }

    private BattleDesk.Shown answer(BattleDesk.Shown battle, boolean accept) {
        return new AcceptBattle(desk(), this::requireHost).handle(Stage.caller(host(battle.opponentSessionId())),
                new AcceptBattle.Input(battle.id(), accept)).battle();
    }

    private BattleDesk.Shown fight() {
        return answer(challenge(own, other), true);
    }

    private GiveGift.Receipt give(SessionId to, String gift) {
        return give(stage.sequencer, to, gift).join();
    }

    private CompletableFuture<GiveGift.Receipt> give(Sequencer node, SessionId to, String gift) {
        return node.submit(new GiveGift.Rule(GivingTerms.NONE), new GiveGift(to, host(to), ana,
                stage.gift(gift).id(), 1, false, Optional.empty(), UUID.randomUUID().toString()));
    }

    private int runJobs(BattleDesk desk) {
        stage.database
                .transact(tx -> tx.execute("update outbox.job set run_at = now() where kind = 'gifts.end_battle'"));
        return new JobRunner(stage.database, List.of(desk.job())).runDue();
    }

    private BattleDesk.Shown now(SessionId session) {
        return Objects.requireNonNull(asked(session, UserId.next()).battle());
    }

    private GetBattle.Output asked(SessionId session, UserId who) {
        return new GetBattle(desk(), (_, _) -> {
        }, this::requireHost).handle(Stage.caller(who), new GetBattle.Input(session));
    }

    private List<String> battleRows(SessionId session) {
        return new Logs(stage.database).rowsAfter(session.value(), 0, 100_000).stream()
                .filter(row -> row.type().startsWith("battle")).map(BattleTest::told).toList();
    }

    private static String told(LogRow row) {
        JsonNode payload = Json.tree(row.payload());
        return row.type() + " " + payload.path("status").asText() + " " + payload.path("challengerScore") + ":"
                + payload.path("opponentScore");
    }

    private static void assertRefused(String reason, Runnable attempt) {
        assertThatThrownBy(attempt::run).isInstanceOfSatisfying(Problem.class,
                it -> assertThat(it.reason()).isEqualTo(reason));
    }

    @Test
    void gifts_count_for_their_session_from_the_start_until_the_end_of_the_shared_clock() {
        run(() -> {
            var _ = give(own, "star");
            BattleDesk.Shown battle = fight();
            assertThat(battle.startsAt()).isEqualTo(NOON);
            assertThat(battle.endsAt()).isEqualTo("2026-03-01T12:01:40Z");
            var _ = give(own, "rose");
            var _ = give(other, "heart");
            clock("2026-03-01T12:01:39.999Z");
            var _ = give(own, "kiss");
            assertThat(now(other)).extracting(BattleDesk.Shown::challengerScore, BattleDesk.Shown::opponentScore)
                    .containsExactly(60L, 20L);
            clock("2026-03-01T12:01:40Z");
            var _ = give(other, "star");
            assertThat(runJobs(desk())).isEqualTo(1);
            List<String> expected = List.of("battle_proposed proposed 0:0", "battle_started running 0:0",
                    "battle_ended ended 60:20");
            assertThat(battleRows(own)).isEqualTo(expected);
            assertThat(battleRows(other)).isEqualTo(expected);
            assertThat(now(own)).satisfies(it -> {
                assertThat(it.winner()).isEqualTo(stage.host.toString());
                assertThat(it.reason()).isEqualTo(Battle.Reason.TIME);
                assertThat(it).isEqualTo(now(other));
            });
            assertThat(runJobs(desk())).as("nothing is left to do").isZero();
            var _ = give(own, "rose");
            assertThat(now(own).challengerScore()).as("final").isEqualTo(60);
        });
    }

    /// The node that took the battle is gone, and another one finds the job.
    @Test
    void it_ends_on_another_node_after_a_restart_and_only_then() {
        run(() -> {
            var _ = fight();
            var _ = give(other, "rose");
            stage.sequencer.close();
            try (Sequencer another = new Sequencer(stage.database, new Ledger(stage.database), _ -> Optional.empty(),
                    Clock.systemUTC(), new LogMetrics(new PrometheusRegistry()), 2, _ -> {
                    })) {
                assertThat(runJobs(desk(another))).as("too early").isEqualTo(1);
                assertThat(now(own).status()).isEqualTo(Battle.State.RUNNING);
                clock("2026-03-01T12:01:40Z");
                assertThat(runJobs(desk(another))).as("it came again").isEqualTo(1);
                assertThat(now(own).status()).isEqualTo(Battle.State.ENDED);
                assertThat(now(own).winner()).isEqualTo(host(other).toString());
            }
        });
    }

    @Test
    void a_session_that_ends_before_loses_and_one_that_ends_after_does_not() {
        run(() -> {
            var _ = fight();
            var _ = give(own, "star");
            ended.put(own, Instant.parse("2026-03-01T12:00:30Z"));
            clock("2026-03-01T12:00:30Z");
            desk().sessionEnded(own);
            desk().sessionEnded(own);
            assertThat(now(other)).extracting(BattleDesk.Shown::reason, BattleDesk.Shown::winner)
                    .containsExactly(Battle.Reason.LEFT, host(other).toString());
            assertThat(battleRows(other)).as("told once").hasSize(3).last().isEqualTo("battle_ended ended 100:0");

            SessionId third = session("live");
            var _ = answer(challenge(other, third), true);
            clock("2026-03-01T13:00:00Z");
            ended.put(third, Instant.parse("2026-03-01T12:30:00Z"));
            var _ = runJobs(desk());
            assertThat(now(third)).extracting(BattleDesk.Shown::reason, BattleDesk.Shown::winner)
                    .containsExactly(Battle.Reason.TIME, null);
        });
    }

    @Test
    void a_host_may_give_up_and_the_other_wins() {
        run(() -> {
            BattleDesk.Shown battle = fight();
            var _ = give(other, "star");
            LeaveBattle leave = new LeaveBattle(desk(), this::requireHost);
            assertRefused("not_your_session", () -> leave.handle(Stage.caller(ana),
                    new LeaveBattle.Input(battle.id(), other)));
            SessionId third = session("live");
            assertRefused("battle_not_found", () -> leave.handle(Stage.caller(host(third)),
                    new LeaveBattle.Input(battle.id(), third)));
            assertThat(leave.handle(Stage.caller(host(other)), new LeaveBattle.Input(battle.id(), other)).battle())
                    .isNotNull().extracting(BattleDesk.Shown::reason, BattleDesk.Shown::winner)
                    .containsExactly(Battle.Reason.LEFT, stage.host.toString());
            assertThat(leave.handle(Stage.caller(host(other)), new LeaveBattle.Input(battle.id(), other)).battle())
                    .as("it was over").isNull();
        });
    }

    @Test
    void a_challenge_is_for_hosts_to_see_and_is_declined_taken_back_or_lapses() {
        run(() -> {
            BattleDesk.Shown first = challenge(own, other);
            assertThat(asked(other, host(other)).challenges()).containsExactly(first);
            assertThat(asked(own, stage.host).challenges()).containsExactly(first);
            assertThat(asked(other, ana).challenges()).as("a viewer").isEmpty();
            assertThat(answer(first, false).status()).isEqualTo(Battle.State.DECLINED);
            assertRefused("battle_over", () -> answer(first, true));

            BattleDesk.Shown second = challenge(own, other);
            var _ = new LeaveBattle(desk(), this::requireHost).handle(Stage.caller(stage.host),
                    new LeaveBattle.Input(second.id(), own));
            assertRefused("battle_over", () -> answer(second, true));

            BattleDesk.Shown third = challenge(own, other);
            clock("2026-03-01T12:01:00Z");
            assertRefused("battle_over", () -> answer(third, true));
            var _ = runJobs(desk());
            assertThat(battleRows(other)).containsExactly("battle_proposed proposed 0:0", "battle_closed declined 0:0",
                    "battle_proposed proposed 0:0", "battle_closed expired 0:0", "battle_proposed proposed 0:0",
                    "battle_closed expired 0:0");
            assertThat(asked(own, stage.host).battle()).as("none was fought").isNull();
            assertThat(runJobs(desk())).isZero();
        });
    }

    @Test
    void an_answer_again_changes_nothing_and_a_running_battle_is_not_declined() {
        run(() -> {
            BattleDesk.Shown battle = fight();
            var _ = give(own, "rose");
            assertThat(answer(battle, true).challengerScore()).isEqualTo(10);
            assertRefused("battle_running", () -> answer(battle, false));
            assertThat(battleRows(own)).hasSize(2);
        });
    }

    @Test
    void refusals_of_a_challenge_are_told_in_the_documented_order() {
        run(() -> {
            SessionId created = session("created");
            SessionId mine = SessionId.next();
            hosts.put(mine, stage.host);
            stage.open(mine, stage.host, "live");
            assertThatThrownBy(() -> challenge(own, own)).hasMessageContaining("must be another session");
            assertRefused("not_your_session", () -> new ChallengeBattle(desk(), new ChallengeBattle.Rights(
                    this::requireHost, (_, it) -> host(it), (_, _) -> false, _ -> Set.of())).handle(Stage.caller(ana),
                            new ChallengeBattle.Input(own, other, null)));
            privateSessions.add(created.value());
            assertRefused("private_session", () -> challenge(created, own));
            privateSessions.clear();
            assertRefused("session_not_live", () -> challenge(created, other));
            assertRefused("opponent_not_live", () -> challenge(own, created));
            stage.blocked.add(stage.host);
            assertRefused("own_session", () -> challenge(own, mine));
            assertRefused("blocked_by_host", () -> challenge(own, other));
            stage.blocked.clear();
            var _ = challenge(own, other);
            assertRefused("battle_proposed", () -> challenge(own, session("live")));
            SessionId third = session("live");
            IntStream.range(0, 9).forEach(_ -> {
                var _ = challenge(session("live"), other);
            });
            assertRefused("too_many_challenges", () -> challenge(third, other));
            var _ = answer(asked(own, stage.host).challenges().getFirst(), true);
            assertRefused("battle_running", () -> challenge(third, other));
            assertRefused("battle_running", () -> challenge(own, third));
            assertRefused("battle_running", () -> answer(asked(other, host(other)).challenges().getFirst(), true));
            assertRefused("session_not_found", () -> {
                SessionId nowhere = SessionId.next();
                hosts.put(nowhere, UserId.next());
                var _ = challenge(third, nowhere);
            });
        });
    }

    @Test
    void what_is_given_back_while_it_runs_is_taken_off_and_afterwards_is_not() {
        run(() -> {
            follow();
            var before = give(own, "star");
            var _ = fight();
            var kiss = give(own, "kiss");
            var star = give(own, "star");
            var _ = stage.giveBack(ana, kiss.transactionId(), 30);
            var _ = stage.giveBack(ana, before.transactionId(), 100);
            follow();
            assertThat(now(own).challengerScore()).isEqualTo(120);
            var _ = give(own, "rose");
            clock("2026-03-01T12:01:40Z");
            var _ = runJobs(desk());
            var _ = stage.giveBack(ana, star.transactionId(), 100);
            follow();
            assertThat(now(own).challengerScore()).isEqualTo(130);
        });
    }

    private void follow() {
        var reader = GiftTallies.reader(stage.database, _ -> Set.of(), List.of(new Battles(stage.database)));
        var _ = reader.readBatch() + reader.readBatch();
    }

    /// Gifts of two nodes rain on both sessions while the battle begins and is given up: in each log the score is the
    /// sum of what stands between its two rows.
    @Test
    void in_a_storm_each_score_is_the_sum_of_the_deltas_between_its_rows() {
        run(() -> {
            try (Sequencer another = new Sequencer(stage.database, new Ledger(stage.database), _ -> Optional.empty(),
                    Clock.systemUTC(), new LogMetrics(new PrometheusRegistry()), 2, _ -> {
                    })) {
                List<CompletableFuture<?>> gifts = new ArrayList<>();
                BattleDesk.Shown battle = challenge(own, other);
                for (int i = 0; i < 400; i++) {
                    gifts.add(give(i % 2 == 0 ? another : stage.sequencer, i % 3 == 0 ? own : other,
                            i % 5 == 0 ? "heart" : "rose"));
                    if (i == 100) {
                        var _ = answer(battle, true);
                    }
                    if (i == 300) {
                        var _ = desk(another).giveUp(desk().get(battle.id()), own, stage.host);
                    }
                }
                CompletableFuture.allOf(gifts.toArray(CompletableFuture[]::new)).get();
                assertThat(now(own).challengerScore()).isEqualTo(between(own)).isPositive();
                assertThat(now(own).opponentScore()).isEqualTo(between(other)).isPositive();
            }
        });
    }

    private long between(SessionId session) {
        List<LogRow> rows = new Logs(stage.database).rowsAfter(session.value(), 0, 100_000);
        long start = seq(rows, "battle_started");
        long end = seq(rows, "battle_ended");
        return rows.stream().filter(row -> row.type().equals("gift") && row.seq() > start && row.seq() < end)
                .mapToLong(row -> Json.tree(row.payload()).path("delta").asLong()).sum();
    }

    private static long seq(List<LogRow> rows, String type) {
        return rows.stream().filter(row -> row.type().equals(type)).findFirst().orElseThrow().seq();
    }
}
