package live.chobi.chat.protocol;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/// One Engine.IO packet. Spec: Engine.IO protocol 4, "Packet encoding".
///
/// A text packet is its type digit and its data. A binary message has no type digit: it is a WebSocket frame of its own,
/// or `b` and base64 inside a polling payload.
public sealed interface EngineIoPacket {
    /// Between the packets of one polling payload. It cannot stand inside JSON text, where it must be escaped.
    char SEPARATOR = '\u001e';

    /// A megabyte of the shortest packets would be 300,000 objects; stock clients put a handful into one request.
    int PACKETS_PER_PAYLOAD_MAX = 10_000;

    /// Server to client, the handshake. §"Handshake".
    record Open(String json) implements EngineIoPacket {}

    /// Ends the session. Over polling it is the only way to say so.
    record Close() implements EngineIoPacket {}

    /// Server to client as heartbeat; from the client only as `2probe` on a transport it wants to upgrade to.
    record Ping(String data) implements EngineIoPacket {}

    /// Answers a ping with the same data.
    record Pong(String data) implements EngineIoPacket {}

    record Message(String text) implements EngineIoPacket {}

    /// The bytes are nobody else's: whoever receives the packet may keep them.
    @SuppressWarnings("ArrayRecordComponent") // compared by content below; a wrapper would be a copy per attachment
    record BinaryMessage(byte[] bytes) implements EngineIoPacket {
        @Override
        public boolean equals(Object other) {
            return other instanceof BinaryMessage(var others) && Arrays.equals(bytes, others);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(bytes);
        }

        @Override
        public String toString() {
            return "BinaryMessage[" + bytes.length + " bytes]";
        }
    }

    /// Client to server: the probed transport takes over. §"Upgrade".
    record Upgrade() implements EngineIoPacket {}

    /// Ends a waiting poll without saying anything.
    record Noop() implements EngineIoPacket {}

    /// One text packet, as a WebSocket text frame carries it.
    static EngineIoPacket decode(String text) {
        if (text.isEmpty()) {
            throw new ProtocolViolation("an empty packet");
        }
        String data = text.substring(1);
        return switch (text.charAt(0)) {
            case '0' -> new Open(data);
            case '1' -> new Close();
            case '2' -> new Ping(data);
            case '3' -> new Pong(data);
            case '4' -> new Message(data);
            case '5' -> new Upgrade();
            case '6' -> new Noop();
            default -> throw new ProtocolViolation("packet type '" + text.charAt(0) + "' is none of 0 to 6");
        };
    }

    /// The body of a polling request. §"HTTP long-polling", payload encoding.
    static List<EngineIoPacket> decodePayload(String body) {
        List<EngineIoPacket> packets = new ArrayList<>(2);
        int from = 0;
        while (true) {
            int end = body.indexOf(SEPARATOR, from);
            packets.add(decodeFromPayload(body.substring(from, end < 0 ? body.length() : end)));
            if (end < 0) {
                return packets;
            }
            if (packets.size() == PACKETS_PER_PAYLOAD_MAX) {
                throw new ProtocolViolation("more than " + PACKETS_PER_PAYLOAD_MAX + " packets in one payload");
            }
            from = end + 1;
        }
    }

    private static EngineIoPacket decodeFromPayload(String text) {
        if (!text.startsWith("b")) {
            return decode(text);
        }
        try {
            return new BinaryMessage(Base64.getDecoder().decode(text.substring(1)));
        } catch (IllegalArgumentException _) {
            throw new ProtocolViolation("a binary packet that is no base64");
        }
    }

    /// As a text frame or inside a payload, apart from [BinaryMessage], which has no text of its own.
    static String encode(EngineIoPacket packet) {
        return switch (packet) {
            case Open(var json) -> "0" + json;
            case Close() -> "1";
            case Ping(var data) -> "2" + data;
            case Pong(var data) -> "3" + data;
            case Message(var text) -> "4" + text;
            case BinaryMessage(var bytes) -> "b" + Base64.getEncoder().encodeToString(bytes);
            case Upgrade() -> "5";
            case Noop() -> "6";
        };
    }
}
