package live.chobi.server.http;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.util.ArrayDeque;
import java.util.Optional;
import live.chobi.server.http.ConnectionClock.Phase;
import live.chobi.server.http.Mount.Target.Answers;
import live.chobi.server.http.Mount.Target.TakesOver;
import org.jspecify.annotations.Nullable;

/// One HTTP/1.1 connection: requests are gathered as they come and answered one after the other, so that pipelined
/// answers are in order by construction. Owner: the channel's event loop.
///
/// After a refusal of the edge nothing more is read into requests: the refusal is the last answer, sent when its turn
/// comes, and what the client still sends is thrown away for a moment so that it gets to read it.
final class HttpConnection extends ChannelDuplexHandler {
    /// The last handler of the pipeline; routes that write by themselves get its context.
    static final String ROUTE_END = "route-end";
    /// With this many requests waiting, no more is read from the socket: at most so many bodies are held.
    private static final int WAITING_READ = 16;

    private final EdgeParts edge;
    private final ArrayDeque<Asked> waiting = new ArrayDeque<>();
    private @Nullable Gathering gathering;
    private @Nullable Turn turn;
    private boolean refused;
    private boolean advancing;
    private @Nullable ConnectionClock clock;

    /// A request that is there in full, or was refused by the edge.
    private record Asked(Exchange exchange, HttpRequest request, Optional<Refusal> refusal) {}

    /// The request that is being answered.
    private static final class Turn {
        final Asked asked;
        final long startedNanos = System.nanoTime();
        int status;

        Turn(Asked asked) {
            this.asked = asked;
        }

        boolean isLast() {
            return asked.refusal().isPresent() || !HttpUtil.isKeepAlive(asked.request());
        }
    }

    HttpConnection(EdgeParts edge) {
        this.edge = edge;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        clock = new ConnectionClock(context.executor(), edge.limits(), phase -> expired(context, phase));
        clock.start();
    }

    /// Bytes of any kind arrived; called before they are decoded.
    void onBytes() {
        if (clock != null && clock.phase() == Phase.IDLE) {
            clock.enter(Phase.HEADERS);
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        try {
            if (refused) {
                return;
            }
            if (message instanceof HttpRequest request) {
                begin(context, request);
            }
            if (message instanceof HttpContent content && !refused && gathering != null) {
                gather(context, gathering, content);
            }
        } finally {
            ReferenceCountUtil.release(message);
        }
    }

    private void begin(ChannelHandlerContext context, HttpRequest request) {
        Optional<Refusal> misshapen = RequestShape.refusal(request);
        Optional<RequestTarget> target = RequestTarget.parse(request.uri());
        if (misshapen.isPresent() || target.isEmpty()) {
            refuse(context, misshapen.orElse(Refusal.MALFORMED));
            return;
        }
        Mount mount = edge.router().find(target.get().rawPath()).orElse(Nowhere.MOUNT);
        Gathering next = new Gathering(request, target.get(), mount);
        Optional<String> path = mount.decodesPath() ? Optional.of(target.get().rawPath()) : target.get().path();
        gathering = next;
        if (path.isEmpty()) {
            refuse(context, Refusal.BAD_PATH);
        } else if (HttpUtil.getContentLength(request, 0L) > mount.bodyBytesMax()) {
            refuse(context, Refusal.BODY_TOO_LARGE);
        } else {
            next.path = path.get();
            if (HttpUtil.is100ContinueExpected(request)) {
                var _ = context.writeAndFlush(Gathering.CONTINUE.retainedDuplicate());
            }
            clock().enter(Phase.BODY);
        }
    }

    private void gather(ChannelHandlerContext context, Gathering request, HttpContent content) {
        if (content.decoderResult().isFailure()) {
            refuse(context, RequestShape.refusal(content.decoderResult().cause()));
        } else if (!request.take(content.content())) {
            refuse(context, Refusal.BODY_TOO_LARGE);
        } else if (content instanceof LastHttpContent) {
            gathering = null;
            clock().enter(Phase.ANSWERING);
            if (waiting.size() >= edge.limits().pipelinedMax()) {
                refuse(context, Refusal.TOO_MANY_PIPELINED);
            } else {
                waiting.add(new Asked(exchange(context, request), request.request(), Optional.empty()));
                advance(context);
            }
        }
    }

    /// The refusal becomes this connection's last answer.
    private void refuse(ChannelHandlerContext context, Refusal refusal) {
        Gathering request = gathering != null ? gathering : Gathering.unreadable();
        gathering = null;
        refused = true;
        edge.metrics().refused(refusal);
        clock().enter(Phase.ANSWERING);
        waiting.add(new Asked(exchange(context, request), request.request(), Optional.of(refusal)));
        advance(context);
    }

    private Exchange exchange(ChannelHandlerContext context, Gathering it) {
        var headers = it.request().headers();
        return new Exchange(context.channel(), edge.virtualThreads(), it.mount(), it.request().method(), it.path,
                new Query(it.target().rawQuery()), headers,
                Edge.clientAddress(context.channel(), edge.proxies(), headers),
                edge.ids().idFor(headers.get("x-request-id")), it.body());
    }

    private void advance(ChannelHandlerContext context) {
        assert context.executor().inEventLoop();
        if (advancing) {
            return; // a route that answers at once comes back here from within its own turn
        }
        advancing = true;
        try {
            while (turn == null && !waiting.isEmpty()) {
                take(context, waiting.remove());
            }
        } finally {
            advancing = false;
        }
        context.channel().config().setAutoRead(waiting.size() < WAITING_READ || refused);
    }

    private void take(ChannelHandlerContext context, Asked asked) {
        turn = new Turn(asked);
        edge.metrics().inFlight.inc();
        Exchange exchange = asked.exchange();
        if (asked.refusal().isPresent()) {
            exchange.refuse(asked.refusal().get());
            return;
        }
        try {
            switch (exchange.mount().target()) {
                case Answers(_) when asked.request().method().equals(HttpMethod.OPTIONS) -> exchange.preflight();
                case Answers(Route route) -> route.handle(exchange);
                case TakesOver(RawRoute route) -> handOver(context, route, asked);
            }
        } catch (Throwable e) {
            exchange.failed(e);
        }
    }

    private static void handOver(ChannelHandlerContext context, RawRoute route, Asked asked) {
        Exchange exchange = asked.exchange();
        HttpRequest head = asked.request();
        FullHttpRequest request = new DefaultFullHttpRequest(head.protocolVersion(), head.method(), head.uri(),
                exchange.body(), head.headers().copy(), new DefaultHttpHeaders());
        request.headers().set("x-request-id", exchange.requestId());
        context.channel().attr(Edge.CLIENT_ADDRESS).set(exchange.address());
        ChannelHandlerContext end = context.pipeline().context(ROUTE_END);
        route.handle(end == null ? context : end, request);
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        Turn current = turn;
        if (current == null) {
            var _ = context.write(message, promise);
            return;
        }
        if (message instanceof HttpResponse response) {
            head(current, response);
        }
        // 101 is no end: the route takes the connection away from us then.
        if (message instanceof LastHttpContent && current.status >= 200) {
            clock().enter(Phase.WRITING);
            var _ = context.write(message, promise.unvoid().addListener(_ -> finished(context, current)));
        } else {
            var _ = context.write(message, promise);
        }
    }

    private static void head(Turn current, HttpResponse response) {
        current.status = response.status().code();
        if (current.status >= 200) {
            response.headers().set("x-request-id", current.asked.exchange().requestId());
            HttpVersion version = current.asked.request().protocolVersion();
            HttpUtil.setKeepAlive(response.headers(), version, !current.isLast());
        }
    }

    private void finished(ChannelHandlerContext context, Turn done) {
        if (turn != done) {
            return; // the connection closed while the answer was written
        }
        turn = null;
        edge.metrics().inFlight.dec();
        edge.metrics().served(done.asked.exchange().mount().name(), done.status, System.nanoTime() - done.startedNanos);
        if (done.asked.refusal().isPresent()) {
            linger(context);
        } else if (done.isLast()) {
            var _ = context.close();
        } else {
            if (clock().phase() == Phase.WRITING) {
                clock().enter(gathering == null ? Phase.IDLE : Phase.BODY);
            }
            advance(context);
        }
    }

    /// Closing at once would reset the connection under the client's still unread bytes, and the refusal with it.
    private void linger(ChannelHandlerContext context) {
        clock().enter(Phase.LINGERING);
        if (context.channel() instanceof DuplexChannel channel && channel.isActive()) {
            var _ = channel.shutdownOutput();
        } else {
            var _ = context.close();
        }
    }

    private void expired(ChannelHandlerContext context, Phase phase) {
        switch (phase) {
            case HEADERS, BODY -> {
                if (turn == null && waiting.isEmpty()) {
                    refuse(context, Refusal.SLOW_REQUEST);
                }
            }
            case IDLE, WRITING, LINGERING -> {
                var _ = context.close();
            }
            case ANSWERING -> {
                // The route's own deadline, not ours.
            }
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        letGo();
        context.fireChannelInactive();
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        letGo();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        var _ = context.close(); // a reset by the peer; routes answer for their own exceptions
    }

    private void letGo() {
        if (turn != null) {
            turn = null;
            edge.metrics().inFlight.dec();
        }
        waiting.clear();
        gathering = null;
        refused = true;
        clock().stop();
    }

    private ConnectionClock clock() {
        if (clock == null) {
            throw new IllegalStateException("not in a pipeline yet");
        }
        return clock;
    }
}
