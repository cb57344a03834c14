package live.chobi.chat.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameDecoder;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import live.chobi.chat.protocol.OutboundPacket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompressionTest {
    private final MessageCompression compression = new MessageCompression();

    @ParameterizedTest
    @ValueSource(strings = {"permessage-deflate", "permessage-deflate; client_max_window_bits",
        "permessage-deflate; server_no_context_takeover; client_no_context_takeover",
        "permessage-deflate; server_max_window_bits=15; client_max_window_bits=\"10\"",
        "x-webkit-deflate-frame, permessage-deflate",
        "permessage-deflate; server_max_window_bits=10, permessage-deflate"})
    void an_offer_that_can_be_served_is_accepted(String header) {
        assertThat(CompressionOffer.isAcceptable(List.of(header))).isTrue();
        assertThat(CompressionOffer.isAcceptable(List.of("other", header))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "deflate", "permessage-deflate; unknown",
        "permessage-deflate; server_max_window_bits=10",
        "permessage-deflate; server_max_window_bits", "permessage-deflate; client_max_window_bits=7",
        "permessage-deflate; client_max_window_bits=16", "permessage-deflate; server_no_context_takeover=1",
        "permessage-deflate; client_max_window_bits; client_max_window_bits"})
    void one_that_cannot_is_declined(String header) {
        assertThat(CompressionOffer.isAcceptable(List.of(header))).isFalse();
    }

    /// RFC 7692 §7.2.3.1 and §7.2.3.4: the same text in one block, and with a final block.
    @ParameterizedTest
    @ValueSource(strings = {"f248cdc9c90700", "f348cdc9c9070000"})
    void the_specifications_examples_inflate(String hex) {
        assertThat(inflated(HexFormat.of().parseHex(hex))).isEqualTo("Hello");
    }

    @Test
    void a_packet_is_one_compressed_frame_that_inflates_to_what_it_was() {
        String text = "4" + "سلام hello ".repeat(500);
        OutboundPacket plain = OutboundPacket.text(ByteBufAllocator.DEFAULT, text);
        OutboundPacket packet = compression.deflate(ByteBufAllocator.DEFAULT, plain);
        assertThat(packet.bytes()).isLessThan(plain.bytes() / 10);
        plain.release();

        EmbeddedChannel reader = new EmbeddedChannel(new WebSocket13FrameDecoder(false, true, 100_000));
        reader.writeInbound(packet.frame());
        WebSocketFrame frame = reader.readInbound();

        assertThat(frame.rsv()).isEqualTo(4);
        byte[] bytes = new byte[frame.content().readableBytes()];
        frame.content().readBytes(bytes);
        frame.release();
        reader.finishAndReleaseAll();
        assertThat(inflated(bytes)).isEqualTo(text);
    }

    @Test
    void a_small_message_that_inflates_to_a_huge_one_is_refused_on_the_way() {
        OutboundPacket huge = OutboundPacket.binary(ByteBufAllocator.DEFAULT, new byte[5_000_000]);
        OutboundPacket bomb = compression.deflate(ByteBufAllocator.DEFAULT, huge);
        ByteBuf payload = Unpooled.copiedBuffer(bomb.payload());
        assertThat(payload.readableBytes()).isLessThan(30_000);
        huge.release();
        bomb.release();

        assertThatThrownBy(() -> compression.inflate(payload, 1_000_000)).isInstanceOf(TooLongFrameException.class);
        assertThat(inflated(HexFormat.of().parseHex("f248cdc9c90700"))).as("the next message").isEqualTo("Hello");
    }

    @Test
    void what_does_not_inflate_is_refused() {
        assertThatThrownBy(() -> inflated(new byte[]{(byte) 0xff, (byte) 0xff, 1, 2, 3}))
                .isInstanceOf(CorruptedWebSocketFrameException.class);
    }

    private String inflated(byte[] bytes) {
        return new String(compression.inflate(Unpooled.wrappedBuffer(bytes), 1_000_000), StandardCharsets.UTF_8);
    }
}
