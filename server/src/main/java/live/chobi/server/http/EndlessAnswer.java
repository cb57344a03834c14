package live.chobi.server.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http2.DefaultHttp2DataFrame;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.DefaultHttp2HeadersFrame;
import io.netty.handler.codec.http2.DefaultHttp2ResetFrame;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http2.Http2StreamChannel;
import io.netty.handler.ssl.SslHandler;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/// An answer without length or end, for a raw route: the channel leaves HTTP behind, and each buffer that is written to
/// it from then on is a piece of the body. An empty one is the end; what is closed without it was broken off.
///
/// Over HTTP/1.1 the channel is the connection, and the body ends with it. Over HTTP/2 it is one stream, and writable
/// when the client has made room for what was written: others of the connection go on beside it. Owner: the channel's
/// event loop.
public final class EndlessAnswer {
    private EndlessAnswer() {
    }

    /// Sends 200 and these headers.
    ///
    /// @param headers names in lower case
    /// @param body the handler that stays in the pipeline, the route's own
    public static void begin(Channel channel, Map<String, String> headers, ChannelHandler body) {
        assert channel.eventLoop().inEventLoop();
        ChannelPipeline pipeline = channel.pipeline();
        HttpConnection connection = pipeline.get(HttpConnection.class);
        // From the end: what the HTTP decoder gives up when it goes finds nobody who would misread it.
        for (ChannelHandler handler : List.copyOf(pipeline.toMap().values()).reversed()) {
            if (!(handler instanceof SslHandler) && !handler.equals(body)) {
                pipeline.remove(handler);
            }
        }
        var _ = channel.config().setAutoRead(true); // So that the client's going is noticed.
        if (channel instanceof Http2StreamChannel) {
            pipeline.addFirst(new OnStream(connection.ticks()));
            Http2Headers head = new DefaultHttp2Headers().status("200");
            headers.forEach(head::set);
            var _ = channel.writeAndFlush(new DefaultHttp2HeadersFrame(head));
        } else {
            var head = new StringBuilder("HTTP/1.1 200 OK\r\n");
            headers.forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
            head.append("connection: close\r\n\r\n");
            var _ = channel.writeAndFlush(Unpooled.copiedBuffer(head, StandardCharsets.US_ASCII));
        }
    }

    /// Bytes as frames of one stream.
    private static final class OnStream extends ChannelDuplexHandler {
        private final ConnectionTicks ticks;
        /// Says that the connection is in use, and does nothing: a slow client is the route's to close. One for each
        /// stream; a lambda would be the same for all.
        private final Runnable presence = new Runnable() {
            @Override
            public void run() {
                // As above.
            }
        };
        private boolean ended;

        OnStream(ConnectionTicks ticks) {
            this.ticks = ticks;
        }

        @Override
        public void handlerAdded(ChannelHandlerContext context) {
            ticks.add(presence);
        }

        @Override
        public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
            if (message instanceof ByteBuf bytes) {
                ended |= !bytes.isReadable();
                var _ = context.write(new DefaultHttp2DataFrame(bytes, ended), promise);
            } else {
                var _ = context.write(message, promise);
            }
        }

        @Override
        public void close(ChannelHandlerContext context, ChannelPromise promise) {
            if (!ended && context.channel().isActive()) {
                // Also throws away what the client has made no room for.
                var _ = context.writeAndFlush(new DefaultHttp2ResetFrame(Http2Error.CANCEL));
            }
            var _ = context.close(promise);
        }

        @Override
        public void channelInactive(ChannelHandlerContext context) {
            ticks.remove(presence);
            context.fireChannelInactive();
        }

        @Override
        public void handlerRemoved(ChannelHandlerContext context) {
            ticks.remove(presence);
        }
    }
}
