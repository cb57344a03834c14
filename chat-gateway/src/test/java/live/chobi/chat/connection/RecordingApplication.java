package live.chobi.chat.connection;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import live.chobi.kernel.Caller;

/// Accepts everybody at once and remembers what it is told.
public final class RecordingApplication implements SocketApplication {
    public final List<SocketConnection> connected = new ArrayList<>();
    public Optional<Duration> validFor = Optional.empty();
    public final List<DisconnectReason> disconnected = new ArrayList<>();

    @Override
    public CompletionStage<ConnectOutcome> connect(ConnectionRequest request) {
        return CompletableFuture.completedStage(new ConnectOutcome.Accepted(new Caller.Guest(request.address()),
                validFor, Optional.empty()));
    }

    @Override
    public void connected(SocketConnection connection) {
        connected.add(connection);
    }

    @Override
    public void event(SocketConnection connection, String name, List<JsonNode> arguments, Ack ack) {
        ack.reply(arguments);
    }

    @Override
    public void tooFast(SocketConnection connection, String name, Ack ack) {
        ack.reply();
    }

    @Override
    public void disconnected(SocketConnection connection, DisconnectReason reason) {
        disconnected.add(reason);
    }
}
