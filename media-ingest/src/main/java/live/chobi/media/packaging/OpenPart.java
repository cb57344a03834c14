package live.chobi.media.packaging;

import io.netty.buffer.ByteBuf;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/// A part that is being made, chunk by chunk, and those who take its bytes as they come. Its name is known before its
/// first byte: playlists hint at it. [#append] and [#close] belong to the stream's event loop; the rest any thread.
final class OpenPart implements GrowingBody {
    private final String name;
    private final Set<Follower> followers = ConcurrentHashMap.newKeySet();
    private volatile ByteBuf[] chunks = {};
    private volatile boolean closed;

    OpenPart(String name) {
        this.name = name;
    }

    String name() {
        return name;
    }

    /// @param chunk on the heap, from now on shared and never changed
    void append(ByteBuf chunk) {
        ByteBuf[] more = Arrays.copyOf(chunks, chunks.length + 1);
        more[more.length - 1] = chunk;
        chunks = more;
        followers.forEach(Follower::drain);
    }

    void close() {
        closed = true;
        followers.forEach(Follower::drain);
    }

    List<ByteBuf> chunks() {
        return List.of(chunks);
    }

    boolean isEmpty() {
        return chunks.length == 0;
    }

    @Override
    public Runnable subscribe(Sink sink) {
        var follower = new Follower(sink);
        followers.add(follower);
        follower.drain();
        return follower::stop;
    }

    /// A sink and how far it is. Whoever enters [#drain] first delivers, also for those who find it busy.
    private final class Follower {
        private final Sink sink;
        private final AtomicInteger calls = new AtomicInteger();
        private volatile boolean stopped;
        private int next;

        Follower(Sink sink) {
            this.sink = sink;
        }

        void drain() {
            if (calls.getAndIncrement() > 0) {
                return;
            }
            int seen = 1;
            while (seen > 0) {
                deliver();
                seen = calls.addAndGet(-seen);
            }
        }

        private void deliver() {
            boolean complete = closed; // Before the chunks: nothing comes after it.
            ByteBuf[] present = chunks;
            while (!stopped && next < present.length) {
                sink.bytes(SharedBytes.unreleasable(present[next++]));
            }
            if (!stopped && complete) {
                stop();
                sink.end();
            }
        }

        void stop() {
            stopped = true;
            followers.remove(this);
        }
    }
}
