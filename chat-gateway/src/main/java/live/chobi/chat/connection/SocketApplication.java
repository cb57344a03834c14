package live.chobi.chat.connection;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/// What a Socket.IO endpoint serves. Every method is called on the loop that owns the connection and must not block;
/// all calls of one connection come one after the other, in the order in which the client spoke.
///
/// An exception thrown here is a bug: it is logged, and the connection goes on.
public interface SocketApplication {
    /// The stage may complete on any thread. If it fails, the client is refused with no more than "internal error".
    CompletionStage<ConnectOutcome> connect(ConnectionRequest request);

    /// The client has been told that it is accepted; what is sent from here on reaches it after that. Not for one that
    /// was taken up by its [Resumption].
    void connected(SocketConnection connection);

    /// @param arguments with attachments as binary nodes
    /// @param ack answers the client, if it asked for an answer
    void event(SocketConnection connection, String name, List<JsonNode> arguments, Ack ack);

    /// An event over the session's rate, which is not passed on; the application words the refusal.
    void tooFast(SocketConnection connection, String name, Ack ack);

    /// The session below was lost in a way that a client may come back from: what it needs to be taken up again, or
    /// nothing where it shall begin anew. Right before the connection ends.
    default Optional<Keepsake> keep(SocketConnection connection) {
        return Optional.empty();
    }

    /// Once for every [#connected] and every connection that was resumed, as the last call.
    void disconnected(SocketConnection connection, DisconnectReason reason);
}
