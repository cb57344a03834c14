package live.chobi.bench.media;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/// Encoders in real time: each sends the clip without end. The bodies are cut into chunks once and shared.
public final class Publishers implements AutoCloseable {
    private static final int TICK_MS = 5;
    private static final int STAGGER_MS = 20;
    private static final int CONNECTED_MAX_MS = 15_000;
    private static final int HEAD_BYTES = 5;

    private final LoadLoop loop = new LoadLoop();
    private final Clip clip;
    private final List<ByteBuf> bodies;
    private final List<Publisher> publishers = new ArrayList<>();

    private Publishers(Clip clip) {
        this.clip = clip;
        this.bodies = clip.tags().stream()
                .map(tag -> RtmpClient.chunked(PooledByteBufAllocator.DEFAULT, chunkStream(tag), tag.body())).toList();
    }

    /// Returns when all of them publish; throws [IllegalStateException] with the server's reason otherwise.
    ///
    /// @param stamped whether every picture carries the wall clock; costs a copy per frame
    public static Publishers start(Clip clip, int count, IntFunction<URI> url, boolean stamped)
            throws InterruptedException {
        var all = new Publishers(clip);
        try {
            for (int i = 0; i < count; i++) {
                var publisher = all.new Publisher(url.apply(i), stamped);
                all.publishers.add(publisher);
                all.loop.connect(publisher).sync();
                Thread.sleep(STAGGER_MS);
            }
            all.awaitReady();
            all.loop.every(TICK_MS, () -> all.publishers.forEach(Publisher::tick));
            return all;
        } catch (InterruptedException | RuntimeException e) {
            all.close();
            throw e;
        }
    }

    private void awaitReady() throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(CONNECTED_MAX_MS);
        while (!publishers.stream().allMatch(it -> it.started)) {
            requireAlive();
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("the server did not let all encoders publish in time");
            }
            Thread.sleep(TICK_MS);
        }
    }

    /// Throws when one was thrown out: a figure without it would flatter the server.
    public void requireAlive() {
        publishers.stream().filter(it -> it.isClosed() || it.failure().isPresent()).findAny().ifPresent(it -> {
            throw new IllegalStateException("an encoder was closed: " + it.failure().orElse("no reason given"));
        });
    }

    private static int chunkStream(Clip.Tag tag) {
        return tag.type() == Clip.VIDEO ? 6 : 4;
    }

    @Override
    public void close() {
        loop.close();
        bodies.forEach(ByteBuf::release);
    }

    private final class Publisher extends RtmpClient {
        private final boolean stamped;
        private volatile boolean started;
        private @Nullable Channel channel;
        private long startNanos;
        private long loops;
        private int next;

        Publisher(URI url, boolean stamped) {
            super(url, "publish");
            this.stamped = stamped;
        }

        @Override
        void ready(ChannelHandlerContext context) {
            channel = context.channel();
            startNanos = System.nanoTime();
            started = true;
        }

        @Override
        void media(int type, long timestampMs, byte[] head, int kept) {
            // A server sends none to its encoders.
        }

        private void tick() {
            Channel open = channel;
            if (open == null || isClosed() || !open.isWritable()) {
                return;
            }
            long due = (System.nanoTime() - startNanos) / 1_000_000;
            boolean wrote = false;
            while (loops * clip.lengthMs() + clip.tags().get(next).timeMs() <= due) {
                send(open, next, loops * clip.lengthMs() + clip.tags().get(next).timeMs());
                wrote = true;
                next++;
                if (next == clip.tags().size()) {
                    next = 0;
                    loops++;
                }
            }
            if (wrote) {
                open.flush();
            }
        }

        private void send(Channel open, int index, long timeMs) {
            Clip.Tag tag = clip.tags().get(index);
            boolean stamp = stamped && tag.isPicture();
            byte[] unit = stamp ? Stamp.unit(Stamp.nowMicros()) : new byte[0];
            ByteBuf body = stamp
                    ? RtmpClient.chunked(open.alloc(), chunkStream(tag), slice(tag.body(), 0, HEAD_BYTES), unit,
                            slice(tag.body(), HEAD_BYTES, tag.body().length))
                    : bodies.get(index).retainedDuplicate();
            ByteBuf head = open.alloc().directBuffer(12);
            messageHeader(head, chunkStream(tag), timeMs, tag.body().length + unit.length, tag.type(), 1);
            var _ = open.write(head, open.voidPromise());
            var _ = open.write(body, open.voidPromise());
        }
    }

    private static byte[] slice(byte[] bytes, int from, int to) {
        return Arrays.copyOfRange(bytes, from, to);
    }
}
