package live.chobi.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// A bounded queue in front of one owner.
class MailboxTest {
    /// An executor that runs what it was given when the test says so.
    private static final class ByHand implements Executor {
        final Queue<Runnable> turns = new ArrayDeque<>();

        @Override
        public void execute(Runnable turn) {
            turns.add(turn);
        }

        void runAll() {
            for (Runnable turn = turns.poll(); turn != null; turn = turns.poll()) {
                turn.run();
            }
        }
    }

    private final ByHand owner = new ByHand();
    private final List<Integer> handled = new ArrayList<>();

    private Mailbox<Integer> mailbox(int capacity) {
        return new Mailbox<>(capacity, owner, handled::add);
    }

    private static void offerAll(Mailbox<Integer> mailbox, int from, int to) {
        IntStream.rangeClosed(from, to).forEach(it -> assertThat(mailbox.offer(it)).isTrue());
    }

    @Test
    void commands_are_handled_in_order_on_the_owner_only() {
        Mailbox<Integer> mailbox = mailbox(10);
        offerAll(mailbox, 1, 3);
        assertThat(handled).as("nothing on the thread that offers").isEmpty();
        assertThat(owner.turns).as("one turn for all").hasSize(1);
        owner.runAll();
        assertThat(handled).containsExactly(1, 2, 3);
    }

    @Test
    void a_full_mailbox_refuses_at_once_and_takes_again_when_there_is_room() {
        Mailbox<Integer> mailbox = mailbox(2);
        offerAll(mailbox, 1, 2);
        assertThat(mailbox.offer(3)).isFalse();
        owner.runAll();
        offerAll(mailbox, 4, 4);
        owner.runAll();
        assertThat(handled).containsExactly(1, 2, 4);
    }

    @Test
    void a_handler_that_fails_does_not_stop_the_commands_after_it() {
        Mailbox<Integer> mailbox = new Mailbox<>(10, owner, it -> {
            if (it == 2) {
                throw new IllegalStateException("poison");
            }
            handled.add(it);
        });
        offerAll(mailbox, 1, 3);
        assertThatThrownBy(owner::runAll).hasMessage("poison");
        owner.runAll();
        offerAll(mailbox, 4, 4);
        owner.runAll();
        assertThat(handled).containsExactly(1, 3, 4);
    }

    @Test
    void others_on_the_same_owner_get_their_turn_after_256_commands() {
        Mailbox<Integer> mailbox = mailbox(1_000);
        offerAll(mailbox, 1, 300);
        owner.execute(() -> handled.add(-1));
        owner.runAll();
        assertThat(handled).hasSize(301);
        assertThat(handled.indexOf(-1)).isEqualTo(256);
    }

    @Test
    void under_many_threads_nothing_is_lost_and_the_handler_is_never_entered_twice() throws Exception {
        int threads = 4;
        int each = 5_000;
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger overlaps = new AtomicInteger();
        CountDownLatch all = new CountDownLatch(threads * each);
        List<Integer> order = Collections.synchronizedList(new ArrayList<>());
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            Mailbox<Integer> mailbox = new Mailbox<>(threads * each, pool, it -> {
                overlaps.addAndGet(inside.getAndIncrement());
                order.add(it);
                inside.decrementAndGet();
                all.countDown();
            });
            for (int thread = 0; thread < threads; thread++) {
                int first = thread * each;
                pool.execute(() -> IntStream.range(first, first + each).forEach(it -> {
                    boolean _ = mailbox.offer(it);
                }));
            }
            assertThat(all.await(20, TimeUnit.SECONDS)).as("all handled").isTrue();
        }
        assertThat(overlaps).hasValue(0);
        for (int thread = 0; thread < threads; thread++) {
            int first = thread * each;
            assertThat(order.stream().filter(it -> it >= first && it < first + each).toList())
                    .as("in the order of the thread that offered").isSorted().hasSize(each);
        }
    }
}
