package live.chobi.chat.connection;

import io.netty.buffer.ByteBuf;
import live.chobi.chat.ChatMetrics;
import live.chobi.chat.connection.DeadlineQueue.Deadline;
import live.chobi.chat.protocol.EngineIoPacket;
import live.chobi.chat.protocol.EngineIoPacket.BinaryMessage;
import live.chobi.chat.protocol.EngineIoPacket.Close;
import live.chobi.chat.protocol.EngineIoPacket.Message;
import live.chobi.chat.protocol.EngineIoPacket.Noop;
import live.chobi.chat.protocol.EngineIoPacket.Open;
import live.chobi.chat.protocol.EngineIoPacket.Ping;
import live.chobi.chat.protocol.EngineIoPacket.Pong;
import live.chobi.chat.protocol.EngineIoPacket.Upgrade;
import live.chobi.chat.protocol.OutboundPacket;
import live.chobi.chat.protocol.ProtocolViolation;
import org.jspecify.annotations.Nullable;

/// One Engine.IO session: one client, over polling, then perhaps over a WebSocket. Owner: its [GatewayLoop]; other
/// threads may only read [#id] and [#handshake] and call [#execute].
public final class EngineSession {
    private enum State {
        OPEN,
        /// Over for the listener; the client has yet to fetch the last packets.
        LINGERING, CLOSED
    }

    private final String id;
    private final ClientHandshake handshake;
    private final GatewayLoop loop;
    private final EngineSessions sessions;
    private final EngineIoSettings settings;
    private final ChatMetrics metrics;

    private State state = State.OPEN;
    private Transport transport;
    private @Nullable WebSocketTransport probe;
    private @Nullable Deadline<?> probeDeadline;
    private @Nullable Deadline<EngineSession> heartbeat;
    private boolean awaitsPong;
    private CloseReason ended = CloseReason.SERVER_CLOSE;
    private EngineListener listener = Deaf.LISTENER;

    private EngineSession(GatewayLoop loop, ClientHandshake handshake, EngineSessions sessions,
            EngineIoSettings settings, ChatMetrics metrics) {
        this.id = loop.newSessionId();
        this.handshake = handshake;
        this.loop = loop;
        this.sessions = sessions;
        this.settings = settings;
        this.metrics = metrics;
        this.transport = new PollingTransport(this, loop, settings.outboundBytesMax());
    }

    /// Not open yet: [#openPolling] or [#openWebSocket] comes next.
    static EngineSession create(GatewayLoop loop, ClientHandshake handshake, EngineSessions sessions,
            EngineIoSettings settings, ChatMetrics metrics) {
        return new EngineSession(loop, handshake, sessions, settings, metrics);
    }

    /// The answer to the opening request is the handshake.
    void openPolling(EngineApplication application, HttpExchange exchange) {
        // The poll is there before the packet, so the handshake leaves alone, before anything a listener might send.
        PollingTransport polling = (PollingTransport) transport;
        polling.poll(exchange);
        open(application, "[\"websocket\"]");
    }

    void openWebSocket(EngineApplication application, WebSocketTransport webSocket) {
        transport = webSocket;
        open(application, "[]");
    }

    private void open(EngineApplication application, String upgrades) {
        assert loop.inLoop();
        metrics.sessionOpened(transport.name());
        send(new Open("{\"sid\":\"" + id + "\",\"upgrades\":" + upgrades + ",\"pingInterval\":"
                + settings.pingInterval().toMillis() + ",\"pingTimeout\":" + settings.pingTimeout().toMillis()
                + ",\"maxPayload\":" + settings.maxPayload() + "}"));
        transport.flush();
        awaitPing();
        listener = application.opened(this);
    }

    public String id() {
        return id;
    }

    public ClientHandshake handshake() {
        return handshake;
    }

    /// Runs the task on the session's loop, at once if that is where we are. Any thread.
    public void execute(Runnable task) {
        loop.execute(task);
    }

    GatewayLoop loop() {
        return loop;
    }

    ChatMetrics metrics() {
        return metrics;
    }

    public boolean isOpen() {
        return state == State.OPEN;
    }

    /// More waits for the client than it takes. [EngineListener#writable] tells when that has ended.
    public boolean isCongested() {
        return transport.isCongested();
    }

    /// Whether what is sent now goes out now.
    boolean isReady() {
        return state == State.OPEN && transport.isReady();
    }

    public void send(EngineIoPacket packet) {
        send(OutboundPacket.of(loop.allocator(), packet));
    }

    /// Takes the packet over, also when the session is closed already.
    public void send(OutboundPacket packet) {
        assert loop.inLoop();
        if (state != State.OPEN) {
            packet.release();
            return;
        }
        // Judged before the packet is added: one large message alone makes nobody slow.
        if (transport.isOverfull()) {
            packet.release();
            close(CloseReason.TOO_SLOW);
            return;
        }
        transport.send(packet);
    }

    /// As [SocketConnection#sendFrames].
    boolean sendFrames(ByteBuf frames) {
        return state == State.OPEN && transport instanceof WebSocketTransport webSocket && webSocket.sendFrames(frames);
    }

    void writable() {
        listener.writable();
    }

    // Polling

    /// A GET of the client.
    void poll(HttpExchange exchange) {
        assert loop.inLoop();
        if (state == State.CLOSED || !(transport instanceof PollingTransport polling)) {
            refuse(exchange, state == State.CLOSED ? EngineError.UNKNOWN_SESSION : EngineError.BAD_REQUEST);
            return;
        }
        if (state == State.LINGERING) {
            polling.lastPoll(exchange, ended);
            forget();
            return;
        }
        if (awaitsPong && heartbeat != null && heartbeat.isDue(loop.nowNanos())) {
            close(CloseReason.PING_TIMEOUT); // the sweep would have come a moment later
            refuse(exchange, EngineError.UNKNOWN_SESSION);
            return;
        }
        if (polling.hasPoll()) {
            close(CloseReason.OVERLAPPING_POLLS);
            refuse(exchange, EngineError.BAD_REQUEST);
            return;
        }
        polling.poll(exchange);
        if (probe != null && probe.isProven()) {
            polling.endPoll();
        }
    }

    /// A POST of the client; its body, or a violation that the body's bytes already were.
    void push(HttpExchange exchange, PushBody body) {
        assert loop.inLoop();
        if (state != State.OPEN || !(transport instanceof PollingTransport)) {
            refuse(exchange, state == State.OPEN ? EngineError.BAD_REQUEST : EngineError.UNKNOWN_SESSION);
            return;
        }
        if (body instanceof PushBody.Bad(var error, var reason)) {
            close(reason);
            refuse(exchange, error);
            return;
        }
        boolean closedByClient = false;
        for (EngineIoPacket packet : ((PushBody.Good) body).packets()) {
            if (state == State.OPEN) {
                received(transport, packet);
                closedByClient = packet instanceof Close;
            }
        }
        if (state == State.OPEN || closedByClient || state == State.LINGERING) {
            exchange.answerOk();
        } else {
            refuse(exchange, EngineError.BAD_REQUEST);
        }
    }

    private void refuse(HttpExchange exchange, EngineError error) {
        metrics.requestRefused(error);
        exchange.refuse(error);
    }

    // Upgrade

    /// A WebSocket came that wants to take over. False: it may not, and shall be closed.
    boolean startProbe(WebSocketTransport webSocket) {
        assert loop.inLoop();
        if (state != State.OPEN || probe != null || !(transport instanceof PollingTransport)) {
            return false;
        }
        probe = webSocket;
        probeDeadline = loop.probes.start(webSocket, loop.nowNanos());
        loop.watchDeadlines();
        return true;
    }

    private void probeReceived(WebSocketTransport webSocket, EngineIoPacket packet) {
        PollingTransport polling = (PollingTransport) transport;
        switch (packet) {
            // Once: who repeats it and never reads would have us keep all the answers.
            case Ping(var data) when data.equals("probe") && !webSocket.isProven() -> {
                webSocket.prove();
                webSocket.send(OutboundPacket.of(loop.allocator(), new Pong(data)));
                polling.endPoll();
            }
            case Upgrade() when webSocket.isProven() -> {
                endProbe();
                transport = webSocket;
                polling.handOver(webSocket);
                metrics.upgraded();
                if (awaitsPong) { // the answer may have been held back while the client upgraded
                    awaitPong(loop.nowNanos());
                }
            }
            default -> probeFailed(webSocket);
        }
    }

    /// The session goes on over polling.
    void probeFailed(WebSocketTransport webSocket) {
        if (probe == webSocket) {
            endProbe();
            metrics.upgradeAbandoned();
            webSocket.close(CloseReason.SERVER_CLOSE);
        }
    }

    private void endProbe() {
        probe = null;
        if (probeDeadline != null) {
            probeDeadline.cancel();
            probeDeadline = null;
        }
    }

    // Packets

    void received(Transport from, EngineIoPacket packet) {
        assert loop.inLoop();
        if (state != State.OPEN) {
            return;
        }
        if (from == probe) {
            probeReceived((WebSocketTransport) from, packet);
        } else if (from == transport) {
            try {
                received(packet);
            } catch (ProtocolViolation _) {
                close(CloseReason.INVALID);
            }
        }
    }

    private void received(EngineIoPacket packet) {
        switch (packet) {
            case Message(var text) -> listener.text(text);
            case BinaryMessage(var bytes) -> listener.binary(bytes);
            case Pong _ -> pong();
            case Close() -> close(CloseReason.CLIENT_CLOSE);
            case Noop() -> {
                // says nothing by definition
            }
            // The heartbeat goes from server to client; the others have no meaning here.
            case Ping _,Open _,Upgrade() -> close(CloseReason.INVALID);
        }
    }

    // Heartbeat

    private void awaitPing() {
        awaitsPong = false;
        heartbeat = loop.pings.start(this, loop.nowNanos());
        loop.watchDeadlines();
    }

    void ping() {
        long dueNanos = heartbeat == null ? loop.nowNanos() : heartbeat.dueNanos();
        send(new Ping(""));
        if (state == State.OPEN) {
            awaitPong(dueNanos);
            listener.pinged();
        }
    }

    private void awaitPong(long fromNanos) {
        cancelHeartbeat();
        awaitsPong = true;
        heartbeat = loop.pongs.start(this, fromNanos);
        loop.watchDeadlines();
    }

    private void pong() {
        cancelHeartbeat();
        awaitPing();
    }

    private void cancelHeartbeat() {
        if (heartbeat != null) {
            heartbeat.cancel();
        }
    }

    // The end

    /// One of its transports broke.
    void failed(WebSocketTransport broken, CloseReason reason) {
        if (broken == transport) {
            close(reason);
        } else if (broken == probe) {
            probeFailed(broken);
        } else {
            broken.close(reason);
        }
    }

    public void close(CloseReason reason) {
        assert loop.inLoop();
        if (state != State.OPEN) {
            return;
        }
        cancelHeartbeat();
        if (probe != null) {
            probeFailed(probe);
        }
        if (reason.isToldLater() && transport instanceof PollingTransport polling && !polling.hasPoll()) {
            state = State.LINGERING;
            ended = reason;
            heartbeat = loop.lingering.start(this, loop.nowNanos());
            loop.watchDeadlines();
        } else {
            state = State.CLOSED;
            sessions.remove(this);
            transport.close(reason);
        }
        metrics.sessionClosed(reason);
        EngineListener told = listener;
        listener = Deaf.LISTENER;
        told.closed(reason);
    }

    /// The end of lingering.
    void forget() {
        assert loop.inLoop() && state == State.LINGERING;
        cancelHeartbeat();
        state = State.CLOSED;
        sessions.remove(this);
        transport.close(ended);
    }

    /// Before the application listens, and after the end.
    private enum Deaf implements EngineListener {
        LISTENER;

        @Override
        public void text(String text) {
            // nobody listens
        }

        @Override
        public void binary(byte[] bytes) {
            // nobody listens
        }

        @Override
        public void writable() {
            // nobody listens
        }

        @Override
        public void closed(CloseReason reason) {
            // nobody listens
        }
    }
}
