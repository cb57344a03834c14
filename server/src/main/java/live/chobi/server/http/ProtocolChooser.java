package live.chobi.server.http;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.ByteToMessageDecoder;
import io.netty.handler.codec.http2.Http2CodecUtil;
import io.netty.handler.ssl.ApplicationProtocolNames;
import io.netty.handler.ssl.ApplicationProtocolNegotiationHandler;
import io.netty.handler.ssl.SslContext;
import io.netty.util.concurrent.Future;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Reads a connection's first bytes and gives it the handlers of what it speaks: TLS, HTTP/2 by prior knowledge, or
/// HTTP/1.1. Owner: the connection's event loop.
///
/// Where TLS is set up, requests without it are answered to the machine itself alone (a proxy, a health check); anybody
/// else is sent to `https`.
final class ProtocolChooser extends ByteToMessageDecoder {
    /// Of a TLS record that carries a handshake. Spec: RFC 8446 §5.1.
    private static final int TLS_HANDSHAKE = 22;

    private final EdgeParts edge;
    private final Optional<Supplier<SslContext>> tls;
    private final ByteBuf preface = Http2CodecUtil.connectionPrefaceBuf();
    private @Nullable Future<?> patience;

    ProtocolChooser(EdgeParts edge, Optional<Supplier<SslContext>> tls) {
        this.edge = edge;
        this.tls = tls;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        patience = context.executor().schedule(() -> {
            var _ = context.close();
        }, edge.limits().header().toNanos(), TimeUnit.NANOSECONDS);
    }

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
        ChannelPipeline pipeline = context.pipeline();
        if (tls.isPresent() && in.getUnsignedByte(in.readerIndex()) == TLS_HANDSHAKE) {
            pipeline.addLast(tls.get().get().newHandler(context.alloc()), new Agreed());
            pipeline.remove(this);
            return;
        }
        int compared = Math.min(in.readableBytes(), preface.readableBytes());
        boolean isHttp2 = in.slice(in.readerIndex(), compared).equals(preface.slice(0, compared));
        if (isHttp2 && compared < preface.readableBytes()) {
            return; // the rest of the preface will tell
        }
        EdgeParts parts = tls.isEmpty() || isThisMachine(context) ? edge : edge.routed(ToHttps.ROUTER);
        if (isHttp2) {
            Http2.begin(context.channel(), parts);
        } else {
            HttpPipelines.begin(context.channel(), parts);
        }
        pipeline.remove(this);
    }

    private static boolean isThisMachine(ChannelHandlerContext context) {
        return context.channel().remoteAddress() instanceof InetSocketAddress peer && peer.getAddress() != null
                && peer.getAddress().isLoopbackAddress();
    }

    @Override
    protected void handlerRemoved0(ChannelHandlerContext context) {
        if (patience != null) {
            patience.cancel(false);
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        var _ = context.close(); // a reset by the peer
    }

    /// What client and server agreed on in the handshake.
    private final class Agreed extends ApplicationProtocolNegotiationHandler {
        Agreed() {
            super(ApplicationProtocolNames.HTTP_1_1);
        }

        @Override
        protected void configurePipeline(ChannelHandlerContext context, String protocol) {
            if (protocol.equals(ApplicationProtocolNames.HTTP_2)) {
                Http2.begin(context.channel(), edge);
            } else {
                HttpPipelines.begin(context.channel(), edge);
            }
        }

        @Override
        protected void handshakeFailure(ChannelHandlerContext context, Throwable cause) {
            var _ = context.close(); // anybody may send garbage; the client is told by the alert
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            var _ = context.close();
        }
    }
}
