package live.chobi.gifts;

import static live.chobi.testkit.Virtually.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.UUID;
import live.chobi.gifts.sending.GiveGift;
import live.chobi.gifts.sending.SendGift;
import live.chobi.kernel.Problem;
import live.chobi.kernel.ProblemCode;
import live.chobi.kernel.SessionId;
import live.chobi.kernel.UserId;
import live.chobi.outbox.Json;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The rules of giving, on a real PostgreSQL.
class SendGiftTest {
    private Stage stage;

    @BeforeEach
    void open() {
        stage = new Stage();
    }

    @AfterEach
    void close() {
        stage.close();
    }

    private GiveGift.Receipt give(UserId who, String gift, long quantity, String key) {
        return stage.sendGift().handle(Stage.caller(who),
                new SendGift.Input(stage.session, stage.gift(gift).id(), quantity, key));
    }

    private static void assertRefused(ProblemCode code, String reason, Runnable attempt) {
        assertThatThrownBy(attempt::run).isInstanceOfSatisfying(Problem.class, problem -> {
            assertThat(problem.code()).isEqualTo(code);
            assertThat(problem.reason()).isEqualTo(reason);
        });
    }

    @Test
    void a_gift_moves_coins_diamonds_and_the_log_together() {
        run(() -> {
            UserId ana = stage.viewer(100);
            GiveGift.Receipt receipt = give(ana, "rose", 3, "k1");
            assertThat(receipt.delta()).isEqualTo(30);
            assertThat(receipt.balance()).isEqualTo(70);
            assertThat(receipt.seq()).isEqualTo(1);
            assertThat(stage.coins(ana)).isEqualTo(70);
            assertThat(stage.diamonds(stage.host)).isEqualTo(15);
            JsonNode row = Json.tree(stage.rows().getFirst().payload());
            assertThat(row.at("/gift/code").asText()).isEqualTo("rose");
            assertThat(row.at("/delta").asLong()).isEqualTo(30);
            assertThat(row.at("/streak/count").asLong()).isEqualTo(3);
            assertThat(row.at("/streak/final").asBoolean()).isFalse();
            assertThat(Stage.verify(stage.export()).text()).startsWith("clean: 6 accounts, 2 transfers, 7 entries");
        });
    }

    @Test
    void a_retried_gift_is_charged_once_and_answers_the_same() {
        run(() -> {
            UserId ana = stage.viewer(100);
            GiveGift.Receipt first = give(ana, "rose", 1, "k1");
            assertThat(give(ana, "rose", 1, "k1")).isEqualTo(first);
            assertThat(stage.coins(ana)).isEqualTo(90);
            assertThat(stage.rows()).hasSize(1);
        });
    }

    @Test
    void the_same_key_with_other_terms_is_a_conflict() {
        run(() -> {
            UserId ana = stage.viewer(100);
            var _ = give(ana, "rose", 1, "k1");
            assertRefused(ProblemCode.CONFLICT, "idempotency_key_reused", () -> give(ana, "rose", 2, "k1"));
            assertRefused(ProblemCode.CONFLICT, "idempotency_key_reused", () -> give(ana, "heart", 1, "k1"));
            assertThat(stage.coins(ana)).isEqualTo(90);
        });
    }

    @Test
    void keys_of_different_users_never_meet() {
        run(() -> {
            UserId ana = stage.viewer(100);
            UserId bob = stage.viewer(100);
            assertThat(give(ana, "rose", 1, "k1").transactionId())
                    .isNotEqualTo(give(bob, "heart", 2, "k1").transactionId());
        });
    }

    @Test
    void a_gift_is_never_on_credit_and_a_refusal_does_not_use_up_its_key() {
        run(() -> {
            UserId ana = stage.viewer(15);
            assertRefused(ProblemCode.PRECONDITION_FAILED, "insufficient_funds", () -> give(ana, "rose", 2, "k1"));
            assertThat(stage.coins(ana)).isEqualTo(15);
            assertThat(stage.rows()).isEmpty();
            assertThat(give(ana, "rose", 1, "k1").balance()).isEqualTo(5);
        });
    }

    @Test
    void gifts_are_refused_unless_the_session_is_on_air() {
        run(() -> {
            UserId ana = stage.viewer(100);
            for (String phase : new String[]{"created", "ended"}) {
                SessionId other = SessionId.next();
                stage.open(other, stage.host, phase);
                assertRefused(ProblemCode.PRECONDITION_FAILED, "session_not_live",
                        () -> stage.sendGift().handle(Stage.caller(ana),
                                new SendGift.Input(other, stage.gift("rose").id(), 1L, phase)));
            }
            assertThat(stage.coins(ana)).isEqualTo(100);
        });
    }

    @Test
    void unknown_sessions_and_gifts_and_ones_own_session_are_refused() {
        run(() -> {
            UserId ana = stage.viewer(100);
            assertRefused(ProblemCode.NOT_FOUND, "session_not_found", () -> stage.sendGift()
                    .handle(Stage.caller(ana), new SendGift.Input(SessionId.next(), stage.gift("rose").id(), 1L, "a")));
            assertRefused(ProblemCode.NOT_FOUND, "gift_not_found", () -> stage.sendGift()
                    .handle(Stage.caller(ana), new SendGift.Input(stage.session, UUID.randomUUID(), 1L, "b")));
            assertRefused(ProblemCode.PRECONDITION_FAILED, "own_session", () -> give(stage.host, "rose", 1, "c"));
        });
    }

    @Test
    void a_streak_counts_gifts_of_one_kind_and_another_kind_starts_its_own() {
        run(() -> {
            UserId ana = stage.viewer(1000);
            var first = give(ana, "rose", 1, "k1").streak();
            var second = give(ana, "rose", 2, "k2").streak();
            var other = give(ana, "heart", 1, "k3").streak();
            assertThat(second.id()).isEqualTo(first.id());
            assertThat(second.count()).isEqualTo(3);
            assertThat(other.id()).isNotEqualTo(first.id());
            assertThat(other.count()).isEqualTo(1);
        });
    }
}
