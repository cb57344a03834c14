package live.chobi.chat.connection;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import live.chobi.chat.connection.ConnectOutcome.Accepted;
import live.chobi.chat.connection.ConnectOutcome.Refused;
import live.chobi.chat.connection.DeadlineQueue.Deadline;
import live.chobi.chat.connection.KeptConnections.Kept;
import live.chobi.chat.protocol.PacketEncoding;
import live.chobi.chat.protocol.ProtocolViolation;
import live.chobi.chat.protocol.SocketIoDecoder;
import live.chobi.chat.protocol.SocketIoPacket;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Socket.IO over one Engine.IO session: its namespaces, and who may speak in which. Spec: Socket.IO protocol 5,
/// "Exchange protocol". Owner: the session's loop.
final class SocketIoClient implements EngineListener {
    private static final Logger log = LoggerFactory.getLogger(SocketIoClient.class);

    private static final long NEVER = Long.MAX_VALUE;

    private sealed interface Namespace {
        /// The application has not decided yet. A class, not a record: two attempts are never the same.
        final class Connecting implements Namespace {
        }

        /// @param privateId by which the client may come back; empty where nobody may
        /// @param validUntilNanos on the loop's clock; [#NEVER] for ever
        record Joined(SocketConnection connection, String privateId, long validUntilNanos) implements Namespace {}
    }

    private final EngineSession session;
    private final SocketIoSettings settings;
    private final SocketApplication application;
    private final KeptConnections kept;
    private final SocketIoDecoder decoder;
    private final EventAllowance allowance;
    private final Deadline<SocketIoClient> connectDeadline;
    private final Map<String, Namespace> namespaces = new HashMap<>(2);
    /// Null until the client's first message tells.
    private @Nullable PacketEncoding encoding;

    SocketIoClient(EngineSession session, SocketIoSettings settings, SocketApplication application,
            KeptConnections kept) {
        this.session = session;
        this.settings = settings;
        this.application = application;
        this.kept = kept;
        this.decoder = new SocketIoDecoder(settings.packet());
        long now = session.loop().nowNanos();
        this.allowance = new EventAllowance(settings.eventsPerSecond(), now);
        this.connectDeadline = session.loop().connects.start(this, now);
    }

    @Override
    public void text(String text) {
        if (encoding == PacketEncoding.MSGPACK) {
            throw new ProtocolViolation("text from a client that speaks MessagePack");
        }
        encoding = PacketEncoding.JSON;
        decoder.text(text).ifPresent(this::received);
    }

    @Override
    public void binary(byte[] bytes) {
        if (encoding == null && settings.msgPack()) {
            encoding = PacketEncoding.MSGPACK;
        }
        if (encoding == PacketEncoding.MSGPACK) {
            received(PacketEncoding.decodeMsgPack(bytes));
            return;
        }
        decoder.attachment(bytes).ifPresent(this::received);
    }

    private void received(SocketIoPacket packet) {
        @Nullable
        Namespace namespace = namespaces.get(packet.namespace());
        switch (packet) {
            case SocketIoPacket.Connect(var name, var auth) when namespace == null -> connect(name, auth);
            case SocketIoPacket.Disconnect(var name) when namespace != null -> leave(name, namespace);
            case SocketIoPacket.Event event when namespace instanceof Namespace.Joined joined -> event(joined, event);
            case SocketIoPacket.Ack(_, var id, var arguments) when namespace instanceof Namespace.Joined joined ->
                joined.connection().acknowledged(id, arguments);
            case SocketIoPacket.Connect _,SocketIoPacket.Disconnect _,SocketIoPacket.Event _,SocketIoPacket.Ack _,SocketIoPacket.ConnectError _ ->
                throw new ProtocolViolation("out of place: " + packet);
        }
    }

    // Joining

    private void connect(String name, Optional<ObjectNode> auth) {
        if (namespaces.size() >= settings.namespacesMax()) {
            refuse(name, new Refused("Too many namespaces", null));
            return;
        }
        Namespace.Connecting connecting = new Namespace.Connecting();
        namespaces.put(name, connecting);
        ObjectNode given = auth.orElseGet(JsonNodeFactory.instance::objectNode);
        JsonNode privateId = given.path("pid");
        if (!kept.isOn() || !privateId.isTextual()) {
            decide(name, given, connecting, Optional.empty());
            return;
        }
        var _ = kept.claim(privateId.textValue(), session).thenAccept(claimed -> session.execute(() -> {
            if (isAwaited(name, connecting)) {
                if (claimed.isEmpty()) {
                    session.metrics().recovery(RecoveryOutcome.UNKNOWN);
                }
                decide(name, given, connecting, claimed);
            } else {
                claimed.ifPresent(kept::putBack);
            }
        }));
    }

    /// The client may have left meanwhile, or left and asked again: identity tells.
    private boolean isAwaited(String name, Namespace.Connecting connecting) {
        return session.isOpen() && namespaces.get(name) == connecting;
    }

    private void decide(String name, ObjectNode auth, Namespace.Connecting connecting, Optional<Kept> claimed) {
        JsonNode offset = auth.path("offset");
        ConnectionRequest request = new ConnectionRequest(name, auth, session.handshake(),
                claimed.map(it -> new ReturningClient(it.keepsake, it.caller,
                        offset.isTextual() ? Optional.of(offset.textValue()) : Optional.empty())));
        var _ = decide(request).whenComplete((outcome, failure) -> session.execute(() -> {
            if (isAwaited(name, connecting)) {
                decided(request, claimed, outcome, failure);
            } else {
                unheard(claimed, outcome);
            }
        }));
    }

    /// Nobody is there any more to hear what was decided.
    private void unheard(Optional<Kept> claimed, @Nullable ConnectOutcome outcome) {
        if (outcome instanceof Accepted accepted && accepted.resumption().isPresent()) {
            guarded(accepted.resumption().get()::abandoned);
        } else {
            claimed.ifPresent(kept::putBack);
        }
    }

    private CompletionStage<ConnectOutcome> decide(ConnectionRequest request) {
        try {
            return application.connect(request);
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private void decided(ConnectionRequest request, Optional<Kept> claimed, @Nullable ConnectOutcome outcome,
            @Nullable Throwable failure) {
        String name = request.namespace();
        switch (outcome) {
            case Accepted accepted -> accept(request, claimed, accepted);
            case Refused refused -> {
                putBack(claimed);
                refuse(name, refused);
            }
            case null -> {
                putBack(claimed);
                log.error("deciding about a connection failed", failure);
                refuse(name, new Refused("Internal error", null));
            }
        }
    }

    private void putBack(Optional<Kept> claimed) {
        claimed.ifPresent(it -> {
            session.metrics().recovery(RecoveryOutcome.REFUSED);
            kept.putBack(it);
        });
    }

    private void accept(ConnectionRequest request, Optional<Kept> claimed, Accepted accepted) {
        connectDeadline.cancel();
        session.metrics().connectAccepted();
        if (claimed.isPresent() && accepted.resumption().isPresent()
                && isResumed(request, claimed.get(), accepted, accepted.resumption().get())) {
            return;
        }
        claimed.ifPresent(it -> {
            session.metrics().recovery(RecoveryOutcome.DECLINED);
            if (accepted.resumption().isEmpty()) {
                guarded(it.keepsake::discarded);
            }
        });
        String privateId = kept.isOn() ? session.loop().newSessionId() : "";
        SocketConnection connection = join(request, accepted, session.loop().newSessionId(), privateId);
        greet(connection, privateId);
        // Saying so may have closed a client that reads too slowly: it has left before it has come.
        if (connection.isOpen()) {
            guarded(() -> application.connected(connection));
        }
    }

    private boolean isResumed(ConnectionRequest request, Kept former, Accepted accepted, Resumption resumption) {
        SocketConnection connection = join(request, accepted, former.id, former.privateId);
        Optional<Runnable> replay;
        try {
            replay = resumption.resume(connection);
        } catch (RuntimeException e) {
            log.error("the application failed to resume a connection", e);
            replay = Optional.empty();
        }
        if (replay.isEmpty()) {
            kept.ended(former.privateId, connection);
            connection.ended();
            return false;
        }
        session.metrics().recovery(RecoveryOutcome.RECOVERED);
        greet(connection, former.privateId);
        guarded(replay.get());
        return true;
    }

    private SocketConnection join(ConnectionRequest request, Accepted accepted, String id, String privateId) {
        SocketConnection connection = new SocketConnection(id, request, accepted.caller(), this, session,
                Objects.requireNonNull(encoding), settings.awaitedAcksMax());
        long validUntil = accepted.validFor().map(it -> session.loop().nowNanos() + it.toNanos()).orElse(NEVER);
        namespaces.put(request.namespace(), new Namespace.Joined(connection, privateId, validUntil));
        if (!privateId.isEmpty()) {
            kept.opened(privateId, connection);
        }
        return connection;
    }

    private void greet(SocketConnection connection, String privateId) {
        ObjectNode payload = JsonNodeFactory.instance.objectNode().put("sid", connection.id());
        if (!privateId.isEmpty()) {
            payload.put("pid", privateId);
        }
        send(new SocketIoPacket.Connect(connection.namespace(), Optional.of(payload)));
    }

    private void refuse(String name, Refused refused) {
        namespaces.remove(name);
        session.metrics().connectRefused();
        ObjectNode payload = JsonNodeFactory.instance.objectNode().put("message", refused.message());
        if (refused.data() != null) {
            payload.set("data", refused.data());
        }
        send(new SocketIoPacket.ConnectError(name, payload));
    }

    void connectTimedOut() {
        session.close(CloseReason.CONNECT_TIMEOUT);
    }

    // Speaking

    private void event(Namespace.Joined joined, SocketIoPacket.Event event) {
        if (isExpired(joined)) {
            session.close(CloseReason.TOKEN_EXPIRED);
            return;
        }
        SocketConnection connection = joined.connection();
        Ack ack = new Ack(connection, event.ackId());
        if (!allowance.take(session.loop().nowNanos())) {
            session.metrics().eventTooFast();
            guarded(() -> application.tooFast(connection, event.name(), ack));
            return;
        }
        session.metrics().eventReceived();
        guarded(() -> application.event(connection, event.name(), event.arguments(), ack));
    }

    private boolean isExpired(Namespace.Joined joined) {
        return joined.validUntilNanos() != NEVER && session.loop().nowNanos() - joined.validUntilNanos() >= 0;
    }

    /// Who says nothing is found out by the heartbeat.
    @Override
    public void pinged() {
        if (namespaces.values().stream().anyMatch(it -> it instanceof Namespace.Joined joined && isExpired(joined))) {
            session.close(CloseReason.TOKEN_EXPIRED);
        }
    }

    private void send(SocketIoPacket packet) {
        Objects.requireNonNull(encoding).encode(packet).forEach(session::send);
    }

    @Override
    public void writable() {
        for (Namespace namespace : List.copyOf(namespaces.values())) {
            if (namespace instanceof Namespace.Joined joined) {
                joined.connection().writable();
            }
        }
    }

    // Leaving

    private void leave(String name, Namespace namespace) {
        namespaces.remove(name);
        if (namespace instanceof Namespace.Joined joined) {
            end(joined, new DisconnectReason.ByClient());
        }
    }

    void disconnect(SocketConnection connection) {
        if (connection.isOpen() && namespaces.remove(connection.namespace()) instanceof Namespace.Joined joined) {
            send(new SocketIoPacket.Disconnect(connection.namespace()));
            end(joined, new DisconnectReason.ByServer());
        }
    }

    @Override
    public void closed(CloseReason reason) {
        connectDeadline.cancel();
        List<Namespace> left = List.copyOf(namespaces.values());
        namespaces.clear();
        for (Namespace namespace : left) {
            if (namespace instanceof Namespace.Joined joined) {
                if (reason.isRecoverable() && !joined.privateId().isEmpty()) {
                    keep(joined);
                }
                end(joined, new DisconnectReason.SessionClosed(reason));
            }
        }
    }

    private void keep(Namespace.Joined joined) {
        SocketConnection connection = joined.connection();
        guarded(() -> application.keep(connection).ifPresent(keepsake -> kept.keep(
                new Kept(joined.privateId(), connection.id(), connection.caller(), keepsake), session.loop())));
    }

    private void end(Namespace.Joined joined, DisconnectReason reason) {
        SocketConnection connection = joined.connection();
        kept.ended(joined.privateId(), connection);
        connection.ended();
        guarded(() -> application.disconnected(connection, reason));
    }

    /// A bug in the application is ours: it must not cost the client its connection.
    private static void guarded(Runnable call) {
        try {
            call.run();
        } catch (RuntimeException e) {
            log.error("the application failed", e);
        }
    }
}
