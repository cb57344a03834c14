package live.chobi.server.http;

import io.netty.buffer.ByteBuf;
import java.io.EOFException;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// A request's body on its way to a route that takes it as it comes. Filled on the connection's event loop and emptied
/// by one virtual thread; while [#HELD_MAX] bytes wait here, nothing more is read from the connection, and over HTTP/2
/// the stream's window stays closed.
public final class BodyStream {
    /// Enough to keep a disk busy, and little beside what the sockets hold.
    static final int HELD_MAX = 262_144;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final ArrayDeque<ByteBuf> pieces = new ArrayDeque<>();
    private final Runnable hasRoom;
    private int held;
    private boolean whole;
    private boolean cut;

    /// @param hasRoom called on the reader's thread when there is room again after there was none
    BodyStream(Runnable hasRoom) {
        this.hasRoom = hasRoom;
    }

    /// Retains what it takes.
    void put(ByteBuf piece) {
        lock.lock();
        try {
            if (!cut && piece.isReadable()) {
                pieces.add(piece.retain());
                held += piece.readableBytes();
                changed.signal();
            }
        } finally {
            lock.unlock();
        }
    }

    boolean isFull() {
        lock.lock();
        try {
            return held >= HELD_MAX && !cut;
        } finally {
            lock.unlock();
        }
    }

    /// Bytes that wait here.
    int held() {
        lock.lock();
        try {
            return held;
        } finally {
            lock.unlock();
        }
    }

    /// The client has sent all of it.
    void end() {
        lock.lock();
        try {
            whole = true;
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    boolean isWhole() {
        lock.lock();
        try {
            return whole;
        } finally {
            lock.unlock();
        }
    }

    /// The client has gone. What came before can still be read, unless the reader has left too.
    void cut() {
        lock.lock();
        try {
            cut = true;
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    /// Ends the reading from another thread, or says that nobody reads on: what is waiting is thrown away, and so is
    /// what still comes.
    public void cancel() {
        lock.lock();
        try {
            cut = true;
            pieces.forEach(ByteBuf::release);
            pieces.clear();
            held = 0;
            changed.signal();
        } finally {
            lock.unlock();
        }
        hasRoom.run();
    }

    /// Waits for the next piece, which the caller releases; empty at the body's end. Throws [EOFException] when the
    /// client left before it, or the reading was cancelled. Virtual threads, one at a time.
    public Optional<ByteBuf> next() throws EOFException, InterruptedException {
        boolean roomAgain;
        ByteBuf piece;
        lock.lock();
        try {
            while (pieces.isEmpty()) {
                if (whole) {
                    return Optional.empty();
                }
                if (cut) {
                    throw new EOFException("the client left before the end of the body");
                }
                changed.await();
            }
            piece = pieces.remove();
            roomAgain = held >= HELD_MAX && held - piece.readableBytes() < HELD_MAX;
            held -= piece.readableBytes();
        } finally {
            lock.unlock();
        }
        if (roomAgain) {
            hasRoom.run();
        }
        return Optional.of(piece);
    }
}
