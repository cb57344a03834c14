package live.chobi.chat.connection;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import live.chobi.chat.connection.ConnectOutcome.Accepted;
import live.chobi.chat.connection.ConnectOutcome.Refused;
import live.chobi.chat.connection.DeadlineQueue.Deadline;
import live.chobi.chat.protocol.ProtocolViolation;
import live.chobi.chat.protocol.SocketIoDecoder;
import live.chobi.chat.protocol.SocketIoEncoder;
import live.chobi.chat.protocol.SocketIoPacket;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Socket.IO over one Engine.IO session: its namespaces, and who may speak in which. Spec: Socket.IO protocol 5,
/// "Exchange protocol". Owner: the session's loop.
final class SocketIoClient implements EngineListener {
    private static final Logger log = LoggerFactory.getLogger(SocketIoClient.class);

    private sealed interface Namespace {
        /// The application has not decided yet. A class, not a record: two attempts are never the same.
        final class Connecting implements Namespace {
        }

        record Joined(SocketConnection connection) implements Namespace {}
    }

    private final EngineSession session;
    private final SocketIoSettings settings;
    private final SocketApplication application;
    private final SocketIoDecoder decoder;
    private final EventAllowance allowance;
    private final Deadline<SocketIoClient> connectDeadline;
    private final Map<String, Namespace> namespaces = new HashMap<>(2);

    SocketIoClient(EngineSession session, SocketIoSettings settings, SocketApplication application) {
        this.session = session;
        this.settings = settings;
        this.application = application;
        this.decoder = new SocketIoDecoder(settings.packet());
        long now = session.loop().nowNanos();
        this.allowance = new EventAllowance(settings.eventsPerSecond(), now);
        this.connectDeadline = session.loop().connects.start(this, now);
    }

    @Override
    public void text(String text) {
        decoder.text(text).ifPresent(this::received);
    }

    @Override
    public void binary(byte[] bytes) {
        decoder.attachment(bytes).ifPresent(this::received);
    }

    private void received(SocketIoPacket packet) {
        @Nullable
        Namespace namespace = namespaces.get(packet.namespace());
        switch (packet) {
            case SocketIoPacket.Connect(var name, var auth) when namespace == null -> connect(name, auth);
            case SocketIoPacket.Disconnect(var name) when namespace != null -> leave(name, namespace);
            case SocketIoPacket.Event event when namespace instanceof Namespace.Joined(var connection) ->
                event(connection,
                        event);
            case SocketIoPacket.Ack(_, var id, var arguments) when namespace instanceof Namespace.Joined(var connection) ->
                connection.acknowledged(id, arguments);
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
        ConnectionRequest request = new ConnectionRequest(name, auth.orElseGet(JsonNodeFactory.instance::objectNode),
                session.handshake());
        var _ = decide(request).whenComplete((outcome, failure) -> session.execute(() -> {
            // The client may have left meanwhile, or left and asked again: identity tells.
            if (session.isOpen() && namespaces.get(name) == connecting) {
                decided(request, outcome, failure);
            }
        }));
    }

    private CompletionStage<ConnectOutcome> decide(ConnectionRequest request) {
        try {
            return application.connect(request);
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private void decided(ConnectionRequest request, @Nullable ConnectOutcome outcome, @Nullable Throwable failure) {
        String name = request.namespace();
        switch (outcome) {
            case Accepted(var caller) -> {
                connectDeadline.cancel();
                SocketConnection connection = new SocketConnection(session.loop().newSessionId(), request, caller, this,
                        session, settings.awaitedAcksMax());
                namespaces.put(name, new Namespace.Joined(connection));
                session.metrics().connectAccepted();
                ObjectNode payload = JsonNodeFactory.instance.objectNode().put("sid", connection.id());
                send(new SocketIoPacket.Connect(name, Optional.of(payload)));
                // Saying so may have closed a client that reads too slowly: it has left before it has come.
                if (connection.isOpen()) {
                    guarded(() -> application.connected(connection));
                }
            }
            case Refused refused -> {
                namespaces.remove(name);
                refuse(name, refused);
            }
            case null -> {
                namespaces.remove(name);
                log.error("deciding about a connection failed", failure);
                refuse(name, new Refused("Internal error", null));
            }
        }
    }

    private void refuse(String name, Refused refused) {
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

    private void event(SocketConnection connection, SocketIoPacket.Event event) {
        Ack ack = new Ack(connection, event.ackId());
        if (!allowance.take(session.loop().nowNanos())) {
            session.metrics().eventTooFast();
            guarded(() -> application.tooFast(connection, event.name(), ack));
            return;
        }
        session.metrics().eventReceived();
        guarded(() -> application.event(connection, event.name(), event.arguments(), ack));
    }

    private void send(SocketIoPacket packet) {
        SocketIoEncoder.encode(packet).forEach(session::send);
    }

    @Override
    public void writable() {
        for (Namespace namespace : List.copyOf(namespaces.values())) {
            if (namespace instanceof Namespace.Joined(var connection)) {
                connection.writable();
            }
        }
    }

    // Leaving

    private void leave(String name, Namespace namespace) {
        namespaces.remove(name);
        if (namespace instanceof Namespace.Joined(var connection)) {
            end(connection, new DisconnectReason.ByClient());
        }
    }

    void disconnect(SocketConnection connection) {
        if (connection.isOpen()) {
            namespaces.remove(connection.namespace());
            send(new SocketIoPacket.Disconnect(connection.namespace()));
            end(connection, new DisconnectReason.ByServer());
        }
    }

    @Override
    public void closed(CloseReason reason) {
        connectDeadline.cancel();
        List<Namespace> left = List.copyOf(namespaces.values());
        namespaces.clear();
        for (Namespace namespace : left) {
            if (namespace instanceof Namespace.Joined(var connection)) {
                end(connection, new DisconnectReason.SessionClosed(reason));
            }
        }
    }

    private void end(SocketConnection connection, DisconnectReason reason) {
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
