package live.chobi.gifts.refunds;

import static live.chobi.gifts.Stage.STORM;
import static live.chobi.gifts.Stage.atOnce;
import static live.chobi.testkit.Virtually.run;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import live.chobi.gifts.Gifts;
import live.chobi.gifts.Stage;
import live.chobi.gifts.leaderboard.GiftTallies;
import live.chobi.gifts.wallet.GetTransactions;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Problem;
import live.chobi.kernel.Role;
import live.chobi.kernel.UserId;
import live.chobi.ledger.AccountType;
import live.chobi.ledger.Freezes;
import live.chobi.ledger.LedgerVerifier.Verdict;
import live.chobi.ledger.Statement;
import live.chobi.log.LogRow;
import live.chobi.log.RowType.Audience;
import live.chobi.outbox.Json;
import live.chobi.testkit.TestPostgres;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Gifts that an administrator gives back. A rose is 10 coins, of which the host earns 5 diamonds. After every test the
/// ledger is proved.
class RefundGiftTest {
    private final UserId admin = UserId.next();
    private Stage stage;

    @BeforeEach
    void open() {
        stage = new Stage();
    }

    @AfterEach
    void close() {
        run(() -> {
            assertThat(Stage.verify(stage.export())).isInstanceOf(Verdict.Clean.class);
            assertThat(stage.imbalance()).isZero();
        });
        stage.close();
    }

    /// The answer as JSON, or the reason of the refusal.
    private String refund(UserId by, UUID gift, @Nullable Long coins, String key) {
        try {
            return Json.write(new RefundGift(stage.database, stage.sequencer).handle(
                    new Caller.SignedIn(by, Role.ADMIN, "127.0.0.1"),
                    new RefundGift.Input(gift, coins, key, "sent by a child")));
        } catch (Problem refusal) {
            return refusal.reason();
        }
    }

    private String refund(UUID gift, @Nullable Long coins) {
        return refund(admin, gift, coins, UUID.randomUUID().toString());
    }

    private JsonNode refundRow() {
        return Json.tree(stage.rows().getLast().payload());
    }

    @Test
    void the_giver_has_the_coins_again_the_host_not_the_diamonds_and_both_read_why() {
        run(() -> {
            UserId ana = stage.viewer(100);
            var gift = stage.give(ana, "rose", 3);
            String answer = refund(gift.transactionId(), null);
            assertThat(answer).contains("\"seq\":2", "\"coins\":30", "\"diamonds\":15", "\"debtPaid\":0",
                    "\"left\":0");
            assertThat(List.of(stage.coins(ana), stage.diamonds(stage.host))).containsExactly(100L, 0L);
            LogRow row = stage.rows().getLast();
            assertThat(row.type()).isEqualTo("gift_refunded");
            assertThat(row.actor()).isEqualTo(admin);
            assertThat(Json.read(row.payload(), RefundRow.class))
                    .isEqualTo(new RefundRow(gift.seq(), "rose", ana.value(), -30, -15, 0,
                            "sent by a child"));
            assertThat(Gifts.ROWS).filteredOn(it -> it.name().equals("gift_refunded")).singleElement()
                    .satisfies(it -> assertThat(it.audience()).isEqualTo(Audience.OWNER))
                    .satisfies(it -> assertThat(it.socketEvent()).isEmpty());
            var line = new GetTransactions(new Statement(stage.database)).handle(Stage.caller(ana),
                    new GetTransactions.Input(1, null)).items().getFirst();
            assertThat(line.kind()).isEqualTo("gift_refund");
            assertThat(line.amount()).isEqualTo(30);
            assertThat(line.details().path("original").asText()).isEqualTo(gift.transactionId().toString());
            assertThat(line.details().path("reason").asText()).isEqualTo("sent by a child");
            assertThat(line.details().path("by").asText()).isEqualTo(admin.toString());
            assertThat(new Statement(stage.database).of(stage.host, AccountType.EARNINGS, Long.MAX_VALUE, 1))
                    .singleElement().satisfies(it -> assertThat(it.amount()).isEqualTo(-15));
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # roses | given back, in turn | the last is answered | coins of 100 | diamonds
            1       | 3                   | posted               | 93           | 4
            1       | 3, 7                | posted               | 100          | 0
            1       | 3, 8                | exceeds_original     | 93           | 4
            1       | 11                  | exceeds_original     | 90           | 5
            1       | all, all            | exceeds_original     | 100          | 0
            1       | all, 1              | exceeds_original     | 100          | 0
            3       | 1, 1, 1, all        | posted               | 100          | 0
            3       | 29, all             | posted               | 100          | 0
            3       | 9223372036854775807 | exceeds_original     | 70           | 15
            """)
    void in_parts_it_never_comes_to_more_than_was_given(int roses, String parts, String last, long coins,
            long diamonds) {
        run(() -> {
            UserId ana = stage.viewer(100);
            UUID gift = stage.give(ana, "rose", roses).transactionId();
            String answer = "";
            for (String part : parts.split(", ", -1)) {
                answer = refund(gift, part.equals("all") ? null : Long.valueOf(part));
            }
            assertThat(answer.startsWith("{") ? "posted" : answer).isEqualTo(last);
            assertThat(List.of(stage.coins(ana), stage.diamonds(stage.host))).containsExactly(coins, diamonds);
            assertThat(stage.rows().stream().map(row -> Json.tree(row.payload())).mapToLong(it -> it.path("delta")
                    .asLong()).sum()).as("rows add up to what counts").isEqualTo(100 - coins);
            assertThat(stage.rows().stream().map(row -> Json.tree(row.payload())).mapToLong(it -> it.path("earned")
                    .asLong()).sum()).isEqualTo(diamonds);
        });
    }

    @Test
    void refusals_are_told_in_the_documented_order_and_change_nothing() {
        run(() -> {
            UserId ana = stage.viewer(100);
            UUID gift = stage.give(ana, "rose", 2).transactionId();
            UUID grant = new GetTransactions(new Statement(stage.database)).handle(Stage.caller(ana),
                    new GetTransactions.Input(2, null)).items().getLast().transactionId();
            assertThat(refund(UUID.randomUUID(), null)).isEqualTo("transaction_not_found");
            assertThat(refund(grant, null)).isEqualTo("not_a_gift");
            assertThat(refund(ana, gift, null, "k")).isEqualTo("own_gift");
            assertThat(refund(stage.host, gift, null, "k")).isEqualTo("own_gift");
            assertThat(refund(admin, gift, 4L, "k")).startsWith("{");
            assertThat(refund(admin, gift, 99L, "k")).isEqualTo("idempotency_key_reused");
            stage.payOut(stage.host, 5);
            assertThat(refund(gift, 17L)).isEqualTo("exceeds_original");
            assertThat(refund(gift, 16L)).isEqualTo("insufficient_funds");
            assertThat(List.of(stage.coins(ana), stage.diamonds(stage.host))).containsExactly(84L, 3L);
            assertThat(stage.rows()).hasSize(2);
            UUID refunded = UUID.fromString(Json.tree(refund(admin, gift, 4L, "k")).path("transactionId").asText());
            assertThat(refund(refunded, null)).as("a refund is none").isEqualTo("not_a_gift");
        });
    }

    @Test
    void what_the_host_was_paid_for_is_not_given_back_but_the_rest_is_and_the_key_was_not_used_up() {
        run(() -> {
            UserId ana = stage.viewer(100);
            UUID gift = stage.give(ana, "rose", 2).transactionId();
            stage.payOut(stage.host, 4);
            assertThat(refund(admin, gift, null, "k")).isEqualTo("insufficient_funds");
            assertThat(refund(gift, 12L)).startsWith("{");
            assertThat(List.of(stage.coins(ana), stage.diamonds(stage.host))).containsExactly(92L, 0L);
            var _ = stage.give(ana, "rose", 2);
            assertThat(refund(admin, gift, null, "k")).contains("\"coins\":8", "\"diamonds\":4", "\"left\":0");
            assertThat(refundRow().path("delta").asLong()).isEqualTo(-8);
        });
    }

    @Test
    void the_same_key_a_hundred_times_at_once_is_one_refund() {
        run(() -> {
            UserId ana = stage.viewer(100);
            UUID gift = stage.give(ana, "rose", 3).transactionId();
            List<String> answers = atOnce(_ -> () -> refund(admin, gift, 10L, "k"));
            assertThat(Set.copyOf(answers)).hasSize(1).allMatch(it -> it.startsWith("{"));
            assertThat(stage.coins(ana)).isEqualTo(80);
            assertThat(stage.rows()).hasSize(2);
        });
    }

    @Test
    void a_hundred_administrators_at_once_give_back_no_more_than_was_given() {
        run(() -> {
            UserId ana = stage.viewer(100);
            UUID gift = stage.give(ana, "rose", 5).transactionId();
            List<String> answers = atOnce(i -> () -> refund(UserId.next(), gift, 7L, "k" + i));
            assertThat(answers.stream().filter(it -> it.startsWith("{"))).hasSize(7);
            assertThat(answers.stream().filter("exceeds_original"::equals)).hasSize(STORM - 7);
            assertThat(stage.coins(ana)).isEqualTo(99);
        });
    }

    @Test
    void a_frozen_account_is_put_right_and_a_session_that_is_over_too() {
        run(() -> {
            UserId ana = stage.viewer(100);
            UUID gift = stage.give(ana, "rose", 1).transactionId();
            for (var account : List.of(AccountType.WALLET.of(ana), AccountType.EARNINGS.of(stage.host))) {
                assertThat(new Freezes(stage.database).set(account, true, "looked into", admin)).isTrue();
            }
            TestPostgres.asOwner(stage.url, "update log.head set phase = 'ended'");
            assertThat(refund(gift, null)).contains("\"coins\":10");
            assertThat(List.of(stage.coins(ana), stage.diamonds(stage.host))).containsExactly(100L, 0L);
        });
    }

    @Test
    void tallies_of_givers_follow() {
        run(() -> {
            var reader = GiftTallies.reader(stage.database, _ -> Set.of(), List.of());
            var _ = reader.readBatch();
            UserId ana = stage.viewer(100);
            UUID gift = stage.give(ana, "rose", 3).transactionId();
            assertThat(refund(gift, 10L)).startsWith("{");
            var _ = reader.readBatch() + reader.readBatch();
            List<String> tallies = stage.database.read(db -> db
                    .fetch("select coins, gifts from gifts.tally where giver = {0}", DSL.val(ana.value()))
                    .map(row -> row.get("coins") + " for " + row.get("gifts")));
            assertThat(tallies).as("of the session and the channel, by day, week and all").hasSize(6)
                    .containsOnly("20 for 3");
        });
    }
}
