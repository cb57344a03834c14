package live.chobi.chat.connection;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameDecoder;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameEncoder;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A client on a WebSocket that exists in memory only, on an event loop of its own which runs in the test's thread,
/// with a clock that stands still and a network that can be stopped.
public final class EmbeddedClient {
    private static final int FRAME_BYTES_MAX = 2_000_000;

    private final EmbeddedChannel channel;
    private final EmbeddedChannel reader = new EmbeddedChannel(
            new WebSocket13FrameDecoder(false, false, FRAME_BYTES_MAX));
    private final EmbeddedChannel writer = new EmbeddedChannel(new WebSocket13FrameEncoder(true));
    private final List<String> texts = new ArrayList<>();
    private final List<byte[]> binaries = new ArrayList<>();
    private boolean stopped;

    private EmbeddedClient(SocketIoEndpoint endpoint) {
        channel = new EmbeddedChannel(new SimpleChannelInboundHandler<FullHttpRequest>(false) {
            @Override
            protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
                endpoint.handle(context, request, "192.0.2.1");
            }
        });
        channel.freezeTime();
    }

    /// With an open session that has joined nothing.
    public static EmbeddedClient open(SocketIoEndpoint endpoint) {
        EmbeddedClient client = new EmbeddedClient(endpoint);
        client.upgrade();
        return client;
    }

    /// In the main namespace; what the server said so far is forgotten.
    public static EmbeddedClient connect(SocketIoEndpoint endpoint) {
        EmbeddedClient client = open(endpoint);
        client.send("40");
        client.received();
        return client;
    }

    private void upgrade() {
        FullHttpRequest request = new DefaultFullHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.GET,
                "/socket.io/?EIO=4&transport=websocket");
        request.headers()
                .set(HttpHeaderNames.UPGRADE, "websocket")
                .set(HttpHeaderNames.CONNECTION, "Upgrade")
                .set(HttpHeaderNames.SEC_WEBSOCKET_VERSION, "13")
                .set(HttpHeaderNames.SEC_WEBSOCKET_KEY, "dGhlIHNhbXBsZSBub25jZQ==");
        channel.writeInbound(request);
        channel.runPendingTasks();
        ByteBuf answer = channel.readOutbound();
        if (!answer.toString(StandardCharsets.US_ASCII).contains("s3pPLMBiTxaQ9kYGzzhZRbK+xOo=")) {
            throw new AssertionError("RFC 6455's example key needs its example answer");
        }
        answer.release();
        channel.pipeline().addFirst(new ChannelOutboundHandlerAdapter() {
            @Override
            public void flush(ChannelHandlerContext context) {
                if (!stopped) {
                    context.flush();
                }
            }
        });
        received();
    }

    public void send(String text) {
        send(new TextWebSocketFrame(text));
    }

    public void send(byte[] message) {
        send(new BinaryWebSocketFrame(Unpooled.wrappedBuffer(message)));
    }

    /// A ping of the WebSocket protocol.
    public void ping(byte[] payload) {
        send(new PingWebSocketFrame(Unpooled.wrappedBuffer(payload)));
    }

    private void send(WebSocketFrame message) {
        writer.writeOutbound(message);
        for (ByteBuf bytes = writer.readOutbound(); bytes != null; bytes = writer.readOutbound()) {
            channel.writeInbound(bytes);
        }
        channel.runPendingTasks();
    }

    /// The texts since the last call, heartbeats too.
    public List<String> received() {
        channel.runPendingTasks();
        for (ByteBuf bytes = channel.readOutbound(); bytes != null; bytes = channel.readOutbound()) {
            reader.writeInbound(bytes);
        }
        for (WebSocketFrame frame = reader.readInbound(); frame != null; frame = reader.readInbound()) {
            if (frame instanceof TextWebSocketFrame text) {
                texts.add(text.text());
            } else if (frame instanceof BinaryWebSocketFrame binary) {
                binaries.add(ByteBufUtil.getBytes(binary.content()));
            }
            frame.release();
        }
        List<String> all = List.copyOf(texts);
        texts.clear();
        return all;
    }

    /// The binary messages since the last call.
    public List<byte[]> receivedBinary() {
        texts.addAll(received());
        List<byte[]> all = List.copyOf(binaries);
        binaries.clear();
        return all;
    }

    /// Lets the event loop do what it has to.
    public void run() {
        channel.runPendingTasks();
    }

    /// The client reads nothing until [#resumeReading].
    public void stopReading() {
        stopped = true;
    }

    public void resumeReading() {
        stopped = false;
        channel.flush();
        channel.runPendingTasks();
    }

    public void pass(Duration time) {
        channel.advanceTimeBy(time.toNanos(), TimeUnit.NANOSECONDS);
        channel.runPendingTasks();
    }

    public boolean isOpen() {
        return channel.isOpen();
    }

    public void close() {
        var _ = channel.close();
        channel.runPendingTasks();
        channel.finishAndReleaseAll();
        reader.finishAndReleaseAll();
        writer.finishAndReleaseAll();
    }
}
