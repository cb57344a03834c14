package live.chobi.chat.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameDecoder;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import java.nio.charset.StandardCharsets;
import live.chobi.chat.protocol.EngineIoPacket.BinaryMessage;
import live.chobi.chat.protocol.EngineIoPacket.Message;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Read back by a decoder that is not ours.
class OutboundPacketTest {
    /// Both sides of each length form of RFC 6455 §5.2, the type digit not counted.
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 124, 125, 126, 65_534, 65_535, 70_000})
    void a_text_message_of_any_length_is_one_frame_and_polling_sees_it_without_the_header(int length) {
        String text = "x".repeat(length);
        OutboundPacket packet = OutboundPacket.of(ByteBufAllocator.DEFAULT, new Message(text));
        assertThat(packet.payload().toString(StandardCharsets.UTF_8)).isEqualTo("4" + text);

        WebSocketFrame frame = readBack(packet);

        assertThat(frame).isInstanceOf(TextWebSocketFrame.class);
        assertThat(frame.content().toString(StandardCharsets.UTF_8)).isEqualTo("4" + text);
        frame.release();
    }

    @ParameterizedTest
    @ValueSource(strings = {"سلام", "€uro", "😀😀", "a\u0000b"})
    void text_beyond_ascii_is_counted_in_bytes(String text) {
        WebSocketFrame frame = readBack(OutboundPacket.of(ByteBufAllocator.DEFAULT, new Message(text)));

        assertThat(frame.content().toString(StandardCharsets.UTF_8)).isEqualTo("4" + text);
        frame.release();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 4, 125, 126, 65_536})
    void a_binary_message_is_a_binary_frame_without_type(int length) {
        byte[] bytes = new byte[length];
        OutboundPacket packet = OutboundPacket.of(ByteBufAllocator.DEFAULT, new BinaryMessage(bytes));
        assertThat(packet.binary()).isTrue();

        WebSocketFrame frame = readBack(packet);

        assertThat(frame).isInstanceOf(BinaryWebSocketFrame.class);
        assertThat(ByteBufUtil.getBytes(frame.content())).isEqualTo(bytes);
        frame.release();
    }

    private static WebSocketFrame readBack(OutboundPacket packet) {
        EmbeddedChannel reader = new EmbeddedChannel(new WebSocket13FrameDecoder(false, false, 100_000));
        ByteBuf shared = packet.forOneMore().frame();
        packet.release();
        reader.writeInbound(shared);
        WebSocketFrame frame = reader.readInbound();
        assertThat(reader.<Object>readInbound()).isNull();
        reader.finishAndReleaseAll();
        return frame;
    }
}
