package live.chobi.chat.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BinaryNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.Stream;
import live.chobi.chat.protocol.SocketIoPacket.Ack;
import live.chobi.chat.protocol.SocketIoPacket.Connect;
import live.chobi.chat.protocol.SocketIoPacket.ConnectError;
import live.chobi.chat.protocol.SocketIoPacket.Disconnect;
import live.chobi.chat.protocol.SocketIoPacket.Event;
import live.chobi.outbox.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// MessagePack by the specification's own examples of each form, and what stock clients make of packets.
class MsgPackPacketsTest {
    private static final HexFormat HEX = HexFormat.of();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            c0                   | null
            c2                   | false
            c3                   | true
            00                   | 0
            7f                   | 127
            e0                   | -32
            ff                   | -1
            cc80                 | 128
            cdffff               | 65535
            ceffffffff           | 4294967295
            cf0000000100000000   | 4294967296
            d0df                 | -33
            d1ff7f               | -129
            d2ffff7fff           | -32769
            d3ffffffff7fffffff   | -2147483649
            cb3ff8000000000000   | 1.5
            a0                   | ""
            a568656c6c6f         | "hello"
            a8d8b3d984d8a7d985   | "سلام"
            93010203             | [1,2,3]
            82a161c0a16290       | {"a":null,"b":[]}
            """)
    void a_value_has_one_shortest_form(String hex, String json) {
        assertThat(HEX.formatHex(MsgPackWriter.write(Json.tree(json)))).isEqualTo(hex);
        assertThat(MsgPackReader.read(HEX.parseHex(hex))).isEqualTo(Json.tree(json));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            cf000000000000007f                     | 127
            ca3fc00000                             | 1.5
            cb7ff8000000000000                     | null
            cb7ff0000000000000                     | null
            cfffffffffffffffff                     | 18446744073709551615
            d9026869                               | "hi"
            db000000026869                         | "hi"
            dd0000000101                           | [1]
            df00000001a16101                       | {"a":1}
            92d4000001                             | [null,1]
            81a161d40000                           | {}
            d7000000000000000000                   | "1970-01-01T00:00:00.000Z"
            d6ff00000001                           | "1970-01-01T00:00:01.000Z"
            c70cff1dcd65000000000000000001         | "1970-01-01T00:00:01.500Z"
            """)
    void other_forms_mean_what_json_would_have_said(String hex, String json) {
        assertThat(MsgPackReader.read(HEX.parseHex(hex))).isEqualTo(Json.tree(json));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 31, 32, 255, 256, 65_535, 65_536})
    void lengths_of_every_form_come_back(int length) {
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        tree.put("text", "x".repeat(length));
        tree.put("bytes", new byte[length]);
        ArrayNode array = tree.putArray("array");
        ObjectNode map = tree.putObject("map");
        for (int i = 0; i < length; i++) {
            array.add(i);
            map.put("k" + i, i);
        }
        assertThat(MsgPackReader.read(MsgPackWriter.write(tree))).isEqualTo(tree);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "c1", "a5686900", "0101", "92", "9301", "81", "8101", "82a16101a16102", "dd7fffffff",
        "dfffffffff", "c6ffffffff", "dbffffffff", "a1ff", "a2c080", "d8ff", "c70105ff", "cb00", "81c001",
        "d7ff00000000000000"})
    void what_is_malformed_is_refused_before_anything_is_made_of_its_lengths(String hex) {
        assertThatThrownBy(() -> MsgPackReader.read(HEX.parseHex(hex))).isInstanceOf(ProtocolViolation.class);
    }

    @Test
    void nesting_has_an_end() {
        assertThatThrownBy(() -> MsgPackReader.read(HEX.parseHex("91".repeat(100_000) + "c0")))
                .isInstanceOf(ProtocolViolation.class);
    }

    @Test
    void arbitrary_bytes_give_a_packet_or_a_refusal() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        byte[] good = MsgPackPackets.encode(event("hey", "[1,\"2\",{\"3\":[true]}]"));
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = good.clone();
            for (int change = random.nextInt(4); change >= 0; change--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            }
            try {
                assertThat(MsgPackPackets.decode(bytes)).as("seed " + seed).isNotNull();
            } catch (ProtocolViolation refused) {
                assertThat(refused.getMessage()).as("seed " + seed).isNotEmpty();
            }
        }
    }

    static Stream<SocketIoPacket> packets() {
        ObjectNode auth = JsonNodeFactory.instance.objectNode().put("token", "123");
        return Stream.of(new Connect("/", Optional.empty()), new Connect("/admin", Optional.of(auth)),
                new Disconnect("/"), event("hey", "[]"), event("hey", "[1,\"2\",{\"3\":[true]}]"),
                new Event("/admin", OptionalLong.of(999_999_999_999_999L), "hey",
                        List.of(BinaryNode.valueOf(new byte[]{1, 2, 3}))),
                new Ack("/", 0, List.of()), new Ack("/admin", 7, List.of(BinaryNode.valueOf(new byte[0]))));
    }

    @ParameterizedTest
    @MethodSource("packets")
    void a_packet_comes_back_as_it_went(SocketIoPacket packet) {
        assertThat(MsgPackPackets.decode(MsgPackPackets.encode(packet))).isEqualTo(packet);
    }

    @Test
    void a_refusal_is_said_too_and_only_by_the_server() {
        byte[] refusal = MsgPackPackets.encode(
                new ConnectError("/", JsonNodeFactory.instance.objectNode().put("message", "no")));

        assertThat(MsgPackReader.read(refusal))
                .isEqualTo(Json.tree("{\"type\":4,\"data\":{\"message\":\"no\"},\"nsp\":\"/\"}"));
        assertThatThrownBy(() -> MsgPackPackets.decode(refusal)).isInstanceOf(ProtocolViolation.class);
    }

    @Test
    void what_a_client_leaves_undefined_is_not_there() {
        byte[] packet = HEX.parseHex("84" + hex("type") + "00" + hex("nsp") + hex("/") + hex("data") + "d40000"
                + hex("id") + "d40000");
        assertThat(MsgPackPackets.decode(packet)).isEqualTo(new Connect("/", Optional.empty()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "{}", "{\"type\":0}", "{\"type\":\"0\",\"nsp\":\"/\"}", "{\"type\":0,\"nsp\":\"x\"}",
        "{\"type\":0,\"nsp\":\"/\",\"data\":[]}", "{\"type\":2,\"nsp\":\"/\"}",
        "{\"type\":2,\"nsp\":\"/\",\"data\":{}}",
        "{\"type\":2,\"nsp\":\"/\",\"data\":[]}", "{\"type\":2,\"nsp\":\"/\",\"data\":[{}]}",
        "{\"type\":2,\"nsp\":\"/\",\"data\":[\"connect\"]}", "{\"type\":2,\"nsp\":\"/\",\"data\":[\"hey\"],\"id\":-1}",
        "{\"type\":2,\"nsp\":\"/\",\"data\":[\"hey\"],\"id\":1.5}",
        "{\"type\":2,\"nsp\":\"/\",\"data\":[\"hey\"],\"id\":1e15}",
        "{\"type\":2,\"nsp\":\"/\",\"data\":[\"hey\"],\"id\":1000000000000000}",
        "{\"type\":3,\"nsp\":\"/\",\"data\":[]}",
        "{\"type\":5,\"nsp\":\"/\",\"data\":[\"hey\"]}", "{\"type\":-1,\"nsp\":\"/\"}"})
    void what_is_no_packet_is_refused(String json) {
        assertThatThrownBy(() -> MsgPackPackets.decode(MsgPackWriter.write(Json.tree(json))))
                .isInstanceOf(ProtocolViolation.class);
    }

    @Test
    void what_a_room_encoded_as_text_is_the_same_event() {
        assertThat(MsgPackPackets.decode(MsgPackPackets.ofText("42[\"new_message\",{\"seq\":1},\"a:1\"]")))
                .isEqualTo(event("new_message", "[{\"seq\":1},\"a:1\"]"));
    }

    private static String hex(String text) {
        return HEX.formatHex(MsgPackWriter.write(JsonNodeFactory.instance.textNode(text)));
    }

    private static Event event(String name, String arguments) {
        List<JsonNode> nodes = new ArrayList<>();
        Json.tree(arguments).forEach(nodes::add);
        return new Event("/", OptionalLong.empty(), name, nodes);
    }
}
