package live.chobi.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class TurnstileTest {
    private static final Duration LONG = Duration.ofMinutes(5);

    @Test
    @Timeout(60)
    void a_turn_that_waits_for_something_is_interrupted_and_is_the_last() throws InterruptedException {
        var begun = new CountDownLatch(1);
        var ended = new CountDownLatch(1);
        var turns = new AtomicInteger();
        var turnstile = new Turnstile(LONG);
        turnstile.run("test", () -> {
            turns.incrementAndGet();
            begun.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException _) {
                ended.countDown();
            }
            return LONG;
        });
        begun.await();
        turnstile.interrupt();
        turnstile.close();
        assertThat(ended.getCount()).isZero();
        assertThat(turns).hasValue(1);
        assertThat(turnstile.isOpen()).isFalse();
    }
}
