package live.chobi.gifts.goals;

import static live.chobi.testkit.Virtually.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import live.chobi.gifts.Stage;
import live.chobi.gifts.leaderboard.GiftTallies;
import live.chobi.gifts.limits.GivingTerms;
import live.chobi.gifts.sending.GiftFacts;
import live.chobi.gifts.sending.GiveGift;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Problem;
import live.chobi.kernel.SessionId;
import live.chobi.kernel.UserId;
import live.chobi.log.LogRow;
import live.chobi.outbox.Json;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What a session's gifts should come to, on a real PostgreSQL.
class GoalTest {
    private static final Caller GUEST = new Caller.Guest("127.0.0.1");
    private Stage stage;

    @BeforeEach
    void open() {
        stage = new Stage();
    }

    @AfterEach
    void close() {
        stage.close();
    }

    private Goal.View set(String title, long coins) {
        return new SetGoal(stage.sequencer, (_, _) -> {
        }, GiftFacts.SOURCE).handle(Stage.caller(stage.host), new SetGoal.Input(stage.session, title, coins)).goal();
    }

    private Goal.@Nullable View remove() {
        return new RemoveGoal(stage.sequencer, (_, _) -> {
        }, GiftFacts.SOURCE).handle(Stage.caller(stage.host), new RemoveGoal.Input(stage.session)).goal();
    }

    private Goal.@Nullable View now() {
        return new GetGoal((_, _) -> {
        }, new Goals(stage.database)).handle(GUEST, new GetGoal.Input(stage.session)).goal();
    }

    private long progress() {
        return Optional.ofNullable(now()).orElseThrow().progress();
    }

    private void follow() {
        var reader = GiftTallies.reader(stage.database, _ -> Set.of(), List.of(new Goals(stage.database)));
        var _ = reader.readBatch() + reader.readBatch();
    }

    private List<String> told() {
        return stage.rows().stream().map(GoalTest::told).toList();
    }

    private static String told(LogRow row) {
        JsonNode payload = Json.tree(row.payload());
        return row.type() + (payload.has("progress")
                ? " " + payload.path("title").asText() + " " + payload.path("progress") + "/" + payload.path("coins")
                : " " + payload.path("delta"));
    }

    @Test
    void gifts_count_from_when_the_goal_is_set_and_reaching_it_is_told_once_by_the_giver() {
        run(() -> {
            UserId ana = stage.viewer(1000);
            var _ = stage.give(ana, "rose", 1);
            Goal.View goal = set("A microphone", 60);
            assertThat(goal.progress()).isZero();
            assertThat(stage.give(ana, "rose", 3).seq()).isEqualTo(3);
            assertThat(progress()).isEqualTo(30);
            assertThat(stage.give(ana, "kiss", 1).seq()).as("the gift's own row").isEqualTo(4);
            var _ = stage.give(ana, "rose", 1);
            assertThat(now()).isEqualTo(new Goal.View(goal.id(), "A microphone", 60, 90, true, goal.setAt()));
            assertThat(told()).containsExactly("gift 10", "goal_set A microphone 0/60", "gift 30", "gift 50",
                    "goal_reached A microphone 80/60", "gift 10");
            assertThat(stage.rows().get(4).actor()).isEqualTo(ana);
        });
    }

    @Test
    void another_goal_takes_its_place_and_begins_at_nothing() {
        run(() -> {
            UserId ana = stage.viewer(1000);
            var _ = set("One", 10);
            var _ = stage.give(ana, "rose", 1);
            var _ = set("Two", 20);
            var _ = stage.give(ana, "rose", 1);
            assertThat(progress()).isEqualTo(10);
            assertThat(remove()).extracting(Goal.View::progress).isEqualTo(10L);
            assertThat(now()).isNull();
            assertThat(remove()).as("there is none").isNull();
            var _ = stage.give(ana, "rose", 1);
            assertThat(told()).containsExactly("goal_set One 0/10", "gift 10", "goal_reached One 10/10",
                    "goal_set Two 0/20", "gift 10", "goal_removed Two 10/20", "gift 10");
        });
    }

    @Test
    void a_refused_gift_does_not_count_and_a_repeated_one_counts_once() {
        run(() -> {
            UserId ana = stage.viewer(15);
            var _ = set("One", 100);
            for (int i = 0; i < 2; i++) {
                var _ = give(ana, 1, "k1").join();
            }
            assertThatThrownBy(() -> give(ana, 1, "k2").join()).hasCauseInstanceOf(Problem.class);
            assertThat(progress()).isEqualTo(10);
        });
    }

    private CompletableFuture<GiveGift.Receipt> give(UserId who, long quantity, String key) {
        return stage.sequencer.submit(new GiveGift.Rule(GivingTerms.NONE), new GiveGift(stage.session,
                stage.host, who, stage.gift("rose").id(), quantity, false, Optional.empty(), key));
    }

    /// They look at the same goals, so what one has done the other sees.
    @Test
    void goals_and_gifts_of_one_batch_see_each_other() {
        run(() -> {
            UserId ana = stage.viewer(1000);
            List<CompletableFuture<?>> queued = stage.database.transaction(holder -> {
                var _ = holder.fetch("select from log.head where id = {0} for update", DSL.val(stage.session.value()));
                // The first waits for the lock; the others then make one batch.
                return List.of(give(ana, 1, "k1"), change("One"), give(ana, 2, "k2"), change("Two"),
                        give(ana, 4, "k3"));
            });
            CompletableFuture.allOf(queued.toArray(CompletableFuture[]::new)).get();
            assertThat(told()).containsExactly("gift 10", "goal_set One 0/1000", "gift 20", "goal_set Two 0/1000",
                    "gift 40");
            assertThat(progress()).isEqualTo(40);
            assertThat(stage.database.<Long>read(db -> db.fetchSingle(
                    "select progress from gifts.goal where title = 'One'").into(Long.class))).isEqualTo(20);
        });
    }

    private CompletableFuture<?> change(String title) {
        return stage.sequencer.submit(new ChangeGoal.Rule<>(GiftFacts.SOURCE),
                new ChangeGoal(stage.session, stage.host, Optional.of(new ChangeGoal.Wish(title, 1000))));
    }

    @Test
    void what_is_given_back_is_taken_off_the_goal_it_counted_for_which_stays_reached() {
        run(() -> {
            follow();
            UserId ana = stage.viewer(1000);
            var before = stage.give(ana, "rose", 1);
            var _ = set("One", 50);
            var kiss = stage.give(ana, "kiss", 1);
            var _ = stage.giveBack(ana, kiss.transactionId(), 20);
            var _ = stage.giveBack(ana, before.transactionId(), 10);
            assertThat(progress()).as("nobody has told yet").isEqualTo(50);
            follow();
            follow();
            assertThat(now()).extracting(Goal.View::progress, Goal.View::reached).containsExactly(30L, true);
            var _ = stage.give(ana, "kiss", 1);
            assertThat(progress()).isEqualTo(80);
            assertThat(told().stream().filter(it -> it.startsWith("goal_reached"))).hasSize(1);
            var _ = set("Two", 50);
            var _ = stage.giveBack(ana, kiss.transactionId(), 30);
            follow();
            assertThat(progress()).as("it counted for the goal before").isZero();
        });
    }

    @Test
    void progress_is_the_ledgers_also_when_everything_is_counted_again() {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        run(() -> {
            UserId ana = stage.viewer(1_000_000);
            List<UUID> gifts = new ArrayList<>();
            for (int step = 0; step < 120; step++) {
                switch (random.nextInt(8)) {
                    case 0 -> {
                        var _ = set("Goal " + step, 1 + random.nextInt(500));
                    }
                    case 1 -> {
                        if (!gifts.isEmpty()) {
                            var _ = stage.giveBack(ana, gifts.remove(random.nextInt(gifts.size())), 10);
                        }
                    }
                    case 2 -> follow();
                    default -> gifts.add(stage.give(ana, "rose", 1 + random.nextInt(3)).transactionId());
                }
            }
            follow();
            List<String> counted = goals();
            stage.database.transact(tx -> tx.execute("update gifts.goal set progress = progress + 7"));
            stage.database.transact(tx -> tx.execute("update outbox.cursor set system_identifier = 'another'"));
            follow();
            assertThat(goals()).isEqualTo(counted).isNotEmpty();
        });
    }

    private List<String> goals() {
        return stage.database.read(db -> db.fetch("select title, progress from gifts.goal order by since")
                .map(row -> row.get(0) + " " + row.get(1)));
    }

    @Test
    void a_session_that_is_over_or_not_ones_own_has_no_goal_set() {
        run(() -> {
            SessionId over = SessionId.next();
            stage.open(over, stage.host, "ended");
            assertThatThrownBy(() -> new SetGoal(stage.sequencer, (_, _) -> {
            }, GiftFacts.SOURCE).handle(Stage.caller(stage.host), new SetGoal.Input(over, "One", 1)))
                    .isInstanceOfSatisfying(Problem.class, it -> assertThat(it.reason()).isEqualTo("session_ended"));
            assertThatThrownBy(() -> new SetGoal(stage.sequencer, (_, session) -> {
                throw Problem.forbidden("not_your_session", "no " + session);
            }, GiftFacts.SOURCE).handle(GUEST, new SetGoal.Input(stage.session, "One", 1)))
                    .isInstanceOfSatisfying(Problem.class, it -> assertThat(it.reason()).isEqualTo("not_your_session"));
            assertThat(stage.rows()).isEmpty();
        });
    }
}
