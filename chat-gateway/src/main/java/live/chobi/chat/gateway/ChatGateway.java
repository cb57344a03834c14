package live.chobi.chat.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import live.chobi.chat.connection.Ack;
import live.chobi.chat.connection.ConnectOutcome;
import live.chobi.chat.connection.ConnectionRequest;
import live.chobi.chat.connection.DisconnectReason;
import live.chobi.chat.connection.SocketApplication;
import live.chobi.chat.connection.SocketConnection;
import live.chobi.chat.room.Rooms;
import live.chobi.kernel.Problem;
import live.chobi.kernel.ProblemCode;
import live.chobi.log.Logs;
import live.chobi.log.RowViews;
import live.chobi.outbox.Json;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Serves the default namespace. Called on the loop that owns a connection; blocking work of one connection runs on
/// virtual threads, one piece after the other, so that a client's messages keep their order.
public final class ChatGateway implements SocketApplication {
    private static final Logger LOG = LoggerFactory.getLogger(ChatGateway.class);
    /// Events that have a procedure of the same meaning; the acknowledgement carries its output's fields.
    private static final Map<String, String> CALLS = Map.of("send_message", "chat.sendMessage", "send_gift",
            "gifts.sendGift");

    private final SocketDoors doors;
    private final Rooms rooms;
    private final Logs logs;
    private final RowViews rowViews;
    private final Executor virtualThreads;
    private final Map<SocketConnection, Visitor> visitors = new ConcurrentHashMap<>();

    public ChatGateway(SocketDoors doors, Rooms rooms, Logs logs, RowViews rowViews, Executor virtualThreads) {
        this.doors = doors;
        this.rooms = rooms;
        this.logs = logs;
        this.rowViews = rowViews;
        this.virtualThreads = virtualThreads;
    }

    @Override
    public CompletionStage<ConnectOutcome> connect(ConnectionRequest request) {
        if (!request.namespace().equals("/")) {
            return CompletableFuture.completedFuture(ConnectOutcome.invalidNamespace());
        }
        JsonNode token = request.auth().path("token");
        Optional<String> bearer = token.isTextual() && !token.textValue().isEmpty()
                ? Optional.of(token.textValue())
                : Optional.empty();
        CompletableFuture<ConnectOutcome> outcome = new CompletableFuture<>();
        virtualThreads.execute(() -> {
            try {
                outcome.complete(new ConnectOutcome.Accepted(doors.authenticate(bearer, request.address())));
            } catch (Problem refusal) {
                outcome.complete(new ConnectOutcome.Refused(refusal.getMessage(), Acks.error(refusal)));
            } catch (RuntimeException bug) {
                outcome.completeExceptionally(bug);
            }
        });
        return outcome;
    }

    @Override
    public void connected(SocketConnection connection) {
        visitors.put(connection, new Visitor(connection, doors, rooms, logs, rowViews, virtualThreads));
    }

    @Override
    public void event(SocketConnection connection, String name, List<JsonNode> arguments, Ack ack) {
        Visitor visitor = visitors.get(connection);
        if (visitor == null) {
            return; // it has just gone
        }
        JsonNode input = arguments.isEmpty() ? Json.MAPPER.createObjectNode() : arguments.getFirst();
        try {
            if (name.equals("join_session")) {
                visitor.join(JoinRequest.read(input), ack);
            } else if (name.equals("leave_session")) {
                visitor.leave(JoinRequest.read(input).session(), ack);
            } else if (CALLS.containsKey(name)) {
                visitor.call(java.util.Objects.requireNonNull(CALLS.get(name)), input, ack);
            } else {
                throw Problem.of(ProblemCode.NOT_FOUND, "unknown_event", "there is no event " + Problem.quotable(name));
            }
        } catch (Problem refusal) {
            ack.reply(Acks.refused(refusal));
        }
    }

    @Override
    public void tooFast(SocketConnection connection, String name, Ack ack) {
        ack.reply(Acks.refused(Problem.tooFast("too_many_events", "too many events; slow down",
                java.time.Duration.ofSeconds(1))));
    }

    @Override
    public void disconnected(SocketConnection connection, DisconnectReason reason) {
        Visitor visitor = visitors.remove(connection);
        if (visitor != null) {
            visitor.gone();
            LOG.debug("socket {} left: {}", connection.id(), reason);
        }
    }
}
