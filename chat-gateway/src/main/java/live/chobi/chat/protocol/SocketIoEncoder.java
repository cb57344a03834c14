package live.chobi.chat.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import live.chobi.chat.protocol.EngineIoPacket.BinaryMessage;
import live.chobi.chat.protocol.EngineIoPacket.Message;
import live.chobi.outbox.Json;

/// Socket.IO packets to Engine.IO messages: one text, then one binary message per attachment. Spec: Socket.IO protocol
/// 5, "Packet encoding".
public final class SocketIoEncoder {
    private SocketIoEncoder() {
    }

    /// In the order in which they must be sent, with nothing between them.
    public static List<EngineIoPacket> encode(SocketIoPacket packet) {
        return switch (packet) {
            case SocketIoPacket.Connect(var namespace, var payload) -> one("0" + prefix(namespace)
                    + payload.map(Json::write).orElse(""));
            case SocketIoPacket.Disconnect(var namespace) -> one("1" + prefix(namespace));
            case SocketIoPacket.ConnectError(var namespace, var payload) -> one("4" + prefix(namespace)
                    + Json.write(payload));
            case SocketIoPacket.Event(var namespace, var ackId, var name, var arguments) -> {
                ArrayNode payload = JsonNodeFactory.instance.arrayNode(arguments.size() + 1).add(name)
                        .addAll(arguments);
                String id = ackId.isPresent() ? Long.toString(ackId.getAsLong()) : "";
                yield withAttachments("2", "5", namespace, id, payload);
            }
            case SocketIoPacket.Ack(var namespace, var ackId, var arguments) -> {
                ArrayNode payload = JsonNodeFactory.instance.arrayNode(arguments.size()).addAll(arguments);
                yield withAttachments("3", "6", namespace, Long.toString(ackId), payload);
            }
        };
    }

    /// The whole text of an event of the main namespace whose one argument is JSON already, as a room encodes it once
    /// for everybody: Engine.IO type, Socket.IO type, payload.
    public static String eventOfMain(String name, String argumentJson) {
        return "42[" + Json.write(name) + "," + argumentJson + "]";
    }

    /// As [#eventOfMain], with an offset behind the argument: what a stock client gives back after a short drop.
    public static String eventOfMain(String name, String argumentJson, String offset) {
        return "42[" + Json.write(name) + "," + argumentJson + ",\"" + offset + "\"]";
    }

    private static List<EngineIoPacket> withAttachments(String type, String binaryType, String namespace, String id,
            JsonNode payload) {
        if (!Attachments.isIn(payload)) {
            return one(type + prefix(namespace) + id + Json.write(payload));
        }
        List<byte[]> found = new ArrayList<>();
        JsonNode placeholders = Attachments.extract(payload, found);
        List<EngineIoPacket> messages = new ArrayList<>(found.size() + 1);
        messages.add(new Message(binaryType + found.size() + "-" + prefix(namespace) + id + Json.write(placeholders)));
        found.forEach(it -> messages.add(new BinaryMessage(it)));
        return messages;
    }

    private static List<EngineIoPacket> one(String text) {
        return List.of(new Message(text));
    }

    private static String prefix(String namespace) {
        return namespace.equals(SocketIoPacket.MAIN) ? "" : namespace + ",";
    }
}
