package live.chobi.chat.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import live.chobi.chat.protocol.EngineIoPacket.BinaryMessage;
import live.chobi.chat.protocol.EngineIoPacket.Close;
import live.chobi.chat.protocol.EngineIoPacket.Message;
import live.chobi.chat.protocol.EngineIoPacket.Noop;
import live.chobi.chat.protocol.EngineIoPacket.Open;
import live.chobi.chat.protocol.EngineIoPacket.Ping;
import live.chobi.chat.protocol.EngineIoPacket.Pong;
import live.chobi.chat.protocol.EngineIoPacket.Upgrade;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EngineIoPacketTest {
    private record Vector(String wire, EngineIoPacket packet) {}

    /// Text packets; both ways.
    private static final Vector[] VECTORS = {new Vector("0{\"sid\":\"x\"}", new Open("{\"sid\":\"x\"}")),
        new Vector("1", new Close()), new Vector("2", new Ping("")), new Vector("2probe", new Ping("probe")),
        new Vector("3", new Pong("")), new Vector("3probe", new Pong("probe")), new Vector("4", new Message("")),
        new Vector("4hello", new Message("hello")), new Vector("4\u20ac 😀", new Message("\u20ac 😀")),
        new Vector("5", new Upgrade()), new Vector("6", new Noop())};

    @Test
    void every_packet_type_is_read_and_written_as_the_specification_has_it() {
        for (Vector vector : VECTORS) {
            assertThat(EngineIoPacket.decode(vector.wire())).isEqualTo(vector.packet());
            assertThat(EngineIoPacket.encode(vector.packet())).isEqualTo(vector.wire());
        }
    }

    @Test
    void a_payload_is_packets_with_a_record_separator_between_and_binary_in_base64() {
        assertThat(EngineIoPacket.decodePayload("4hello\u001e2\u001ebAQIDBA==\u001e4"))
                .containsExactly(new Message("hello"), new Ping(""), new BinaryMessage(new byte[]{1, 2, 3, 4}),
                        new Message(""));
        assertThat(EngineIoPacket.encode(new BinaryMessage(new byte[]{1, 2, 3, 4}))).isEqualTo("bAQIDBA==");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "abc", "7", "x4", " 4hello", "b*", "4a\u001e", "\u001e4a", "4a\u001e\u001e4b"})
    void a_payload_with_one_bad_packet_is_refused_whole(String payload) {
        assertThatThrownBy(() -> EngineIoPacket.decodePayload(payload)).isInstanceOf(ProtocolViolation.class);
    }

    @Test
    void a_payload_of_too_many_packets_is_refused() {
        String most = "4\u001e".repeat(EngineIoPacket.PACKETS_PER_PAYLOAD_MAX - 1) + "4";

        assertThat(EngineIoPacket.decodePayload(most)).hasSize(EngineIoPacket.PACKETS_PER_PAYLOAD_MAX);
        assertThatThrownBy(() -> EngineIoPacket.decodePayload(most + "\u001e4"))
                .isInstanceOf(ProtocolViolation.class);
    }

    @Test
    void a_binary_packet_has_no_place_in_a_text_frame() {
        assertThatThrownBy(() -> EngineIoPacket.decode("bAQIDBA==")).isInstanceOf(ProtocolViolation.class);
    }
}
