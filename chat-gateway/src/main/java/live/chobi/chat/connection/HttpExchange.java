package live.chobi.chat.connection;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One HTTP request on its way to an answer, with what the answer needs to know of it. Any thread may answer, once.
final class HttpExchange {
    static final String TEXT = "text/plain; charset=UTF-8";
    static final String JSON = "application/json";
    /// Of the answer to a push; `text/plain` made some browsers offer a download.
    static final String HTML = "text/html";

    private final ChannelHandlerContext context;
    private final HttpVersion version;
    private final boolean keepAlive;
    private final @Nullable String allowedOrigin;
    private @Nullable ChannelFutureListener cancelled;

    HttpExchange(ChannelHandlerContext context, HttpRequest request, Set<String> corsOrigins) {
        this.context = context;
        this.version = request.protocolVersion();
        this.keepAlive = HttpUtil.isKeepAlive(request);
        this.allowedOrigin = allowedOrigin(corsOrigins, request.headers().get(HttpHeaderNames.ORIGIN));
    }

    private static @Nullable String allowedOrigin(Set<String> corsOrigins, @Nullable String origin) {
        if (corsOrigins.contains("*")) {
            return "*";
        }
        return origin != null && corsOrigins.contains(origin) ? origin : null;
    }

    ByteBufAllocator alloc() {
        return context.alloc();
    }

    /// Runs once if the client goes before the answer.
    void onCancel(Runnable task) {
        cancelled = _ -> task.run();
        context.channel().closeFuture().addListener(cancelled);
    }

    void refuse(EngineError error) {
        ByteBuf body = ByteBufUtil.writeUtf8(alloc(), error.json());
        FullHttpResponse response = response(error.status(), JSON, body);
        if (error.passes()) {
            response.headers().set(HttpHeaderNames.RETRY_AFTER, 1);
        }
        if (error == EngineError.BAD_WEBSOCKET_HANDSHAKE) {
            response.headers().set(HttpHeaderNames.SEC_WEBSOCKET_VERSION, WebSocketUpgrade.VERSION);
        }
        write(response);
    }

    /// Of a push that was taken.
    void answerOk() {
        answer(HttpResponseStatus.OK, HTML, ByteBufUtil.writeAscii(alloc(), "ok"));
    }

    void answer(HttpResponseStatus status, String contentType, ByteBuf body) {
        write(response(status, contentType, body));
    }

    private FullHttpResponse response(HttpResponseStatus status, String contentType, ByteBuf body) {
        FullHttpResponse response = new DefaultFullHttpResponse(answerVersion(), status, body);
        HttpHeaders headers = response.headers();
        headers.set(HttpHeaderNames.CONTENT_TYPE, contentType);
        headers.set(HttpHeaderNames.CONTENT_LENGTH, body.readableBytes());
        headers.set(HttpHeaderNames.CACHE_CONTROL, "no-store");
        return response;
    }

    /// The answer to a CORS preflight.
    void answerPreflight() {
        FullHttpResponse response = new DefaultFullHttpResponse(answerVersion(), HttpResponseStatus.NO_CONTENT,
                Unpooled.EMPTY_BUFFER);
        if (allowedOrigin != null) {
            response.headers().set(HttpHeaderNames.ACCESS_CONTROL_ALLOW_METHODS, "GET,POST");
            response.headers().set(HttpHeaderNames.ACCESS_CONTROL_ALLOW_HEADERS, "Content-Type,Authorization");
            response.headers().set(HttpHeaderNames.ACCESS_CONTROL_MAX_AGE, 600);
        }
        write(response);
    }

    private HttpVersion answerVersion() {
        return version.majorVersion() == 1 ? HttpVersion.HTTP_1_1 : version;
    }

    private void write(FullHttpResponse response) {
        if (cancelled != null) {
            context.channel().closeFuture().removeListener(cancelled);
        }
        if (allowedOrigin != null) {
            response.headers().set(HttpHeaderNames.ACCESS_CONTROL_ALLOW_ORIGIN, allowedOrigin);
            if (!allowedOrigin.equals("*")) {
                response.headers().set(HttpHeaderNames.VARY, HttpHeaderNames.ORIGIN);
            }
        }
        HttpUtil.setKeepAlive(response.headers(), version, keepAlive);
        var written = context.writeAndFlush(response);
        if (!keepAlive) {
            written.addListener(ChannelFutureListener.CLOSE);
        }
    }
}
