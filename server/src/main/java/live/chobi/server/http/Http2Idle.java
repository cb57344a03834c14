package live.chobi.server.http;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http2.Http2CodecUtil;

/// Closes an HTTP/2 connection that has had no stream for as long as an HTTP/1.1 connection may idle. Last handler of
/// the connection's pipeline. Owner: its event loop.
final class Http2Idle extends ChannelInboundHandlerAdapter {
    private final EdgeLimits limits;
    private final ConnectionTicks ticks;
    private Runnable check = () -> {
    };
    private long busyNanos = System.nanoTime();

    Http2Idle(EdgeLimits limits, ConnectionTicks ticks) {
        this.limits = limits;
        this.ticks = ticks;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        check = () -> check(context);
        ticks.add(check);
    }

    private void check(ChannelHandlerContext context) {
        if (ticks.size() > 1) {
            busyNanos = System.nanoTime(); // every stream has its clock there
        } else if (System.nanoTime() - busyNanos > limits.idle().toNanos()) {
            var _ = context.close();
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        ticks.remove(check);
        context.fireChannelInactive();
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        ticks.remove(check);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (Http2CodecUtil.getEmbeddedHttp2Exception(cause) == null) {
            var _ = context.close(); // a reset by the peer; what breaks the protocol the codec answers by itself
        }
    }
}
