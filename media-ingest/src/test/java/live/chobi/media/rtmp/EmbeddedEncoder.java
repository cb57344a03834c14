package live.chobi.media.rtmp;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import live.chobi.media.MediaMetrics;
import live.chobi.media.PlayAdmission;
import live.chobi.media.PublishGate;
import live.chobi.media.play.PlayDesk;
import live.chobi.media.play.PlayerSeats;

/// An encoder and its connection on an embedded channel, whose clock is the test's.
final class EmbeddedEncoder {
    private final EmbeddedChannel channel = new EmbeddedChannel();
    private final ChunkReader reader = new ChunkReader(ByteBufAllocator.DEFAULT);
    private final ByteBuf received = Unpooled.buffer();
    private final List<String> said = new ArrayList<>();

    EmbeddedEncoder(PublishGate gate, StreamSource streams, MediaMetrics metrics) {
        channel.freezeTime();
        channel.pipeline().addLast(new RtmpConnection(gate, streams,
                new PlayDesk((_, _, _) -> CompletableFuture.completedFuture(new PlayAdmission.Unknown()),
                        _ -> Optional.empty(), new PlayerSeats(1, 1), metrics),
                metrics));
        channel.pipeline().fireChannelActive();
    }

    EmbeddedChannel channel() {
        return channel;
    }

    /// Shakes hands, connects and asks to publish.
    void publish(String name) {
        shakeHands();
        send(connect());
        send(new RtmpMessage.Command(0, "createStream", 2, List.of(new AmfValue.Null())));
        send(new RtmpMessage.Command(1, "publish", 3,
                List.of(new AmfValue.Null(), new AmfValue.Text(name), new AmfValue.Text("live"))));
        channel.runPendingTasks();
    }

    static RtmpMessage connect() {
        return new RtmpMessage.Command(0, "connect", 1,
                List.of(new AmfValue.Fields(Map.of("app", new AmfValue.Text("live")))));
    }

    void shakeHands() {
        channel.writeInbound(Unpooled.buffer().writeByte(3).writeZero(1536));
        ByteBuf answered = channel.readOutbound();
        assertThat(answered.readableBytes()).isEqualTo(1 + 1536 + 1536);
        answered.release();
        channel.writeInbound(Unpooled.buffer().writeZero(1536));
    }

    void send(RtmpMessage message) {
        ByteBuf body = Unpooled.buffer();
        ByteBuf out = Unpooled.buffer();
        MessageHeader header = RtmpMessage.encode(message, body);
        ChunkWriter.write(out, ChunkWriter.chunkStreamOf(message), header, body, 128);
        channel.writeInbound(out);
    }

    void advance(int seconds) {
        for (int i = 0; i < seconds; i++) {
            channel.advanceTimeBy(1, TimeUnit.SECONDS);
            channel.runScheduledPendingTasks();
        }
    }

    /// What has been written so far: `code: description` of statuses, names of the rest.
    List<String> told() {
        List<String> lines = new ArrayList<>();
        for (ByteBuf out = channel.readOutbound(); out != null; out = channel.readOutbound()) {
            received.writeBytes(out);
            out.release();
        }
        for (RawMessage raw = reader.next(received); raw != null; raw = reader.next(received)) {
            lines.add(line(RtmpMessage.decode(raw)));
        }
        said.addAll(lines);
        return List.copyOf(said);
    }

    private static String line(RtmpMessage message) {
        if (message instanceof RtmpMessage.Command command && command.arguments().size() > 1
                && command.arguments().get(1) instanceof AmfValue.Fields(var fields)
                && fields.get("code") instanceof AmfValue.Text(String code)
                && fields.get("description") instanceof AmfValue.Text(String description)) {
            return code.equals("NetStream.Publish.Start") ? code : code + ": " + description;
        }
        return message.getClass().getSimpleName();
    }
}
