package live.chobi.media.transcoding;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import live.chobi.media.codec.VideoCodec;
import live.chobi.media.codec.VideoConfiguration;
import live.chobi.media.flv.FlvReader;
import live.chobi.media.flv.FlvTag;
import live.chobi.media.stream.Frame;

/// Reads what the program writes of one rung, on a virtual thread of its own, and hands it to the event loop: never
/// more than a few frames, so that a busy loop holds up the program and nobody else.
final class RungPipe {
    /// A key frame of the largest picture; the program is ours, so this only stops nonsense.
    private static final int TAG_MAX = 16 << 20;
    private static final int READ_BYTES = 64 << 10;
    private static final int UNDER_WAY_MAX = 128;
    private static final long JOIN_MAX_MS = 1_000;

    private final ServerSocketChannel listening;
    private final Rung rung;
    private final Predicate<Runnable> loop;
    private final Coder.Listener listener;
    private final LongSupplier baseMs;
    private final Semaphore underWay = new Semaphore(UNDER_WAY_MAX);
    private final FlvReader reader = new FlvReader(TAG_MAX);
    private final Thread thread = Thread.ofVirtual().unstarted(this::run);

    private RungPipe(ServerSocketChannel listening, Rung rung, Predicate<Runnable> loop, Coder.Listener listener,
            LongSupplier baseMs) {
        this.listening = listening;
        this.rung = rung;
        this.loop = loop;
        this.listener = listener;
        this.baseMs = baseMs;
    }

    /// @param listening becomes the pipe's
    /// @param loop runs on the event loop what it is given; false when that is no more
    /// @param baseMs what is added to times; known when the first tag comes
    static RungPipe open(ServerSocketChannel listening, Rung rung, Predicate<Runnable> loop, Coder.Listener listener,
            LongSupplier baseMs) {
        var pipe = new RungPipe(listening, rung, loop, listener, baseMs);
        pipe.thread.start();
        return pipe;
    }

    /// After the program's death: waits for what it wrote before.
    void join() throws InterruptedException {
        if (!thread.join(Duration.ofMillis(JOIN_MAX_MS))) {
            close();
        }
    }

    void close() {
        thread.interrupt(); // Closes the channel it waits for.
        try {
            listening.close();
        } catch (IOException _) {
            // It listens no more either way.
        }
    }

    private void run() {
        try (SocketChannel channel = listening.accept()) {
            ByteBuffer bytes = ByteBuffer.allocate(READ_BYTES);
            while (channel.read(bytes) >= 0) {
                bytes.flip();
                reader.read(Unpooled.wrappedBuffer(bytes), this::tag);
                bytes.clear();
            }
        } catch (IOException | IllegalArgumentException | StoppedException _) {
            // The program's end, or nonsense: the transcoder notices that nothing comes.
        }
    }

    private void tag(int type, long timestampMs, ByteBuf body) {
        if (type != FlvReader.VIDEO) {
            return;
        }
        switch (FlvTag.video(body)) {
            case FlvTag.VideoHeader(VideoCodec codec, ByteBuf payload) -> {
                VideoConfiguration configuration = VideoConfiguration.parse(codec, payload);
                hand(() -> listener.configured(rung, configuration));
            }
            case FlvTag.VideoFrame(_, boolean key, int compositionMs, _, ByteBuf payload) -> {
                long us = (timestampMs + baseMs.getAsLong()) * 1_000;
                var frame = new Frame.Video(us, us + compositionMs * 1_000L, key,
                        Unpooled.buffer(payload.readableBytes()).writeBytes(payload));
                hand(() -> listener.frame(rung, frame));
            }
            default -> {
            }
        }
    }

    private void hand(Runnable task) {
        try {
            underWay.acquire();
        } catch (InterruptedException _) {
            throw new StoppedException();
        }
        boolean taken = loop.test(() -> {
            underWay.release();
            task.run();
        });
        if (!taken) {
            throw new StoppedException();
        }
    }

    /// Nobody wants to hear more.
    private static final class StoppedException extends RuntimeException {
        private static final long serialVersionUID = 1;
    }
}
