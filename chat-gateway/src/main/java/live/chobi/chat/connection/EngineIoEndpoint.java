package live.chobi.chat.connection;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.EventLoop;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import live.chobi.chat.ChatMetrics;

/// The HTTP door of Engine.IO: every request under its path comes to [#handle]. Shared by all loops; it holds nothing
/// but the sessions' index and each loop's state.
public final class EngineIoEndpoint {
    private final EngineIoSettings settings;
    private final Duration connectTimeout;
    private final EngineApplication application;
    private final ChatMetrics metrics;
    private final EngineSessions sessions;
    private final ConcurrentHashMap<EventLoop, GatewayLoop> loops = new ConcurrentHashMap<>();
    private volatile boolean stopping;

    public EngineIoEndpoint(EngineIoSettings settings, EngineApplication application, ChatMetrics metrics) {
        this(settings, settings.pingTimeout(), application, metrics);
    }

    EngineIoEndpoint(EngineIoSettings settings, Duration connectTimeout, EngineApplication application,
            ChatMetrics metrics) {
        this.settings = settings;
        this.connectTimeout = connectTimeout;
        this.application = application;
        this.metrics = metrics;
        this.sessions = new EngineSessions(settings.sessionsMax(), settings.handshakesPerSecond());
    }

    /// Takes the request over and answers it, perhaps much later and from another loop. On the channel's loop; for a
    /// WebSocket every handler of the pipeline but TLS is gone when this returns.
    public void handle(ChannelHandlerContext context, FullHttpRequest request) {
        try {
            boolean isUpgrade = WebSocketUpgrade.isAskedFor(request.headers());
            EngineRequest asked = EngineRequest.of(request.method(), request.uri(), isUpgrade);
            HttpExchange exchange = new HttpExchange(context, request, settings.corsOrigins());
            switch (asked) {
                case EngineRequest.Preflight() -> exchange.answerPreflight();
                case EngineRequest.OpenPolling() -> openPolling(context, request, exchange);
                case EngineRequest.OpenWebSocket() -> openWebSocket(context, request, exchange);
                case EngineRequest.Poll(var id) -> poll(id, exchange);
                case EngineRequest.Push(var id) -> push(id, request, exchange);
                case EngineRequest.Probe(var id) -> probe(id, context, request, exchange);
                case EngineRequest.Refused(var error) -> refuse(exchange, error);
            }
        } finally {
            request.release();
        }
    }

    public int sessionCount() {
        return sessions.count();
    }

    /// Tells every client that this node stops, and takes no new ones. Any thread.
    public void shutdown() {
        stopping = true;
        sessions.all().forEach(it -> it.execute(() -> it.close(CloseReason.SHUTDOWN)));
    }

    private void openPolling(ChannelHandlerContext context, FullHttpRequest request, HttpExchange exchange) {
        GatewayLoop loop = loopOf(context.channel());
        if (!takePlace(loop)) {
            refuse(exchange, EngineError.OVERLOADED);
            return;
        }
        EngineSession session = newSession(loop, context.channel(), request);
        session.openPolling(application, exchange);
    }

    private void openWebSocket(ChannelHandlerContext context, FullHttpRequest request, HttpExchange exchange) {
        GatewayLoop loop = loopOf(context.channel());
        WebSocketUpgrade upgrade = WebSocketUpgrade.of(context.channel(), request.headers(), settings.maxPayload());
        if (upgrade == null) {
            refuse(exchange, EngineError.BAD_REQUEST);
            return;
        }
        if (!takePlace(loop)) {
            refuse(exchange, EngineError.OVERLOADED);
            return;
        }
        EngineSession session = newSession(loop, context.channel(), request);
        WebSocketTransport transport = new WebSocketTransport(session, loop, context.channel(), settings);
        upgrade.perform(loop, transport, () -> session.openWebSocket(application, transport));
    }

    private boolean takePlace(GatewayLoop loop) {
        return !stopping && sessions.takePlace(loop.nowNanos());
    }

    private EngineSession newSession(GatewayLoop loop, Channel channel, FullHttpRequest request) {
        ClientHandshake handshake = ClientHandshake.of(channel, request.headers());
        EngineSession session = EngineSession.create(loop, handshake, sessions, settings, metrics);
        sessions.add(session);
        return session;
    }

    private void poll(String id, HttpExchange exchange) {
        sessions.find(id)
                .ifPresentOrElse(it -> it.execute(() -> it.poll(exchange)),
                        () -> refuse(exchange, EngineError.UNKNOWN_SESSION));
    }

    private void push(String id, FullHttpRequest request, HttpExchange exchange) {
        Optional<EngineSession> found = sessions.find(id);
        if (found.isEmpty()) {
            refuse(exchange, EngineError.UNKNOWN_SESSION);
            return;
        }
        EngineSession session = found.get();
        PushBody body = PushBody.decode(request.content(), request.headers().get(HttpHeaderNames.CONTENT_TYPE),
                settings.maxPayload());
        session.execute(() -> session.push(exchange, body));
    }

    private void probe(String id, ChannelHandlerContext context, FullHttpRequest request, HttpExchange exchange) {
        Optional<EngineSession> found = sessions.find(id);
        WebSocketUpgrade upgrade = WebSocketUpgrade.of(context.channel(), request.headers(), settings.maxPayload());
        if (found.isEmpty() || upgrade == null) {
            refuse(exchange, found.isEmpty() ? EngineError.UNKNOWN_SESSION : EngineError.BAD_REQUEST);
            return;
        }
        EngineSession session = found.get();
        WebSocketTransport transport = new WebSocketTransport(session, session.loop(), context.channel(), settings);
        upgrade.perform(session.loop(), transport, () -> {
            // Browsers cannot tell a refused handshake from a broken network, so the answer is a closed WebSocket.
            if (!session.startProbe(transport)) {
                transport.close(CloseReason.SERVER_CLOSE);
            } else {
                transport.flush();
            }
        });
    }

    private void refuse(HttpExchange exchange, EngineError error) {
        metrics.requestRefused(error);
        exchange.refuse(error);
    }

    private GatewayLoop loopOf(Channel channel) {
        assert channel.eventLoop().inEventLoop();
        return loops.computeIfAbsent(channel.eventLoop(),
                it -> new GatewayLoop(it, channel.alloc(), settings, connectTimeout));
    }
}
