package live.chobi.server.http;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelProgressiveFuture;
import io.netty.channel.ChannelProgressiveFutureListener;
import io.netty.channel.ChannelProgressivePromise;
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
import io.netty.handler.codec.http2.DefaultHttp2ResetFrame;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.util.ReferenceCountUtil;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import live.chobi.server.http.ConnectionClock.Phase;
import live.chobi.server.http.Mount.Target.Answers;
import live.chobi.server.http.Mount.Target.Streams;
import live.chobi.server.http.Mount.Target.TakesOver;
import org.jspecify.annotations.Nullable;

/// One HTTP/1.1 connection, or one HTTP/2 stream, which is a conversation of a single request: requests are gathered as
/// they come and answered one after the other, so that pipelined answers are in order by construction. Owner: the
/// channel's event loop.
///
/// After a refusal of the edge nothing more is read into requests: the refusal is the last answer, sent when its turn
/// comes, and what the client still sends is thrown away for a moment so that it gets to read it.
final class HttpConnection extends ChannelDuplexHandler {
    /// The last handler of the pipeline; routes that write by themselves get its context.
    static final String ROUTE_END = "route-end";
    /// With this many requests waiting, no more is read from the socket: at most so many bodies are held.
    private static final int WAITING_READ = 16;
    /// Who takes an answer more slowly than this in each write time-out is closed.
    private static final int PROGRESS_BYTES = 65_536;
    /// Clients forget an answer that they read together with the reset behind it (curl 7.88).
    private static final int RESET_AFTER_MS = 100;

    private final EdgeParts edge;
    private final ConnectionShare share;
    private final ArrayDeque<Asked> waiting = new ArrayDeque<>();
    private @Nullable Gathering gathering;
    /// The body that is coming, of a route that takes it as it comes.
    private @Nullable BodyStream streaming;
    private @Nullable Turn turn;
    private boolean refused;
    private boolean advancing;
    private boolean staysHttp1;
    private @Nullable ConnectionClock clock;

    /// A request that is there in full, or whose route takes the body as it comes, or that was refused by the edge.
    private record Asked(Exchange exchange, HttpRequest request, Optional<Refusal> refusal) {}

    /// The request that is being answered.
    private static final class Turn {
        final Asked asked;
        final long startedNanos = System.nanoTime();
        int status;
        boolean endsByClosing;
        long progress;

        Turn(Asked asked) {
            this.asked = asked;
        }

        boolean isLast() {
            return endsByClosing || asked.refusal().isPresent() || !HttpUtil.isKeepAlive(asked.request())
                    || asked.exchange().leavesBody();
        }
    }

    HttpConnection(EdgeParts edge, ConnectionShare share) {
        this.edge = edge;
        this.share = share;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        clock = new ConnectionClock(share.ticks(), edge.limits(), phase -> expired(context, phase));
        clock.start();
    }

    /// Of the whole connection, whose streams this may be one of.
    ConnectionTicks ticks() {
        return share.ticks();
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
            if (message instanceof HttpContent content && !refused) {
                if (streaming != null) {
                    stream(context, streaming, content);
                } else if (gathering != null) {
                    gather(context, gathering, content);
                }
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
        } else if (!isStreamed(mount) && HttpUtil.getContentLength(request, 0L) > mount.bodyBytesMax()) {
            refuse(context, Refusal.BODY_TOO_LARGE);
        } else {
            next.path = path.get();
            if (HttpUtil.is100ContinueExpected(request)) {
                var _ = context.writeAndFlush(Gathering.CONTINUE.retainedDuplicate());
            }
            clock().enter(Phase.BODY);
            if (isStreamed(mount)) {
                gathering = null;
                beginStream(context, next);
            }
        }
    }

    private static boolean isStreamed(Mount mount) {
        return mount.target() instanceof Streams;
    }

    private void beginStream(ChannelHandlerContext context, Gathering request) {
        BodyStream body = new BodyStream(() -> onLoop(context, () -> {
            if (clock().phase() == Phase.ANSWERING && streaming != null) {
                clock().enter(Phase.BODY);
            }
            steer(context);
        }));
        HttpRequest head = request.request();
        if (HttpUtil.isTransferEncodingChunked(head) || HttpUtil.getContentLength(head, 0L) > 0) {
            streaming = body;
        } else {
            clock().enter(Phase.ANSWERING);
            body.end();
        }
        waiting.add(new Asked(exchange(context, request, body), head, Optional.empty()));
        advance(context);
    }

    private static void onLoop(ChannelHandlerContext context, Runnable task) {
        try {
            context.executor().execute(task);
        } catch (RejectedExecutionException _) {
            // The server is going down and the connection with it.
        }
    }

    private void stream(ChannelHandlerContext context, BodyStream body, HttpContent content) {
        if (content.decoderResult().isFailure()) {
            var _ = context.close();
            return;
        }
        body.put(content.content());
        // Each piece has its own time; while the route is slow to take them, the client is not to blame.
        clock().enter(body.isFull() ? Phase.ANSWERING : Phase.BODY);
        if (content instanceof LastHttpContent) {
            streaming = null;
            clock().enter(Phase.ANSWERING);
            body.end();
        }
        steer(context);
    }

    /// Reads on as long as there is room for what comes.
    private void steer(ChannelHandlerContext context) {
        boolean hasRoom = waiting.size() < WAITING_READ && (streaming == null || !streaming.isFull());
        context.channel().config().setAutoRead(hasRoom || refused);
    }

    private void gather(ChannelHandlerContext context, Gathering request, HttpContent content) {
        if (content.decoderResult().isFailure()) {
            refuse(context, RequestShape.refusal(content.decoderResult().cause()));
        } else if (!request.take(content.content())) {
            refuse(context, Refusal.BODY_TOO_LARGE);
        } else if (!share.hold(content.content().readableBytes())) {
            refuse(context, Refusal.TOO_MANY_PIPELINED);
        } else if (content instanceof LastHttpContent) {
            gathering = null;
            clock().enter(Phase.ANSWERING);
            if (waiting.size() >= edge.limits().pipelinedMax()) {
                refuse(context, Refusal.TOO_MANY_PIPELINED);
            } else {
                waiting.add(new Asked(exchange(context, request, null), request.request(), Optional.empty()));
                advance(context);
            }
        }
    }

    /// The refusal becomes this connection's last answer.
    private void refuse(ChannelHandlerContext context, Refusal refusal) {
        Gathering request = gathering != null ? gathering : Gathering.unreadable();
        share.letGo(request.body().readableBytes());
        request.drop();
        gathering = null;
        refused = true;
        edge.metrics().refused(refusal);
        clock().enter(Phase.ANSWERING);
        waiting.add(new Asked(exchange(context, request, null), request.request(), Optional.of(refusal)));
        advance(context);
    }

    private Exchange exchange(ChannelHandlerContext context, Gathering it, @Nullable BodyStream stream) {
        var headers = it.request().headers();
        return new Exchange(context.channel(), edge, it.mount(), it.request().method(), it.path,
                new Query(it.target().rawQuery()), headers,
                Edge.clientAddress(context.channel(), edge.proxies(), headers),
                edge.ids().idFor(headers.get("x-request-id")), it.body(), stream);
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
        steer(context);
    }

    private void take(ChannelHandlerContext context, Asked asked) {
        Exchange exchange = asked.exchange();
        share.letGo(exchange.body().readableBytes());
        if (mayUpgrade(context, asked)) {
            staysHttp1 = true; // when the offer turns out to be no good
            Http2.upgrade(context, edge, asked.request());
            return;
        }
        turn = new Turn(asked);
        edge.metrics().inFlight.inc();
        if (asked.refusal().isPresent()) {
            exchange.refuse(asked.refusal().get());
            return;
        }
        try {
            switch (exchange.mount().target()) {
                case Answers(_) when asked.request().method().equals(HttpMethod.OPTIONS) -> exchange.preflight();
                case Answers(Route route) -> route.handle(exchange);
                case TakesOver(RawRoute route) -> handOver(context, route, asked);
                case Streams(Route route) -> route.handle(exchange);
            }
        } catch (Throwable e) {
            exchange.failed(e);
        }
    }

    private boolean mayUpgrade(ChannelHandlerContext context, Asked asked) {
        return !staysHttp1 && !share.isHttp2() && asked.refusal().isEmpty() && waiting.isEmpty()
                && asked.exchange().body().readableBytes() == 0
                && asked.exchange().mount().target() instanceof Answers
                && Http2.isOffered(context, asked.request().headers());
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
        if (current.status < 200) {
            var _ = context.write(message, promise);
            return;
        }
        boolean isWatched = current.asked.exchange().isWatched() && !(message instanceof LastHttpContent);
        if (clock().phase() != Phase.WRITING && !isWatched) {
            clock().enter(Phase.WRITING);
        }
        if (message instanceof LastHttpContent) {
            var _ = context.write(message, promise.unvoid().addListener(_ -> finished(context, current)));
        } else if (promise instanceof ChannelProgressivePromise progressive) {
            var _ = context.write(message, progressive.addListener(new Progress(current)));
        } else if (message instanceof HttpContent content) {
            int length = content.content().readableBytes();
            var _ = context.write(message, promise.unvoid().addListener(_ -> progressed(current, length)));
        } else {
            var _ = context.write(message, promise);
        }
    }

    /// Of a file that goes by itself.
    private final class Progress implements ChannelProgressiveFutureListener {
        private final Turn current;
        private long before;

        Progress(Turn current) {
            this.current = current;
        }

        @Override
        public void operationProgressed(ChannelProgressiveFuture future, long progress, long total) {
            progressed(current, progress - before);
            before = progress;
        }

        @Override
        public void operationComplete(ChannelProgressiveFuture future) {
            // The end of the answer follows it.
        }
    }

    private void progressed(Turn current, long bytes) {
        current.progress += bytes;
        if (current.progress >= PROGRESS_BYTES && turn == current && !current.asked.exchange().isWatched()) {
            current.progress = 0;
            clock().enter(Phase.WRITING);
        }
    }

    private void head(Turn current, HttpResponse response) {
        current.status = response.status().code();
        if (current.status < 200) {
            return;
        }
        response.headers().set("x-request-id", current.asked.exchange().requestId());
        response.headers().set("date", edge.date().at(System.currentTimeMillis()));
        HttpVersion version = current.asked.request().protocolVersion();
        if (HttpUtil.isTransferEncodingChunked(response) && !version.isKeepAliveDefault()) {
            // HTTP/1.0 knows no chunks.
            response.headers().remove("transfer-encoding");
            current.endsByClosing = true;
        }
        if (!share.isHttp2()) {
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
        if (done.asked.refusal().isPresent() || done.asked.exchange().leavesBody()) {
            refused = true;
            streaming = null;
            linger(context);
            steer(context);
        } else if (done.isLast() && !share.isHttp2()) {
            var _ = context.close();
        } else {
            if (clock().phase() == Phase.WRITING) {
                clock().enter(gathering == null && streaming == null ? Phase.IDLE : Phase.BODY);
            }
            advance(context);
        }
    }

    /// Closing at once would reset the connection under the client's still unread bytes, and the refusal with it.
    private void linger(ChannelHandlerContext context) {
        clock().enter(Phase.LINGERING);
        if (share.isHttp2()) {
            var _ = context.executor().schedule(() -> reset(context), RESET_AFTER_MS, TimeUnit.MILLISECONDS);
        } else if (context.channel() instanceof DuplexChannel channel && channel.isActive()) {
            var _ = channel.shutdownOutput();
        } else {
            var _ = context.close();
        }
    }

    /// Not an error: the answer is complete, and the rest of the request is not wanted. RFC 9113 §8.1.
    private static void reset(ChannelHandlerContext context) {
        if (context.channel().isActive()) {
            var _ = context.writeAndFlush(new DefaultHttp2ResetFrame(Http2Error.NO_ERROR));
            var _ = context.close();
        }
    }

    private void expired(ChannelHandlerContext context, Phase phase) {
        switch (phase) {
            case HEADERS, BODY -> {
                if (streaming != null) {
                    var _ = context.close();
                } else if (turn == null && waiting.isEmpty()) {
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
            Exchange left = turn.asked.exchange();
            turn = null;
            edge.metrics().inFlight.dec();
            left.gone();
        }
        waiting.forEach(it -> {
            share.letGo(it.exchange().body().readableBytes());
            it.exchange().dropBody();
        });
        waiting.clear();
        streaming = null;
        if (gathering != null) {
            share.letGo(gathering.body().readableBytes());
        }
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
