package live.chobi.chat.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BinaryNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import live.chobi.chat.protocol.SocketIoPacket.Ack;
import live.chobi.chat.protocol.SocketIoPacket.Connect;
import live.chobi.chat.protocol.SocketIoPacket.Disconnect;
import live.chobi.chat.protocol.SocketIoPacket.Event;
import live.chobi.outbox.Json;

/// The annotated table: what stands on the wire, and the packet it is.
final class SocketIoVectors {
    /// @param attachments the binary messages that follow the text
    record Vector(String why, String wire, List<byte[]> attachments, SocketIoPacket packet) {}

    private static final byte[] ONE = {1, 2, 3};
    private static final byte[] TWO = {4, 5, 6};

    /// Valid both ways: decoding the wire gives the packet, encoding the packet gives the wire.
    static final List<Vector> BOTH_WAYS = List.of(
            text("connect to the main namespace", "0", new Connect("/", Optional.empty())),
            text("with authentication", "0{\"token\":\"123\"}", new Connect("/", Optional.of(object("token", "123")))),
            text("connect elsewhere", "0/admin,", new Connect("/admin", Optional.empty())),
            text("elsewhere, with authentication", "0/admin,{\"token\":\"123\"}",
                    new Connect("/admin", Optional.of(object("token", "123")))),
            text("leave the main namespace", "1", new Disconnect("/")),
            text("leave another", "1/admin,", new Disconnect("/admin")),
            text("an event", "2[\"hey\",1,\"2\",{\"3\":[true]}]", event("/", "hey", "[1,\"2\",{\"3\":[true]}]")),
            text("without arguments", "2[\"hey\"]", event("/", "hey", "[]")),
            text("elsewhere", "2/admin,[\"hey\",null]", event("/admin", "hey", "[null]")),
            text("that wants an answer", "2456[\"hey\"]", new Event("/", OptionalLong.of(456), "hey", List.of())),
            text("the same elsewhere", "2/admin,456[\"hey\"]",
                    new Event("/admin", OptionalLong.of(456), "hey", List.of())),
            text("the largest id", "2999999999999999[\"hey\"]",
                    new Event("/", OptionalLong.of(999_999_999_999_999L), "hey", List.of())),
            text("an answer", "3456[1,\"2\"]", new Ack("/", 456, list("[1,\"2\"]"))),
            text("an empty answer", "3/admin,0[]", new Ack("/admin", 0, List.of())),
            new Vector("binary in an event", "52-[\"hey\",{\"_placeholder\":true,\"num\":0},"
                    + "{\"a\":[{\"_placeholder\":true,\"num\":1}]}]", List.of(ONE, TWO), nestedBinaryEvent()),
            new Vector("binary in an event elsewhere that wants an answer",
                    "51-/admin,7[\"hey\",{\"_placeholder\":true,\"num\":0}]", List.of(ONE),
                    new Event("/admin", OptionalLong.of(7), "hey", List.of(BinaryNode.valueOf(ONE)))),
            new Vector("binary in an answer", "61-/admin,7[{\"_placeholder\":true,\"num\":0}]", List.of(TWO),
                    new Ack("/admin", 7, List.of(BinaryNode.valueOf(TWO)))));

    /// Only clients write it so.
    static final List<Vector> INBOUND = List.of(text("the comma may be missing", "0/admin", new Connect("/admin",
            Optional.empty())),
            text("the comma may be missing here too", "1/admin", new Disconnect("/admin")),
            text("a number as name", "2[7,1]", event("/", "7", "[1]")),
            text("binary by type only", "50-[\"hey\",1]", event("/", "hey", "[1]")),
            text("what looks like a placeholder is data where nothing was announced",
                    "2[\"hey\",{\"_placeholder\":true,\"num\":0}]",
                    event("/", "hey", "[{\"_placeholder\":true,\"num\":0}]")));

    /// Each of these ends the connection.
    static final List<String> INVALID = List.of("", "abc", "7", "8[\"hey\"]", "-1", "2", "2{}", "2[]", "2[{}]",
            "2[null,1]", "2abc[\"hey\"]", "2[\"hey\"", "2[\"hey\"]x", "2[\"hey\"][]", "2 ", "0[]", "0\"token\"", "01",
            "1{}", "1[]", "3[]", "3{}", "31", "31{}", "4{\"message\":\"no\"}", "5[\"hey\"]", "5-[\"hey\"]",
            "5x-[\"hey\"]", "511-[\"hey\"]", "599999999999-[\"hey\"]", "51-", "51-{}", "6[]", "61-[]x",
            "2[\"connect\"]", "2[\"connect_error\"]", "2[\"disconnect\"]", "2[\"disconnecting\"]",
            "2[\"newListener\"]", "2[\"removeListener\"]", "21000000000000000[\"hey\"]",
            "2/" + "n".repeat(SocketIoLimits.NAMESPACE_CHARACTERS_MAX) + ",[\"hey\"]", "2[\"hey\",NaN]",
            "2[\"hey\",{\"a\":1,\"a\":2}]", "2[\"hey\"," + "[".repeat(2_000) + "]".repeat(2_000) + "]");

    private SocketIoVectors() {
    }

    private static Vector text(String why, String wire, SocketIoPacket packet) {
        return new Vector(why, wire, List.of(), packet);
    }

    private static Event event(String namespace, String name, String arguments) {
        return new Event(namespace, OptionalLong.empty(), name, list(arguments));
    }

    private static Event nestedBinaryEvent() {
        ObjectNode second = JsonNodeFactory.instance.objectNode();
        second.putArray("a").add(TWO);
        return new Event("/", OptionalLong.empty(), "hey", List.of(BinaryNode.valueOf(ONE), second));
    }

    private static List<JsonNode> list(String json) {
        List<JsonNode> nodes = new ArrayList<>();
        ((ArrayNode) Json.tree(json)).forEach(nodes::add);
        return nodes;
    }

    private static ObjectNode object(String name, String value) {
        return JsonNodeFactory.instance.objectNode().put(name, value);
    }
}
