package live.chobi.chat.connection;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicBoolean;
import live.chobi.chat.protocol.SocketIoPacket;

/// The answer to one event of a client. Any thread may give it; only the first counts, and none is sent when the client
/// did not ask or is gone.
public final class Ack {
    private final SocketConnection connection;
    private final OptionalLong id;
    private final AtomicBoolean given = new AtomicBoolean();

    Ack(SocketConnection connection, OptionalLong id) {
        this.connection = connection;
        this.id = id;
    }

    public boolean isWanted() {
        return id.isPresent();
    }

    public void reply(JsonNode... arguments) {
        reply(List.of(arguments));
    }

    public void reply(List<JsonNode> arguments) {
        if (id.isPresent() && given.compareAndSet(false, true)) {
            connection.send(new SocketIoPacket.Ack(connection.namespace(), id.getAsLong(), arguments));
        }
    }
}
