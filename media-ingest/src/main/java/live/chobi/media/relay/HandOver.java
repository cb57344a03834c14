package live.chobi.media.relay;

import io.netty.buffer.ByteBuf;
import io.netty.channel.EventLoop;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import live.chobi.media.stream.Frame;

/// Carries calls of a stream to another event loop, in their order, and no more frames than a limit. Any thread; what
/// is carried runs on `loop`, and at once when that is the caller's.
final class HandOver {
    private final EventLoop loop;
    private final int framesMax;
    private final AtomicInteger underWay = new AtomicInteger();

    HandOver(EventLoop loop, int framesMax) {
        this.loop = loop;
        this.framesMax = framesMax;
    }

    void run(Runnable task) {
        if (loop.inEventLoop()) {
            task.run();
        } else {
            try {
                loop.execute(task);
            } catch (RejectedExecutionException _) {
                // The node stops, and its connections are gone with the loop.
            }
        }
    }

    /// The frame stays the caller's.
    ///
    /// @param full instead of `taker`, on `loop`, when too many are under way
    void frame(Frame frame, Consumer<Frame> taker, Runnable full) {
        if (loop.inEventLoop()) {
            taker.accept(frame);
            return;
        }
        if (underWay.get() >= framesMax) {
            run(full);
            return;
        }
        ByteBuf payload = frame.payload().retain();
        underWay.incrementAndGet();
        try {
            loop.execute(() -> {
                underWay.decrementAndGet();
                try {
                    taker.accept(frame);
                } finally {
                    payload.release();
                }
            });
        } catch (RejectedExecutionException _) {
            underWay.decrementAndGet();
            payload.release();
        }
    }
}
