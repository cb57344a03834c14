package live.chobi.server.http;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.LastHttpContent;
import java.util.concurrent.RejectedExecutionException;

/// An answer that is sent as it is made. Owner: the channel's event loop; the source calls from any thread.
///
/// The bytes are shared by all who read along, so a slow reader costs what it keeps from being freed: bounded by
/// [#UNREAD_MAX], then the reader is closed.
final class GrowingAnswer implements GrowingBody.Sink {
    /// Two seconds of 8 Mbit/s: more than a part, so that only who does not read at all gets here.
    static final int UNREAD_MAX = 2 << 20;

    private final Channel channel;
    private final EdgeMetrics metrics;
    private Runnable cancel = () -> {
    };
    private int unread;
    private boolean over;

    private GrowingAnswer(Channel channel, EdgeMetrics metrics) {
        this.channel = channel;
        this.metrics = metrics;
    }

    /// Any thread.
    static void send(Exchange exchange, Channel channel, EdgeMetrics metrics, HttpResponse head, GrowingBody source) {
        var answer = new GrowingAnswer(channel, metrics);
        answer.onLoop(() -> {
            exchange.whenGone(answer::stop);
            if (answer.over) {
                return;
            }
            var _ = channel.writeAndFlush(head);
            Runnable subscription = source.subscribe(answer);
            if (answer.over) {
                subscription.run();
            } else {
                answer.cancel = subscription;
            }
        });
    }

    @Override
    public void bytes(ByteBuf bytes, Runnable taken) {
        if (channel.eventLoop().inEventLoop()) {
            take(bytes, taken);
            return;
        }
        try {
            channel.eventLoop().execute(() -> take(bytes, taken));
        } catch (RejectedExecutionException _) {
            bytes.release(); // the server is going down, and nobody waits for this any more
        }
    }

    private void take(ByteBuf bytes, Runnable taken) {
        int length = bytes.readableBytes();
        if (over || length == 0) {
            bytes.release();
            taken.run();
            return;
        }
        if (unread + length > UNREAD_MAX) {
            bytes.release();
            taken.run();
            metrics.slowReaders.inc();
            tear();
            return;
        }
        unread += length;
        channel.writeAndFlush(new DefaultHttpContent(bytes)).addListener(_ -> {
            unread -= length;
            taken.run();
        });
    }

    @Override
    public void end() {
        onLoop(() -> {
            if (!over) {
                over = true;
                var _ = channel.writeAndFlush(LastHttpContent.EMPTY_LAST_CONTENT);
            }
        });
    }

    @Override
    public void failed() {
        onLoop(this::tear);
    }

    /// Ends without an end, so that nobody takes what came for all there was.
    private void tear() {
        if (!over) {
            stop();
            Http2.tear(channel);
        }
    }

    private void stop() {
        over = true;
        cancel.run();
    }

    private void onLoop(Runnable task) {
        if (channel.eventLoop().inEventLoop()) {
            task.run();
            return;
        }
        try {
            channel.eventLoop().execute(task);
        } catch (RejectedExecutionException _) {
            cancel.run(); // the server is going down
        }
    }
}
