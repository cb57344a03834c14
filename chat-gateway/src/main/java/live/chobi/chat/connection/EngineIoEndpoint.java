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
    private final Duration recoveryWindow;
    private final EngineApplication application;
    private final ChatMetrics metrics;
    private final EngineSessions sessions;
    private final ConcurrentHashMap<EventLoop, GatewayLoop> loops = new ConcurrentHashMap<>();
    private volatile boolean stopping;

    public EngineIoEndpoint(EngineIoSettings settings, EngineApplication application, ChatMetrics metrics) {
        this(settings, settings.pingTimeout(), Duration.ZERO, application, metrics);
    }

    EngineIoEndpoint(EngineIoSettings settings, Duration connectTimeout, Duration recoveryWindow,
            EngineApplication application, ChatMetrics metrics) {
        this.settings = settings;
        this.connectTimeout = connectTimeout;
        this.recoveryWindow = recoveryWindow;
        this.application = application;
        this.metrics = metrics;
        this.sessions = new EngineSessions(settings.doors());
    }

    /// Takes the request over and answers it, perhaps much later and from another loop. On the channel's loop; for a
    /// WebSocket every handler of the pipeline but TLS is gone when this returns.
    ///
    /// @param clientAddress whose limits count, which behind a proxy is not the channel's peer
    public void handle(ChannelHandlerContext context, FullHttpRequest request, String clientAddress) {
        try {
            boolean isUpgrade = WebSocketUpgrade.isAskedFor(request.headers());
            EngineRequest asked = EngineRequest.of(request.method(), request.uri(), isUpgrade);
            HttpExchange exchange = new HttpExchange(context, request, settings.corsOrigins());
            switch (asked) {
                case EngineRequest.Preflight() -> exchange.answerPreflight();
                case EngineRequest.OpenPolling() -> openPolling(context, request, clientAddress, exchange);
                case EngineRequest.OpenWebSocket() -> openWebSocket(context, request, clientAddress, exchange);
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

    private void openPolling(ChannelHandlerContext context, FullHttpRequest request, String address,
            HttpExchange exchange) {
        GatewayLoop loop = loopOf(context.channel());
        Optional<EngineError> noPlace = takePlace(address, loop);
        if (noPlace.isPresent()) {
            refuse(exchange, noPlace.get());
            return;
        }
        newSession(loop, address, request).openPolling(application, exchange);
    }

    private void openWebSocket(ChannelHandlerContext context, FullHttpRequest request, String address,
            HttpExchange exchange) {
        GatewayLoop loop = loopOf(context.channel());
        WebSocketUpgrade upgrade = WebSocketUpgrade.of(context.channel(), request.headers(), settings);
        if (upgrade == null) {
            refuse(exchange, EngineError.BAD_WEBSOCKET_HANDSHAKE);
            return;
        }
        Optional<EngineError> noPlace = takePlace(address, loop);
        if (noPlace.isPresent()) {
            refuse(exchange, noPlace.get());
            return;
        }
        EngineSession session = newSession(loop, address, request);
        WebSocketTransport transport = upgrade.transport(session, loop, settings);
        upgrade.perform(loop, transport, () -> session.openWebSocket(application, transport));
    }

    private Optional<EngineError> takePlace(String address, GatewayLoop loop) {
        return stopping ? Optional.of(EngineError.STOPPING) : sessions.takePlace(address, loop.nowNanos());
    }

    private EngineSession newSession(GatewayLoop loop, String address, FullHttpRequest request) {
        ClientHandshake handshake = ClientHandshake.of(address, request.headers());
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
        WebSocketUpgrade upgrade = WebSocketUpgrade.of(context.channel(), request.headers(), settings);
        if (found.isEmpty() || upgrade == null) {
            refuse(exchange,
                    found.isEmpty() ? EngineError.UNKNOWN_SESSION : EngineError.BAD_WEBSOCKET_HANDSHAKE);
            return;
        }
        EngineSession session = found.get();
        WebSocketTransport transport = upgrade.transport(session, session.loop(), settings);
        upgrade.perform(session.loop(), transport, () -> {
            // Browsers cannot tell a refused handshake from a broken network, so the answer is a closed WebSocket.
            if (!session.startProbe(transport)) {
                metrics.upgradeRefused();
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
                it -> new GatewayLoop(it, channel.alloc(), settings, connectTimeout, recoveryWindow));
    }
}
