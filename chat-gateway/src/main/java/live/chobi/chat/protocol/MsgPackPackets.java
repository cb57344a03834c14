package live.chobi.chat.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import live.chobi.chat.protocol.SocketIoPacket.Ack;
import live.chobi.chat.protocol.SocketIoPacket.Connect;
import live.chobi.chat.protocol.SocketIoPacket.ConnectError;
import live.chobi.chat.protocol.SocketIoPacket.Disconnect;
import live.chobi.chat.protocol.SocketIoPacket.Event;

/// Packets of the stock `socket.io-msgpack-parser`: each is one binary message, the MessagePack map `{type, nsp, data?,
/// id?}`, with bytes in their place instead of attachments. Types are those of Socket.IO without the binary two.
final class MsgPackPackets {
    private MsgPackPackets() {
    }

    /// [ProtocolViolation] for what is no packet that a client may send.
    static SocketIoPacket decode(byte[] bytes) {
        JsonNode map = MsgPackReader.read(bytes);
        JsonNode type = map.path("type");
        JsonNode namespace = map.path("nsp");
        if (!map.isObject() || !type.isIntegralNumber() || !namespace.isTextual()
                || !namespace.textValue().startsWith("/")) {
            throw new ProtocolViolation("a MessagePack message that is no packet");
        }
        String nsp = namespace.textValue();
        if (nsp.length() > SocketIoLimits.NAMESPACE_CHARACTERS_MAX) {
            throw new ProtocolViolation("a namespace of " + nsp.length() + " characters");
        }
        OptionalLong id = id(map.path("id"));
        JsonNode data = map.path("data");
        return switch (type.intValue()) {
            case 0 -> new Connect(nsp, auth(data));
            case 1 -> new Disconnect(nsp);
            case 2 -> SocketIoDecoder.event(nsp, id, array(data));
            case 3 -> new Ack(nsp, id.orElseThrow(() -> new ProtocolViolation("an acknowledgement without id")),
                    SocketIoDecoder.list(array(data), 0));
            default -> throw new ProtocolViolation("the packet type " + type);
        };
    }

    private static OptionalLong id(JsonNode id) {
        if (id.isMissingNode() || id.isNull()) {
            return OptionalLong.empty();
        }
        if (!id.isIntegralNumber() || !id.canConvertToLong() || id.longValue() < 0
                || id.longValue() > SocketIoLimits.ACK_ID_MAX) {
            throw new ProtocolViolation("an acknowledgement id that is no whole number below 10^15");
        }
        return OptionalLong.of(id.longValue());
    }

    private static Optional<ObjectNode> auth(JsonNode data) {
        return switch (data) {
            case ObjectNode object -> Optional.of(object);
            case JsonNode none when none.isMissingNode() || none.isNull() -> Optional.empty();
            default -> throw new ProtocolViolation("a connect payload that is no object");
        };
    }

    private static ArrayNode array(JsonNode data) {
        if (data instanceof ArrayNode array) {
            return array;
        }
        throw new ProtocolViolation("a payload that is no array");
    }

    static byte[] encode(SocketIoPacket packet) {
        ObjectNode map = JsonNodeFactory.instance.objectNode();
        switch (packet) {
            case Connect(_, var payload) -> {
                map.put("type", 0);
                payload.ifPresent(it -> map.set("data", it));
            }
            case Disconnect _ -> map.put("type", 1);
            case Event(_, var ackId, var name, var arguments) -> {
                map.put("type", 2);
                map.putArray("data").add(name).addAll(arguments);
                ackId.ifPresent(it -> map.put("id", it));
            }
            case Ack(_, var ackId, var arguments) -> {
                map.put("type", 3).put("id", ackId);
                map.putArray("data").addAll(arguments);
            }
            case ConnectError(_, var payload) -> map.put("type", 4).set("data", payload);
        }
        return MsgPackWriter.write(map.put("nsp", packet.namespace()));
    }

    /// What a room encoded once as text of the main namespace, `42["name",…]`, as this parser has it.
    static byte[] ofText(String text) {
        SocketIoDecoder decoder = new SocketIoDecoder(new SocketIoLimits(0, 0));
        SocketIoPacket packet = decoder.text(text.substring(1))
                .orElseThrow(() -> new IllegalStateException("our own text has no attachments"));
        return encode(packet);
    }

    static List<EngineIoPacket> messages(SocketIoPacket packet) {
        return List.of(new EngineIoPacket.BinaryMessage(encode(packet)));
    }
}
