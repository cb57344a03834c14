package live.chobi.server.rpc;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;
import live.chobi.server.http.GrowingBody;
import org.jspecify.annotations.Nullable;

/// The answers of a batch as lines of JSON, each call's as soon as it is there (`httpBatchStreamLink`).
///
/// The first line promises a chunk for each call; a chunk is `[id, status, value]`, and a value `[[data], [key, type,
/// id]…]` names the chunks that its own promises are kept by. A result is promised twice more, for the reference's
/// server promises it so. The calls answer from any thread; the lines of one call go out together.
final class StreamedBatch implements GrowingBody {
    private static final int UNREAD_MAX = 1 << 20;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final int size;
    private final Runnable start;
    private final Executor virtualThreads;
    private final Runnable cutOff;
    private final ReentrantLock turn = new ReentrantLock();
    private @Nullable PacedSink paced;
    private @Nullable Sink sink;
    private volatile boolean gone;
    private int pending;
    private int nextChunk;

    /// @param start called once somebody reads; [#answered] may be called from then on
    /// @param cutOff called when the client has left its answers unread for too long
    StreamedBatch(int size, Runnable start, Executor virtualThreads, Runnable cutOff) {
        this.size = size;
        this.start = start;
        this.virtualThreads = virtualThreads;
        this.cutOff = cutOff;
        this.pending = size;
        this.nextChunk = size;
    }

    @Override
    public Runnable subscribe(Sink to) {
        PacedSink pacing = new PacedSink(to, UNREAD_MAX, PATIENCE, System::nanoTime);
        turn.lock();
        try {
            sink = to;
            paced = pacing;
        } finally {
            turn.unlock();
        }
        to.bytes(ascii(head()));
        start.run();
        // Calls that were begun are carried through: the client may only have lost its connection.
        return () -> {
            gone = true;
            var _ = pacing.stop();
        };
    }

    private String head() {
        var head = new StringBuilder("{");
        for (int i = 0; i < size; i++) {
            head.append(i == 0 ? "" : ",").append('"').append(i).append("\":[[0],[null,0,").append(i).append("]]");
        }
        return head.append("}\n").toString();
    }

    /// Does not block: the answer may come from the clock.
    void answered(int index, RpcAnswer answer) {
        virtualThreads.execute(() -> send(index, answer));
    }

    private void send(int index, RpcAnswer answer) {
        turn.lock();
        try {
            PacedSink to = paced;
            if (to == null || sink == null) {
                throw new IllegalStateException("a call was started before somebody read");
            }
            if (gone) {
                return;
            }
            if (to.send(lines(index, answer))) {
                pending--;
                if (pending == 0) {
                    sink.end();
                }
            } else if (!gone) {
                gone = true;
                cutOff.run();
                sink.failed();
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts this", e);
        } finally {
            turn.unlock();
        }
    }

    private ByteBuf lines(int index, RpcAnswer answer) {
        if (answer.form() == RpcAnswer.Form.ERROR) {
            return Unpooled.wrappedBuffer(ascii("[" + index + ",0,[["), answer.json(), ascii("]]]\n"));
        }
        int result = nextChunk++;
        int data = nextChunk++;
        ByteBuf head = ascii("[" + index + ",0,[[{\"result\":0}],[\"result\",0," + result + "]]]\n[" + result
                + ",0,[[{\"data\":0}],[\"data\",0," + data + "]]]\n[" + data + ",0,[[");
        return Unpooled.wrappedBuffer(head, answer.json(), ascii("]]]\n"));
    }

    private static ByteBuf ascii(String text) {
        return Unpooled.wrappedBuffer(text.getBytes(StandardCharsets.US_ASCII));
    }
}
