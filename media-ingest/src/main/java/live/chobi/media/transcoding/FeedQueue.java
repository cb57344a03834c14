package live.chobi.media.transcoding;

import io.netty.buffer.ByteBuf;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/// What is on its way to the program, bounded in bytes and in time. Any thread; one thread takes, and may wait.
final class FeedQueue {
    /// About three seconds of 20 Mbit/s.
    static final long BYTES_MAX = 8L << 20;
    /// A program that is further behind makes renditions nobody wants.
    static final long SPAN_MAX_MS = 3_000;

    /// The bytes that belong together. Whoever holds it releases both.
    ///
    /// @param payload after the head
    record Piece(ByteBuf head, ByteBuf payload, long timestampMs) {
        int bytes() {
            return head.readableBytes() + payload.readableBytes();
        }

        void release() {
            head.release();
            payload.release();
        }
    }

    private final Deque<Piece> pieces = new ArrayDeque<>();
    private long bytes;
    private boolean finished;
    private boolean closed;

    /// Takes over the piece, also when the answer is false: there was no room.
    synchronized boolean offer(Piece piece) {
        Piece oldest = pieces.peek();
        boolean full = oldest != null && (bytes + piece.bytes() > BYTES_MAX
                || piece.timestampMs() - oldest.timestampMs() > SPAN_MAX_MS);
        if (closed || finished || full) {
            piece.release();
            return false;
        }
        pieces.add(piece);
        bytes += piece.bytes();
        notifyAll();
        return true;
    }

    /// Waits for the next; null when there will be none.
    synchronized @Nullable Piece take() throws InterruptedException {
        while (pieces.isEmpty() && !finished && !closed) {
            wait();
        }
        Piece piece = pieces.poll();
        if (piece != null) {
            bytes -= piece.bytes();
        }
        return piece;
    }

    /// Nothing more is offered; what is there is still taken.
    synchronized void finish() {
        finished = true;
        notifyAll();
    }

    /// Nothing is taken any more.
    synchronized void close() {
        closed = true;
        pieces.forEach(Piece::release);
        pieces.clear();
        bytes = 0;
        notifyAll();
    }
}
