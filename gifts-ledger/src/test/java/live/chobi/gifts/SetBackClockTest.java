package live.chobi.gifts;

import static live.chobi.testkit.Virtually.run;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import live.chobi.gifts.sending.GiveGift;
import live.chobi.gifts.sending.SendGift;
import live.chobi.kernel.UserId;
import live.chobi.ledger.LedgerVerifier.Verdict;
import live.chobi.log.LogRow;
import live.chobi.outbox.Json;
import live.chobi.testkit.SetClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The clock of a node goes an hour ahead and an hour back, as one does that was set by hand. Money, keys and the order
/// of rows do not depend on it; only the time that rows tell does.
class SetBackClockTest {
    private static final List<Duration> LEAPS = List.of(Duration.ofHours(1), Duration.ofHours(-2), Duration.ofHours(1),
            Duration.ofHours(-1), Duration.ofHours(2));

    private final SetClock clock = new SetClock();
    private Stage stage;

    @BeforeEach
    void open() {
        stage = new Stage(clock);
    }

    @AfterEach
    void close() {
        stage.close();
    }

    private GiveGift.Receipt give(UserId who, String key) {
        return stage.sendGift().handle(Stage.caller(who),
                new SendGift.Input(stage.session, stage.gift("rose").id(), 1L, key));
    }

    @Test
    void a_gift_is_charged_once_and_rows_keep_their_order_however_the_clock_leaps() {
        run(() -> {
            UserId ana = stage.viewer(1_000);
            List<GiveGift.Receipt> receipts = new ArrayList<>(List.of(give(ana, "k0")));
            for (int leap = 0; leap < LEAPS.size(); leap++) {
                clock.pass(LEAPS.get(leap));
                receipts.add(give(ana, "k" + (leap + 1)));
                for (int earlier = 0; earlier < receipts.size(); earlier++) {
                    assertThat(give(ana, "k" + earlier)).as("leap %d", leap).isEqualTo(receipts.get(earlier));
                }
            }
            assertThat(stage.coins(ana)).isEqualTo(1_000 - 10L * receipts.size());
            assertThat(receipts).extracting(GiveGift.Receipt::balance)
                    .isSortedAccordingTo((a, b) -> Long.compare(b, a));
            List<LogRow> rows = stage.rows();
            assertThat(rows).extracting(LogRow::seq)
                    .containsExactlyElementsOf(LongStream.rangeClosed(1, rows.size()).boxed().toList());
            assertThat(Stage.verify(stage.export())).isInstanceOf(Verdict.Clean.class);
            assertThat(stage.imbalance()).isZero();
        });
    }

    @Test
    void a_streak_goes_on_when_the_clock_is_set_back_and_is_over_when_it_is_set_ahead() {
        run(() -> {
            UserId ana = stage.viewer(1_000);
            var _ = give(ana, "k1");
            clock.pass(Duration.ofHours(-1));
            assertThat(give(ana, "k2").streak().count()).isEqualTo(2);
            clock.pass(Duration.ofHours(1));
            assertThat(give(ana, "k3").streak().count()).as("an hour later").isOne();
            assertThat(stage.rows().stream().map(row -> Json.tree(row.payload()))
                    .filter(it -> it.at("/streak/final").asBoolean()).map(it -> it.at("/streak/count").asLong()))
                    .containsExactly(2L);
            // Whatever the node's clock says, the job that closes it is due by the database's, three seconds later.
            assertThat(stage.database.read(db -> db.fetch("""
                    select extract(epoch from run_at - now()) <= 3 as soon from outbox.job
                    where kind = 'gifts.close_streak'
                    """)).getValues("soon", Boolean.class)).containsOnly(true);
        });
    }
}
