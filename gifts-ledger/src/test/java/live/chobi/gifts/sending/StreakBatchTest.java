package live.chobi.gifts.sending;

import static live.chobi.testkit.Virtually.run;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import live.chobi.gifts.Stage;
import live.chobi.gifts.limits.GivingTerms;
import live.chobi.kernel.UserId;
import live.chobi.outbox.Json;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;

/// A gift and the closing of its streak can meet in one batch. They once had facts of their own each: the closing did
/// not see that the streak had just gone on, and took it away.
class StreakBatchTest {
    private static CompletableFuture<GiveGift.Receipt> give(Stage stage, UserId who, String gift, String key) {
        return stage.sequencer.submit(new GiveGift.Rule(GivingTerms.NONE),
                new GiveGift(stage.session, stage.host, who, stage.gift(gift).id(), 1, false, Optional.empty(), key));
    }

    @Test
    void a_streak_that_has_just_gone_on_is_not_closed_by_an_older_job_of_the_same_batch() {
        run(() -> {
            try (Stage stage = new Stage()) {
                UserId ana = stage.viewer(1000);
                Streak first = give(stage, ana, "rose", "k1").get().streak();
                List<CompletableFuture<?>> queued = stage.database.transaction(holder -> {
                    var _ = holder.fetch("select from log.head where id = {0} for update",
                            DSL.val(stage.session.value()));
                    // The first waits for the lock; the other two then make one batch.
                    return List.of(give(stage, ana, "heart", "k2"), give(stage, ana, "rose", "k3"),
                            stage.sequencer.submit(new CloseStreak.Rule(), new CloseStreak(stage.session, ana,
                                    stage.gift("rose").id(), first.id(), first.count())));
                });
                CompletableFuture.allOf(queued.toArray(CompletableFuture[]::new)).get();
                assertThat(give(stage, ana, "rose", "k4").get().streak()).isEqualTo(new Streak(first.id(), 3, false));
                assertThat(stage.rows().stream().map(row -> Json.tree(row.payload()).at("/quantity").asLong()))
                        .as("no closing row").doesNotContain(0L);
            }
        });
    }
}
