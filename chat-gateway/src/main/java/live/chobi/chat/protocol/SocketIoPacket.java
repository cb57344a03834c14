package live.chobi.chat.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// One Socket.IO packet, whole: attachments stand as binary nodes where their placeholders were. Spec: Socket.IO
/// protocol 5, "Packet encoding". The types BINARY_EVENT and BINARY_ACK of the wire are [Event] and [Ack] with
/// such nodes.
public sealed interface SocketIoPacket {
    /// The namespace everybody starts in; on the wire it is left out.
    String MAIN = "/";

    String namespace();

    /// 0. From the client with what it wants to authenticate by, from the server with the connection's id.
    record Connect(String namespace, Optional<ObjectNode> payload) implements SocketIoPacket {}

    /// 1. Leaves the namespace; the transport stays for the others.
    record Disconnect(String namespace) implements SocketIoPacket {}

    /// 2 and 5. With an id the peer wants an acknowledgement.
    record Event(String namespace, OptionalLong ackId, String name, List<JsonNode> arguments)
            implements
                SocketIoPacket {}

    /// 3 and 6. Answers the event that carried this id.
    record Ack(String namespace, long ackId, List<JsonNode> arguments) implements SocketIoPacket {}

    /// 4. Server to client only: a namespace refused.
    record ConnectError(String namespace, ObjectNode payload) implements SocketIoPacket {}
}
