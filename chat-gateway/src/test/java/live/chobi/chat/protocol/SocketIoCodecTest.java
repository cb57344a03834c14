package live.chobi.chat.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import live.chobi.chat.protocol.EngineIoPacket.BinaryMessage;
import live.chobi.chat.protocol.EngineIoPacket.Message;
import live.chobi.chat.protocol.SocketIoVectors.Vector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class SocketIoCodecTest {
    private static final SocketIoLimits LIMITS = new SocketIoLimits(10, 1_000);
    private static final String PLACEHOLDER = "{\"_placeholder\":true,\"num\":0}";

    private static final String VECTORS = "live.chobi.chat.protocol.SocketIoVectors#";

    @ParameterizedTest
    @FieldSource({VECTORS + "BOTH_WAYS", VECTORS + "INBOUND"})
    void the_wire_is_read_as_the_specification_has_it(Vector vector) {
        assertThat(decode(vector.wire(), vector.attachments())).as(vector.why()).contains(vector.packet());
    }

    @ParameterizedTest
    @FieldSource(VECTORS + "BOTH_WAYS")
    void a_packet_is_written_as_the_specification_has_it(Vector vector) {
        List<EngineIoPacket> expected = new ArrayList<>();
        expected.add(new Message(vector.wire()));
        vector.attachments().forEach(it -> expected.add(new BinaryMessage(it)));

        assertThat(SocketIoEncoder.encode(vector.packet())).as(vector.why()).isEqualTo(expected);
    }

    @ParameterizedTest
    @FieldSource(VECTORS + "INVALID")
    void what_the_specification_calls_invalid_is_a_violation(String wire) {
        assertThatThrownBy(() -> decode(wire, List.of())).isInstanceOf(ProtocolViolation.class);
    }

    @Test
    void text_between_attachments_is_a_violation() {
        SocketIoDecoder decoder = new SocketIoDecoder(LIMITS);
        assertThat(decoder.text("51-[\"hey\"," + PLACEHOLDER + "]")).isEmpty();

        assertThatThrownBy(() -> decoder.text("2[\"hey\"]")).isInstanceOf(ProtocolViolation.class);
    }

    @Test
    void an_attachment_that_nothing_announced_is_a_violation() {
        SocketIoDecoder decoder = new SocketIoDecoder(LIMITS);

        assertThatThrownBy(() -> decoder.attachment(new byte[1])).isInstanceOf(ProtocolViolation.class);
    }

    @Test
    void a_placeholder_beyond_the_attachments_is_a_violation() {
        String wire = "51-[\"hey\",{\"_placeholder\":true,\"num\":1}]";

        assertThatThrownBy(() -> decode(wire, List.of(new byte[1]))).isInstanceOf(ProtocolViolation.class);
    }

    @Test
    void attachments_are_limited_in_number_and_together_in_bytes() {
        assertThatThrownBy(() -> decode("511-[\"hey\"]", List.of())).isInstanceOf(ProtocolViolation.class);
        assertThat(decode("52-[\"hey\"]", List.of(new byte[500], new byte[500]))).isPresent();
        assertThatThrownBy(() -> decode("52-[\"hey\"]", List.of(new byte[500], new byte[501])))
                .isInstanceOf(ProtocolViolation.class);
    }

    @Test
    void after_a_binary_packet_the_next_one_is_read_as_usual() {
        SocketIoDecoder decoder = new SocketIoDecoder(LIMITS);
        decoder.text("51-[\"hey\"," + PLACEHOLDER + "]");
        assertThat(decoder.attachment(new byte[1])).isPresent();

        assertThat(decoder.text("2[\"hey\"]")).isPresent();
    }

    @Test
    void whatever_comes_is_a_packet_or_a_violation() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        List<String> seeds = new ArrayList<>(SocketIoVectors.INVALID);
        SocketIoVectors.BOTH_WAYS.forEach(it -> seeds.add(it.wire()));
        for (int i = 0; i < 50_000; i++) {
            String wire = mutate(seeds.get(random.nextInt(seeds.size())), random);
            try {
                decode(wire, List.of(new byte[1], new byte[2])).ifPresent(SocketIoEncoder::encode);
            } catch (ProtocolViolation _) {
                // a clean refusal
            } catch (RuntimeException e) {
                throw new AssertionError("seed " + seed + ", wire " + wire, e);
            }
        }
    }

    private static String mutate(String wire, Random random) {
        StringBuilder text = new StringBuilder(wire);
        for (int i = random.nextInt(4); i >= 0; i--) {
            int at = random.nextInt(text.length() + 1);
            switch (random.nextInt(3)) {
                case 0 -> text.insert(at, "0123456789-/,[]{}\"e.\u001e\ud800é".charAt(random.nextInt(23)));
                case 1 -> text.delete(at, Math.min(text.length(), at + 1 + random.nextInt(3)));
                default -> text.insert(at, text.substring(random.nextInt(at + 1), at));
            }
        }
        return text.toString();
    }

    private static Optional<SocketIoPacket> decode(String wire, List<byte[]> attachments) {
        SocketIoDecoder decoder = new SocketIoDecoder(LIMITS);
        Optional<SocketIoPacket> packet = decoder.text(wire);
        for (byte[] attachment : attachments) {
            if (packet.isEmpty()) {
                packet = decoder.attachment(attachment);
            }
        }
        return packet;
    }
}
