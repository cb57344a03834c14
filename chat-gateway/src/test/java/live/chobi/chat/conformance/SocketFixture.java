package live.chobi.chat.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import live.chobi.chat.connection.Ack;
import live.chobi.chat.connection.AckOutcome;
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
            case "ask-me" -> ask(connection, Duration.ofMillis(arguments.getFirst().asInt()));
            case "close-me" -> connection.close(CloseReason.SERVER_CLOSE);
            case "disconnect-me" -> connection.disconnect();
            case "fail" -> throw new IllegalStateException("a bug of the fixture, as asked");
            default -> {
                // the suite sends nothing else
            }
        }
    }

    /// Asks the client, and tells it what became of the question.
    private static void ask(SocketConnection connection, Duration timeout) {
        var _ = connection.emitWithAck("question", List.of(IntNode.valueOf(41)), timeout).thenAccept(outcome -> {
            List<JsonNode> told = new ArrayList<>();
            told.add(TextNode.valueOf(outcome.getClass().getSimpleName()));
            if (outcome instanceof AckOutcome.Answered(var answer)) {
                told.addAll(answer);
            }
            connection.emit("asked", told);
        });
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
