package live.chobi.server.rpc;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import live.chobi.server.http.GrowingBody;
import org.junit.jupiter.api.Test;

class PacedSinkTest {
    private static final int PIECE = 65_536;

    private final AtomicLong nanos = new AtomicLong();
    private final Network network = new Network();
    private final PacedSink paced = new PacedSink(network, 2 * PIECE, Duration.ofSeconds(5), nanos::get);

    /// Takes bytes only when it is told to, or all at once.
    private static final class Network implements GrowingBody.Sink {
        private final Deque<Runnable> waiting = new ArrayDeque<>();
        private final StringBuilder seen = new StringBuilder();
        private boolean isQuick;

        @Override
        public synchronized void bytes(ByteBuf bytes, Runnable taken) {
            seen.append(bytes.toString(StandardCharsets.US_ASCII));
            bytes.release();
            if (isQuick) {
                taken.run();
            } else {
                waiting.add(taken);
            }
        }

        synchronized int held() {
            return waiting.size();
        }

        void takeOne() {
            Runnable first;
            synchronized (this) {
                first = waiting.remove();
            }
            first.run();
        }

        @Override
        public void end() {
            throw new AssertionError("nobody ends it here");
        }

        @Override
        public void failed() {
            throw new AssertionError("nobody tears it here");
        }
    }

    private static ByteBuf text(int length) {
        return Unpooled.copiedBuffer("x".repeat(length), StandardCharsets.US_ASCII);
    }

    private CompletableFuture<Boolean> sending(ByteBuf bytes) {
        var sent = new CompletableFuture<Boolean>();
        Thread.ofVirtual().start(() -> {
            try {
                sent.complete(paced.send(bytes));
            } catch (InterruptedException e) {
                sent.completeExceptionally(e);
            }
        });
        return sent;
    }

    private void awaitHeld(int pieces) {
        while (network.held() < pieces) {
            Thread.onSpinWait();
        }
    }

    @Test
    void a_long_answer_goes_in_pieces_as_the_client_takes_them() {
        ByteBuf bytes = text(4 * PIECE + 1);
        CompletableFuture<Boolean> sent = sending(bytes);
        awaitHeld(2);
        assertThat(sent).isNotDone();
        network.takeOne();
        awaitHeld(2);
        network.takeOne();
        network.takeOne();
        awaitHeld(2);
        network.takeOne();
        assertThat(sent).succeedsWithin(Duration.ofSeconds(20)).isEqualTo(true);
        assertThat(network.seen).hasSize(4 * PIECE + 1);
        assertThat(bytes.refCnt()).isZero();
    }

    @Test
    void one_piece_always_goes_and_the_time_without_room_is_limited() throws InterruptedException {
        var hasty = new PacedSink(network, 1, Duration.ZERO, nanos::get);
        assertThat(hasty.send(text(10))).isTrue();
        ByteBuf second = text(10);
        assertThat(hasty.send(second)).isFalse();
        assertThat(second.refCnt()).isZero();
        network.takeOne();
        assertThat(hasty.send(text(10))).isTrue();
    }

    @Test
    void nothing_is_said_in_the_midst_of_something_else() {
        CompletableFuture<Boolean> sent = sending(text(3 * PIECE));
        awaitHeld(2);
        assertThat(paced.sayBetween(text(1))).isFalse();
        assertThat(paced.stop()).as("what is on its way is not whole").isFalse();
        assertThat(sent).succeedsWithin(Duration.ofSeconds(20)).isEqualTo(false);
        assertThat(network.seen).hasSize(2 * PIECE);
    }

    @Test
    void something_small_is_said_when_all_was_read() throws InterruptedException {
        network.isQuick = true;
        assertThat(paced.send(text(5))).isTrue();
        assertThat(paced.sayBetween(text(2))).isTrue();
        assertThat(paced.stop()).isTrue();
        assertThat(paced.send(text(5))).isFalse();
        assertThat(paced.sayBetween(text(2))).isFalse();
        assertThat(network.seen).hasSize(7);
    }
}
