package live.chobi.server.rpc;

import io.netty.buffer.ByteBuf;
import java.time.Duration;
import java.util.function.LongSupplier;
import live.chobi.server.http.GrowingBody;

/// Hands a client no more than it has room for. One virtual thread at a time sends and waits; the network says from its
/// event loop what it has taken. Guarded by its monitor.
final class PacedSink {
    /// What goes to the network at once: a long answer is no reason to hold it twice.
    private static final int PIECE_BYTES = 65_536;

    private final GrowingBody.Sink sink;
    private final int unreadMax;
    private final Duration patience;
    private final LongSupplier nanoTime;
    private int unread;
    private boolean sending;
    private boolean over;

    /// @param unreadMax bytes that may be on their way, one piece always
    /// @param patience without any room
    PacedSink(GrowingBody.Sink sink, int unreadMax, Duration patience, LongSupplier nanoTime) {
        this.sink = sink;
        this.unreadMax = unreadMax;
        this.patience = patience;
        this.nanoTime = nanoTime;
    }

    /// Takes the bytes, and waits until the last of them is on its way. False when the client made no room for too
    /// long, or [#stop] came before.
    synchronized boolean send(ByteBuf bytes) throws InterruptedException {
        sending = true;
        try {
            while (bytes.isReadable()) {
                int length = Math.min(PIECE_BYTES, bytes.readableBytes());
                if (!hasRoom(length)) {
                    return false;
                }
                pass(bytes.readRetainedSlice(length), length);
            }
            return true;
        } finally {
            sending = false;
            bytes.release();
        }
    }

    private boolean hasRoom(int length) throws InterruptedException {
        long until = nanoTime.getAsLong() + patience.toNanos();
        while (!over && unread > 0 && unread + length > unreadMax) {
            long leftMs = (until - nanoTime.getAsLong()) / 1_000_000;
            if (leftMs <= 0) {
                return false;
            }
            wait(leftMs);
        }
        return !over;
    }

    /// Says something small at once, unless it would stand in the midst of something else, or be unread for long.
    synchronized boolean sayBetween(ByteBuf bytes) {
        if (over || sending || unread > 0) {
            bytes.release();
            return false;
        }
        pass(bytes, bytes.readableBytes());
        return true;
    }

    private void pass(ByteBuf bytes, int length) {
        unread += length;
        sink.bytes(bytes, () -> taken(length));
    }

    private synchronized void taken(int length) {
        unread -= length;
        notifyAll();
    }

    /// Nothing is sent any more, except what the caller sends itself where this answers true: it would not stand in the
    /// midst of something else.
    synchronized boolean stop() {
        over = true;
        notifyAll();
        return !sending;
    }
}
