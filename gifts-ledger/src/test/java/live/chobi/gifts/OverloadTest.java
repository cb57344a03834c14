package live.chobi.gifts;

import static live.chobi.testkit.Virtually.run;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import live.chobi.gifts.catalogue.Gift;
import live.chobi.gifts.limits.GivingTerms;
import live.chobi.gifts.sending.GiveGift;
import live.chobi.kernel.Problem;
import live.chobi.kernel.UserId;
import live.chobi.ledger.LedgerVerifier.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Ten times as many gifts as a session's writer keeps waiting, while the database holds still: what is beyond the
/// queue is refused at once, so that memory has a bound, and nothing of it was taken.
@Timeout(90)
class OverloadTest {
    /// A shard's queue, and the batch that it is at.
    private static final int TAKEN_MAX = 4_096 + 512;
    private static final int OFFERED = 10 * 4_096;
    private static final long ENOUGH = 10L * 2 * OFFERED;

    @Test
    void what_is_beyond_the_queue_is_refused_at_once_and_its_keys_are_free() {
        run(() -> {
            try (Stage stage = new Stage(); Connection other = DriverManager.getConnection(stage.url)) {
                UserId ana = stage.viewer(ENOUGH);
                Gift rose = stage.gift("rose");
                other.setAutoCommit(false);
                try (var statement = other.createStatement()) {
                    statement.execute("select from log.head where id = '" + stage.session + "' for update");
                }
                List<CompletableFuture<GiveGift.Receipt>> gifts = IntStream.range(0, OFFERED)
                        .mapToObj(i -> submit(stage, ana, rose, "k" + i)).toList();
                // Nothing can be committed yet, so who is answered now was refused.
                List<Integer> refused = IntStream.range(0, OFFERED).filter(i -> gifts.get(i).isDone()).boxed().toList();
                assertThat(OFFERED - refused.size()).isBetween(4_096, TAKEN_MAX);
                assertThat(refused).allMatch(i -> reason(gifts.get(i)).equals("overloaded"));
                other.rollback();

                long taken = 0;
                for (int i = 0; i < OFFERED; i++) {
                    if (!reason(gifts.get(i)).equals("overloaded")) {
                        taken++;
                    }
                }
                assertThat(taken).isEqualTo(OFFERED - refused.size());
                assertThat(stage.coins(ana)).as("nothing was taken of those").isEqualTo(ENOUGH - 10 * taken);
                for (int i : refused.subList(0, 100)) {
                    assertThat(submit(stage, ana, rose, "k" + i).get(30, TimeUnit.SECONDS).delta()).isEqualTo(10);
                }
                assertThat(stage.coins(ana)).isEqualTo(ENOUGH - 10 * (taken + 100));
                assertThat(Stage.verify(stage.export())).isInstanceOf(Verdict.Clean.class);
            }
        });
    }

    private static CompletableFuture<GiveGift.Receipt> submit(Stage stage, UserId who, Gift gift, String key) {
        return stage.sequencer.submit(new GiveGift.Rule(GivingTerms.NONE),
                new GiveGift(stage.session, stage.host, who, gift.id(), 1, false, Optional.empty(), key));
    }

    /// Of a refusal; empty for a gift that was given.
    private static String reason(CompletableFuture<GiveGift.Receipt> gift) {
        try {
            var _ = gift.orTimeout(60, TimeUnit.SECONDS).join();
            return "";
        } catch (CompletionException e) {
            return e.getCause() instanceof Problem refusal ? refusal.reason() : String.valueOf(e.getCause());
        }
    }
}
