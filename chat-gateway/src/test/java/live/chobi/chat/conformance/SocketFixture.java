package live.chobi.chat.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import live.chobi.chat.connection.Ack;
import live.chobi.chat.connection.CloseReason;
import live.chobi.chat.connection.ConnectOutcome;
import live.chobi.chat.connection.ConnectionRequest;
import live.chobi.chat.connection.DisconnectReason;
import live.chobi.chat.connection.SocketApplication;
import live.chobi.chat.connection.SocketConnection;
import live.chobi.kernel.Caller;

/// The Socket.IO fixture that the public suite expects, and a few events more for our own tests. Any thread may read
/// what it has seen.
final class SocketFixture implements SocketApplication {
    private static final Set<String> NAMESPACES = Set.of("/", "/custom");

    final List<DisconnectReason> disconnects = new CopyOnWriteArrayList<>();

    @Override
    public CompletionStage<ConnectOutcome> connect(ConnectionRequest request) {
        if (!NAMESPACES.contains(request.namespace())) {
            return CompletableFuture.completedStage(ConnectOutcome.invalidNamespace());
        }
        if (request.auth().path("token").asText().equals("forged")) {
            ObjectNode data = JsonNodeFactory.instance.objectNode().put("code", "UNAUTHORIZED");
            return CompletableFuture.completedStage(new ConnectOutcome.Refused("token not valid", data));
        }
        return CompletableFuture
                .completedStage(new ConnectOutcome.Accepted(new Caller.Guest(request.address())));
    }

    @Override
    public void connected(SocketConnection connection) {
        connection.emit("auth", connection.request().auth());
    }

    @Override
    public void event(SocketConnection connection, String name, List<JsonNode> arguments, Ack ack) {
        switch (name) {
            case "message" -> connection.emit("message-back", arguments);
            case "message-with-ack" -> ack.reply(arguments);
            case "close-me" -> connection.close(CloseReason.SERVER_CLOSE);
            case "disconnect-me" -> connection.disconnect();
            case "fail" -> throw new IllegalStateException("a bug of the fixture, as asked");
            default -> {
                // the suite sends nothing else
            }
        }
    }

    @Override
    public void tooFast(SocketConnection connection, String name, Ack ack) {
        ObjectNode error = JsonNodeFactory.instance.objectNode();
        error.put("ok", false).putObject("error").put("code", "TOO_MANY_REQUESTS").put("reason", "too_fast");
        ack.reply(error);
    }

    @Override
    public void disconnected(SocketConnection connection, DisconnectReason reason) {
        disconnects.add(reason);
    }
}
