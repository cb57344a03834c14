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

/// The work of one client: begun in order, the next when the one before has ended or only waits.
class TurnsTest {
    /// An executor that runs what it was given when the test says so.
    private static final class ByHand implements Executor {
        final Queue<Runnable> pieces = new ArrayDeque<>();

        @Override
        public void execute(Runnable piece) {
            pieces.add(piece);
        }

        void runAll() {
            for (Runnable piece = pieces.poll(); piece != null; piece = pieces.poll()) {
                piece.run();
            }
        }
    }

    private final ByHand executor = new ByHand();
    private final List<String> seen = new ArrayList<>();
    private final Turns turns = new Turns(3, executor);

    private void offer(String name, boolean mayGiveWay) {
        assertThat(turns.offer(() -> {
            seen.add(name + " begins");
            Turns.giveWay();
            seen.add(name + " has " + executor.pieces.size() + " behind it");
        }, mayGiveWay)).isTrue();
    }

    @Test
    void pieces_run_in_order_each_when_the_one_before_has_ended() {
        offer("join", false);
        offer("leave", false);
        assertThat(seen).as("nothing on the thread that offers").isEmpty();

        executor.runAll();

        assertThat(seen).containsExactly("join begins", "join has 0 behind it", "leave begins",
                "leave has 0 behind it");
    }

    @Test
    void a_piece_that_gives_way_lets_one_begin_before_it_has_ended() {
        offer("first", true);
        offer("second", true);
        offer("third", true);

        executor.runAll();

        assertThat(seen).containsExactly("first begins", "first has 1 behind it", "second begins",
                "second has 1 behind it", "third begins", "third has 0 behind it");
    }

    @Test
    void whoever_gives_way_twice_lets_only_one_begin() {
        boolean _ = turns.offer(() -> {
            Turns.giveWay();
            Turns.giveWay();
            seen.add(executor.pieces.size() + " may begin");
        }, true);
        offer("second", true);
        offer("third", true);

        executor.runAll();

        assertThat(seen).first().isEqualTo("1 may begin");
        assertThat(seen).filteredOn(it -> it.endsWith("begins")).containsExactly("second begins", "third begins");
    }

    @Test
    void outside_of_any_turn_giving_way_is_nothing() {
        Turns.giveWay();

        offer("first", true);
        executor.runAll();

        assertThat(seen).hasSize(2);
    }

    @Test
    void one_piece_too_many_is_refused_until_one_has_ended_and_those_that_gave_way_count() {
        List<Boolean> taken = new ArrayList<>();
        boolean _ = turns.offer(() -> {
            Turns.giveWay();
            IntStream.range(0, 3).forEach(_ -> taken.add(turns.offer(() -> seen.add("ran"), true)));
        }, true);

        executor.runAll();

        assertThat(taken).containsExactly(true, true, false);
        assertThat(seen).containsExactly("ran", "ran");
        offer("later", true);
    }

    @Test
    void a_piece_that_fails_does_not_stop_the_pieces_after_it() {
        boolean _ = turns.offer(() -> {
            throw new IllegalStateException("poison");
        }, true);
        offer("second", true);

        assertThatThrownBy(executor::runAll).hasMessage("poison");
        executor.runAll();

        assertThat(seen).first().isEqualTo("second begins");
        IntStream.range(0, 3).forEach(it -> offer("again " + it, true));
    }

    @Test
    void under_many_threads_nothing_is_lost_and_no_two_pieces_are_at_their_beginning_at_once() throws Exception {
        int threads = 4;
        int each = 2_000;
        AtomicInteger beginning = new AtomicInteger();
        AtomicInteger overlaps = new AtomicInteger();
        CountDownLatch all = new CountDownLatch(threads * each);
        List<Integer> order = Collections.synchronizedList(new ArrayList<>());
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            Turns many = new Turns(threads * each, pool);
            for (int thread = 0; thread < threads; thread++) {
                int first = thread * each;
                pool.execute(() -> IntStream.range(first, first + each).forEach(it -> {
                    boolean _ = many.offer(() -> {
                        overlaps.addAndGet(beginning.getAndIncrement());
                        order.add(it);
                        beginning.decrementAndGet();
                        Turns.giveWay();
                        all.countDown();
                    }, true);
                }));
            }
            assertThat(all.await(20, TimeUnit.SECONDS)).as("all done").isTrue();
        }
        assertThat(overlaps).hasValue(0);
        for (int thread = 0; thread < threads; thread++) {
            int first = thread * each;
            assertThat(order.stream().filter(it -> it >= first && it < first + each).toList())
                    .as("in the order of the thread that offered").isSorted().hasSize(each);
        }
    }
}
