package live.chobi.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PumpTest {
    /// In memory; says how much it was asked for.
    private static final class Waiting implements Pump.Queue {
        private final BlockingQueue<Runnable> pieces = new LinkedBlockingQueue<>();
        private final List<Integer> asked = Collections.synchronizedList(new ArrayList<>());

        @Override
        public boolean isDue() {
            return !pieces.isEmpty();
        }

        @Override
        public List<Runnable> claim(int max) {
            asked.add(max);
            List<Runnable> claimed = new ArrayList<>();
            pieces.drainTo(claimed, max);
            return claimed;
        }
    }

    private final Waiting waiting = new Waiting();

    @Test
    void a_turn_does_what_is_due_and_no_more_than_there_is_room_for() {
        var done = new AtomicInteger();
        for (int i = 0; i < Pump.UNDER_WAY_MAX + 6; i++) {
            waiting.pieces.add(done::incrementAndGet);
        }
        try (var pump = new Pump("test", 1, waiting)) {
            assertThat(pump.turn()).isEqualTo(Pump.UNDER_WAY_MAX);
            assertThat(done).hasValue(Pump.UNDER_WAY_MAX);
            assertThat(pump.turn()).isEqualTo(6);
            assertThat(done).hasValue(Pump.UNDER_WAY_MAX + 6);
            assertThat(waiting.asked).as("what ended made room").containsExactly(Pump.UNDER_WAY_MAX,
                    Pump.UNDER_WAY_MAX);
        }
    }

    @Test
    void what_fails_gives_its_room_back() {
        try (var pump = new Pump("test", 1, waiting)) {
            for (int round = 0; round < 2; round++) {
                for (int i = 0; i < Pump.UNDER_WAY_MAX; i++) {
                    waiting.pieces.add(() -> {
                        throw new IllegalStateException("the database is away");
                    });
                }
                assertThat(pump.turn()).as("round %d", round).isEqualTo(Pump.UNDER_WAY_MAX);
            }
        }
    }

    @Test
    void what_takes_long_does_not_hold_up_the_rest() throws InterruptedException {
        var end = new CountDownLatch(1);
        var begun = new CountDownLatch(Pump.UNDER_WAY_MAX - 1);
        var quick = new CountDownLatch(1);
        for (int i = 0; i < Pump.UNDER_WAY_MAX - 1; i++) {
            waiting.pieces.add(() -> {
                begun.countDown();
                try {
                    end.await();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            });
        }
        try (var pump = new Pump("test", 1, waiting)) {
            pump.start();
            pump.wake();
            begun.await();
            waiting.pieces.add(quick::countDown);
            pump.wake();
            assertThat(quick.await(50, TimeUnit.SECONDS)).as("in the room that is left").isTrue();
            end.countDown();
        }
        assertThat(waiting.asked).as("never more than there is room for").isNotEmpty()
                .allMatch(it -> it <= Pump.UNDER_WAY_MAX);
    }
}
