package live.chobi.media.play;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.ReferenceCountUtil;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import live.chobi.kernel.SessionId;
import org.jspecify.annotations.Nullable;

/// One who plays over HTTP-FLV: the last handler of a connection that has been asked for a stream. Owner: the channel's
/// event loop.
///
/// It writes plain bytes, at the end an empty buffer: whoever takes the request removes its own handlers when `onStart`
/// is called, and has written the response's head then. The channel closes with the stream.
public final class FlvPlayer extends ChannelInboundHandlerAdapter implements Visit.Host {
    private final Channel channel;
    private final Consumer<FlvPlayer> onStart;
    private final BiConsumer<Visit.Cause, String> onRefusal;
    private @Nullable Visit visit;
    private boolean started;
    private boolean over;

    private FlvPlayer(Channel channel, Consumer<FlvPlayer> onStart, BiConsumer<Visit.Cause, String> onRefusal) {
        this.channel = channel;
        this.onStart = onStart;
        this.onRefusal = onRefusal;
    }

    /// Asks for the session; exactly one of the two is called, possibly before this returns, unless the connection
    /// closes.
    ///
    /// @param onStart writes the head of the response: tags follow, by this handler
    /// @param onRefusal writes another response; the handler is gone by then
    public static void begin(PlayDesk desk, Channel channel, SessionId session, Optional<String> token, String address,
            Consumer<FlvPlayer> onStart, BiConsumer<Visit.Cause, String> onRefusal) {
        var player = new FlvPlayer(channel, onStart, onRefusal);
        channel.pipeline().addLast(player);
        Visit begun = Visit.begin(desk, channel, FlvFraming.INSTANCE, session, token, address, player);
        player.visit = begun;
        if (player.over) {
            begun.leave();
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (started) {
            ReferenceCountUtil.release(message); // Nothing more is expected of a player.
        } else {
            context.fireChannelRead(message);
        }
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        if (visit != null) {
            visit.player().drained();
        }
        context.fireChannelWritabilityChanged();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        finish();
        context.fireChannelInactive();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        var _ = context.close(); // A reset by the peer.
    }

    @Override
    public void started() {
        started = true;
        onStart.accept(this);
    }

    @Override
    public void refused(Visit.Cause cause, String reason) {
        finish();
        if (started) {
            close();
        } else {
            channel.pipeline().remove(this);
            onRefusal.accept(cause, reason);
        }
    }

    /// Players of HTTP-FLV do not say what they decode.
    @Override
    public boolean accepts(StreamHeaders headers) {
        return true;
    }

    @Override
    public void interrupted() {
        // It stays: more may come.
    }

    @Override
    public void resumed() {
        // The frames tell.
    }

    @Override
    public void ended() {
        finish();
        close();
    }

    @Override
    public void tooSlow() {
        finish();
        var _ = channel.close();
    }

    private void finish() {
        over = true;
        if (visit != null) {
            visit.leave();
        }
    }

    /// Once what was written is sent.
    private void close() {
        channel.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
    }
}
