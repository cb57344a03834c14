package live.chobi.server.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import live.chobi.chat.connection.Ack;
import live.chobi.chat.connection.ConnectOutcome;
import live.chobi.chat.connection.ConnectionRequest;
import live.chobi.chat.connection.DisconnectReason;
import live.chobi.chat.connection.SocketApplication;
import live.chobi.chat.connection.SocketConnection;
import live.chobi.kernel.Caller;

/// At `/socket.io/`, in the namespaces `/` and `/custom`: tells each client what it authenticated by, and gives back
/// what it sends.
final class SocketFixture implements SocketApplication {
    private static final Set<String> NAMESPACES = Set.of("/", "/custom");

    @Override
    public CompletionStage<ConnectOutcome> connect(ConnectionRequest request) {
        return CompletableFuture.completedStage(NAMESPACES.contains(request.namespace())
                ? new ConnectOutcome.Accepted(new Caller.Guest(request.address()))
                : ConnectOutcome.invalidNamespace());
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
            default -> {
                // the suites send nothing else
            }
        }
    }

    @Override
    public void tooFast(SocketConnection connection, String name, Ack ack) {
        ack.reply();
    }

    @Override
    public void disconnected(SocketConnection connection, DisconnectReason reason) {
        // nothing to free
    }
}
