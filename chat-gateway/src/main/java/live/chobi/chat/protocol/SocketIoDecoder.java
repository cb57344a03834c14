package live.chobi.chat.protocol;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import live.chobi.outbox.Json;
import org.jspecify.annotations.Nullable;

/// Engine.IO messages to Socket.IO packets. Spec: Socket.IO protocol 5, "Packet encoding" and "Binary events".
///
/// Its only state is a packet that waits for its attachments, so one decoder belongs to one connection and its owner.
/// Everything invalid throws [ProtocolViolation], after which the decoder must not be used again.
public final class SocketIoDecoder {
    /// Names that the clients' own life cycle uses; from a peer they would be forgeries.
    private static final Set<String> RESERVED = Set.of("connect", "connect_error", "disconnect", "disconnecting",
            "newListener", "removeListener");

    private final SocketIoLimits limits;
    private @Nullable Unfinished unfinished;

    public SocketIoDecoder(SocketIoLimits limits) {
        this.limits = limits;
    }

    /// Empty while attachments are still to come.
    public Optional<SocketIoPacket> text(String text) {
        if (unfinished != null) {
            throw new ProtocolViolation("text while attachments are awaited");
        }
        SocketIoHeader header = SocketIoHeader.parse(text, limits);
        @Nullable
        JsonNode payload = readJson(text, header.payloadAt());
        if (header.attachments() > 0) {
            requireArray(header, payload);
            unfinished = new Unfinished(header, payload);
            return Optional.empty();
        }
        return Optional.of(packet(header, payload, List.of()));
    }

    /// Empty while more attachments are to come.
    public Optional<SocketIoPacket> attachment(byte[] bytes) {
        Unfinished packet = unfinished;
        if (packet == null) {
            throw new ProtocolViolation("an attachment that nothing announced");
        }
        packet.add(bytes, limits);
        if (packet.attachments.size() < packet.header.attachments()) {
            return Optional.empty();
        }
        unfinished = null;
        return Optional.of(packet(packet.header, packet.payload, packet.attachments));
    }

    private static SocketIoPacket packet(SocketIoHeader header, @Nullable JsonNode payload, List<byte[]> attachments) {
        return switch (header.type()) {
            case CONNECT -> new SocketIoPacket.Connect(header.namespace(), optionalObject(payload));
            case DISCONNECT -> disconnect(header, payload);
            case EVENT, BINARY_EVENT -> event(header.namespace(), header.ackId(),
                    Attachments.insert(requireArray(header, payload), attachments));
            case ACK, BINARY_ACK -> new SocketIoPacket.Ack(header.namespace(),
                    header.ackId().orElseThrow(() -> new ProtocolViolation("an acknowledgement without id")),
                    list(Attachments.insert(requireArray(header, payload), attachments), 0));
            case CONNECT_ERROR -> throw new ProtocolViolation("a connect error from a client");
        };
    }

    private static Optional<ObjectNode> optionalObject(@Nullable JsonNode payload) {
        if (payload == null) {
            return Optional.empty();
        }
        if (payload instanceof ObjectNode object) {
            return Optional.of(object);
        }
        throw new ProtocolViolation("a connect payload that is no object");
    }

    private static SocketIoPacket disconnect(SocketIoHeader header, @Nullable JsonNode payload) {
        if (payload != null) {
            throw new ProtocolViolation("a disconnect with a payload");
        }
        return new SocketIoPacket.Disconnect(header.namespace());
    }

    static SocketIoPacket event(String namespace, OptionalLong ackId, ArrayNode payload) {
        JsonNode name = payload.path(0);
        if (!name.isTextual() && !name.isNumber()) {
            throw new ProtocolViolation("an event without a name");
        }
        if (RESERVED.contains(name.asText())) {
            throw new ProtocolViolation("the reserved event name " + name.asText());
        }
        return new SocketIoPacket.Event(namespace, ackId, name.asText(), list(payload, 1));
    }

    private static ArrayNode requireArray(SocketIoHeader header, @Nullable JsonNode payload) {
        if (payload instanceof ArrayNode array) {
            return array;
        }
        throw new ProtocolViolation("a payload of " + header.type() + " that is no array");
    }

    static List<JsonNode> list(ArrayNode array, int from) {
        List<JsonNode> nodes = new ArrayList<>(Math.max(0, array.size() - from));
        for (int i = from; i < array.size(); i++) {
            nodes.add(array.get(i));
        }
        return nodes;
    }

    private static @Nullable JsonNode readJson(String text, int from) {
        if (from == text.length()) {
            return null;
        }
        try {
            JsonNode payload = Json.MAPPER.readTree(text.substring(from));
            if (payload.isMissingNode()) {
                throw new ProtocolViolation("a blank payload");
            }
            return payload;
        } catch (JsonProcessingException _) {
            throw new ProtocolViolation("a payload that is no JSON");
        }
    }

    private static final class Unfinished {
        final SocketIoHeader header;
        final @Nullable JsonNode payload;
        final List<byte[]> attachments = new ArrayList<>();
        private long bytes;

        Unfinished(SocketIoHeader header, @Nullable JsonNode payload) {
            this.header = header;
            this.payload = payload;
        }

        void add(byte[] attachment, SocketIoLimits limits) {
            bytes += attachment.length;
            if (bytes > limits.attachmentBytesMax()) {
                throw new ProtocolViolation("attachments of more than " + limits.attachmentBytesMax() + " bytes");
            }
            attachments.add(attachment);
        }
    }
}
