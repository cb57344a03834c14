package live.chobi.server.http;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpServerUpgradeHandler;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.codec.http2.DefaultHttp2ResetFrame;
import io.netty.handler.codec.http2.Http2CodecUtil;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2FrameCodec;
import io.netty.handler.codec.http2.Http2FrameCodecBuilder;
import io.netty.handler.codec.http2.Http2MultiplexHandler;
import io.netty.handler.codec.http2.Http2ServerUpgradeCodec;
import io.netty.handler.codec.http2.Http2Settings;
import io.netty.handler.codec.http2.Http2StreamChannel;
import io.netty.handler.codec.http2.Http2StreamFrameToHttpObjectCodec;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.AsciiString;
import java.util.ArrayList;
import java.util.List;

/// How a connection comes to speak HTTP/2, and its limits. Each stream is a channel of its own with the handler that an
/// HTTP/1.1 connection has, so both have the same routes, limits and meters. Spec: RFC 9113.
final class Http2 {
    /// Bounds what one connection has under way, requests that wait for media included.
    static final int STREAMS_MAX = 100;
    /// Streams that a client may open and reset in [#RESETS_SECONDS]; players do reset some, when they seek.
    private static final int RESETS_MAX = 400;
    private static final int RESETS_SECONDS = 30;
    /// What a client may send of a body before we have taken it.
    private static final int WINDOW_BYTES = 262_144;
    /// How long streams under way may go on once the connection is closing.
    private static final long GRACE_MS = 1_000;

    private Http2() {
    }

    /// Whether the request offers to go on in HTTP/2 without TLS. Spec: RFC 7540 §3.2 (RFC 9113 keeps its code points).
    static boolean isOffered(ChannelHandlerContext context, HttpHeaders headers) {
        return headers.containsValue("upgrade", "h2c", true) && headers.contains("http2-settings")
                && headers.containsValue("connection", "upgrade", true)
                && headers.containsValue("connection", "http2-settings", true)
                && context.pipeline().get(SslHandler.class) == null;
    }

    /// Answers 101 and goes on in HTTP/2, with this request, which has no body, as its first stream. When the offer is
    /// broken the request comes to the connection again.
    static void upgrade(ChannelHandlerContext context, EdgeParts edge, HttpRequest request) {
        ChannelPipeline pipeline = context.pipeline();
        var upgrade = new HttpServerUpgradeHandler(_ -> HttpPipelines.strip(pipeline),
                protocol -> AsciiString.contentEquals(Http2CodecUtil.HTTP_UPGRADE_PROTOCOL_NAME, protocol)
                        ? new Http2ServerUpgradeCodec(codec(edge.limits()), others(context.channel(), edge))
                        : null);
        pipeline.addBefore(context.name(), HttpPipelines.UPGRADE, upgrade);
        ChannelHandlerContext place = pipeline.context(upgrade);
        try {
            upgrade.channelRead(place, request);
            upgrade.channelRead(place, LastHttpContent.EMPTY_LAST_CONTENT);
        } catch (Exception e) {
            place.fireExceptionCaught(e);
        }
        if (!place.isRemoved()) {
            pipeline.remove(upgrade);
        }
    }

    /// For a client that begins with the preface, or has agreed on h2 by TLS.
    static void begin(Channel channel, EdgeParts edge) {
        List<ChannelHandler> handlers = new ArrayList<>(List.of(codec(edge.limits())));
        handlers.addAll(List.of(others(channel, edge)));
        channel.pipeline().addLast(handlers.toArray(ChannelHandler[]::new));
    }

    /// Ends an answer of either version so that nobody takes what came for all there was.
    static void tear(Channel channel) {
        if (channel instanceof Http2StreamChannel) {
            var _ = channel.writeAndFlush(new DefaultHttp2ResetFrame(Http2Error.INTERNAL_ERROR));
        }
        var _ = channel.close();
    }

    private static Http2FrameCodec codec(EdgeLimits limits) {
        return Http2FrameCodecBuilder.forServer()
                .initialSettings(Http2Settings.defaultSettings().maxConcurrentStreams(STREAMS_MAX)
                        .maxHeaderListSize(limits.headerBytesMax()).initialWindowSize(WINDOW_BYTES))
                .decoderEnforceMaxRstFramesPerWindow(RESETS_MAX, RESETS_SECONDS)
                .encoderEnforceMaxRstFramesPerWindow(RESETS_MAX, RESETS_SECONDS)
                .gracefulShutdownTimeoutMillis(GRACE_MS)
                .build();
    }

    private static ChannelHandler[] others(Channel channel, EdgeParts edge) {
        var share = new ConnectionShare(new ConnectionTicks(channel.eventLoop(), edge.limits()), true);
        var streams = new ChannelInitializer<>() {
            @Override
            protected void initChannel(Channel stream) {
                stream.pipeline().addLast(new Http2StreamFrameToHttpObjectCodec(true))
                        .addLast(new HttpConnection(edge, share))
                        .addLast(HttpConnection.ROUTE_END, new ChannelInboundHandlerAdapter());
            }
        };
        return new ChannelHandler[]{new Http2MultiplexHandler(streams), new Http2Idle(edge.limits(), share.ticks())};
    }
}
