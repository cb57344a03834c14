package live.chobi.chat.messages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.time.Duration;
import java.util.Random;
import live.chobi.chat.standing.Wording;
import live.chobi.kernel.Problem;
import live.chobi.kernel.ProblemCode;
import live.chobi.kernel.UserId;
import live.chobi.testkit.SetClock;
import org.junit.jupiter.api.Test;

/// How often one may say the same. The clock stands still unless time passes.
class SimilarityGateTest {
    private final UserId ana = UserId.next();
    private final UserId bob = UserId.next();
    private final SetClock clock = new SetClock();
    private final SimilarityGate gate = new SimilarityGate(true, clock);

    /// `passes`, or the wait in milliseconds.
    private String say(UserId user, String text) {
        try {
            gate.pass(user, Wording.of(text));
            return "passes";
        } catch (Problem refusal) {
            assertThat(refusal.code()).isEqualTo(ProblemCode.TOO_MANY_REQUESTS);
            assertThat(refusal.reason()).isEqualTo("chat_similar");
            return "wait " + refusal.retryAfter().orElseThrow().toMillis();
        }
    }

    private void sayAsOftenAsMayBe(String text) {
        for (int i = 0; i < SimilarityGate.SIMILAR_MAX; i++) {
            assertThat(say(ana, text)).isEqualTo("passes");
        }
    }

    @Test
    void the_same_each_second_always_passes_however_the_network_shakes_it() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        SetClock shaken = new SetClock();
        SimilarityGate shakenGate = new SimilarityGate(true, shaken);
        int before = 0;
        for (int second = 0; second < 1_000; second++) {
            int jitter = random.nextInt(900);
            shaken.pass(Duration.ofMillis(1_000 + jitter - before));
            before = jitter;
            assertThatCode(() -> shakenGate.pass(ana, Wording.of("the same"))).as("seed %d", seed)
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void one_too_many_is_told_how_long_to_wait() {
        sayAsOftenAsMayBe("buy my coins, the cheapest coins");
        assertThat(say(ana, "buy my coins, the cheapest coins")).isEqualTo("wait 10000");
        clock.pass(SimilarityGate.WINDOW);
        assertThat(say(ana, "buy my coins, the cheapest coins")).isEqualTo("passes");
    }

    @Test
    void a_changed_letter_or_another_spelling_is_the_same() {
        sayAsOftenAsMayBe("buy my coins, the cheapest coins");
        assertThat(say(ana, "BUY my c o i n s, the cheapest coins!!")).startsWith("wait");
        assertThat(say(ana, "buy my coins, the cheapest coins 1")).startsWith("wait");
    }

    @Test
    void something_else_passes_and_so_does_somebody_else() {
        sayAsOftenAsMayBe("buy my coins, the cheapest coins");
        assertThat(say(ana, "what a goal")).isEqualTo("passes");
        assertThat(say(bob, "buy my coins, the cheapest coins")).isEqualTo("passes");
    }

    @Test
    void short_texts_are_the_same_only_when_they_are() {
        sayAsOftenAsMayBe("1");
        assertThat(say(ana, "2")).isEqualTo("passes");
        assertThat(say(ana, "😀")).isEqualTo("passes");
        assertThat(say(ana, "1")).startsWith("wait");
    }

    @Test
    void switched_off_it_takes_everything() {
        SimilarityGate open = new SimilarityGate(false, clock);
        for (int i = 0; i < 100; i++) {
            assertThatCode(() -> open.pass(ana, Wording.of("x"))).doesNotThrowAnyException();
        }
    }
}
