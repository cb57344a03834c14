package live.chobi.chat.connection;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameDecoder;
import io.netty.handler.codec.http.websocketx.WebSocketDecoderConfig;
import io.netty.handler.ssl.SslHandler;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Turns an HTTP connection into a WebSocket: checks the request, strips the pipeline down to TLS, moves the channel to
/// the loop that owns its session, and only then answers. Spec: RFC 6455 §4.2.
final class WebSocketUpgrade {
    /// The one that RFC 6455 made.
    static final String VERSION = "13";
    private static final String KEY_SUFFIX = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    private static final int KEY_BYTES = 16;
    private static final WriteBufferWaterMark WATER_MARK = new WriteBufferWaterMark(32 * 1024, 64 * 1024);
    /// Left alone, the system takes megabytes for a client that does not read, before anybody here learns of it. Chat
    /// at its fastest is some 50 kB a second, so this is seconds of it, on any network.
    private static final int SEND_BUFFER_BYTES = 128 * 1024;

    private final Channel channel;
    private final String accept;
    private final boolean compressed;
    private final WebSocketDecoderConfig decoderConfig;

    private WebSocketUpgrade(Channel channel, String accept, boolean compressed, int messageBytesMax) {
        this.channel = channel;
        this.accept = accept;
        this.compressed = compressed;
        this.decoderConfig = WebSocketDecoderConfig
                .newBuilder()
                .maxFramePayloadLength(messageBytesMax)
                .expectMaskedFrames(true)
                .allowMaskMismatch(false)
                .allowExtensions(compressed)
                .closeOnProtocolViolation(false) // we say why ourselves
                .withUTF8Validator(false) // text is checked when it is whole
                .build();
    }

    static boolean isAskedFor(HttpHeaders headers) {
        return headers.containsValue(HttpHeaderNames.UPGRADE, HttpHeaderValues.WEBSOCKET, true)
                && headers.containsValue(HttpHeaderNames.CONNECTION, HttpHeaderValues.UPGRADE, true);
    }

    /// Null when the request is no valid WebSocket handshake.
    static @Nullable WebSocketUpgrade of(Channel channel, HttpHeaders headers, EngineIoSettings settings) {
        String key = headers.get(HttpHeaderNames.SEC_WEBSOCKET_KEY);
        if (key == null || !isKey(key) || !VERSION.equals(headers.get(HttpHeaderNames.SEC_WEBSOCKET_VERSION))) {
            return null;
        }
        boolean compressed = settings.compression()
                && CompressionOffer.isAcceptable(headers.getAll(HttpHeaderNames.SEC_WEBSOCKET_EXTENSIONS));
        return new WebSocketUpgrade(channel, acceptFor(key), compressed, settings.maxPayload());
    }

    /// What will carry the session's packets once [#perform] is done.
    WebSocketTransport transport(EngineSession session, GatewayLoop loop, EngineIoSettings settings) {
        return new WebSocketTransport(session, loop, channel, settings, compressed);
    }

    private static boolean isKey(String key) {
        try {
            return Base64.getDecoder().decode(key).length == KEY_BYTES;
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    static String acceptFor(String key) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-1")
                    .digest((key + KEY_SUFFIX).getBytes(StandardCharsets.US_ASCII));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-1", e);
        }
    }

    /// On the channel's loop. `transport` is the last handler from then on; `ready` runs on `owner` when the handshake
    /// has been written and nothing has been read yet.
    void perform(GatewayLoop owner, WebSocketTransport transport, Runnable ready) {
        assert channel.eventLoop().inEventLoop();
        // A client must not send frames before our answer; nothing is read until the new handlers are in place.
        channel.config().setAutoRead(false);
        stripToTls(channel.pipeline());
        onLoopOf(owner, () -> {
            channel.config().setWriteBufferWaterMark(WATER_MARK);
            // Channels without a socket, as tests have, do not know it.
            channel.config().setOption(ChannelOption.SO_SNDBUF, SEND_BUFFER_BYTES);
            channel.pipeline().addLast(new WebSocket13FrameDecoder(decoderConfig), transport);
            var _ = channel.write(answer(), channel.voidPromise());
            ready.run();
            channel.config().setAutoRead(true);
        });
    }

    private void onLoopOf(GatewayLoop owner, Runnable task) {
        if (channel.eventLoop().equals(owner.eventLoop())) {
            task.run();
            return;
        }
        // A broadcast then writes to every member of its loop without a hop per member.
        channel.deregister().addListener(_ -> owner.eventLoop().register(channel).addListener(registered -> {
            if (registered.isSuccess()) {
                owner.execute(task);
            } else {
                var _ = channel.close();
            }
        }));
    }

    private static void stripToTls(ChannelPipeline pipeline) {
        List<ChannelHandler> handlers = new ArrayList<>(pipeline.toMap().values());
        // From the end: what the HTTP decoder gives up when it goes finds nobody who would misread it.
        for (ChannelHandler handler : handlers.reversed()) {
            if (!(handler instanceof SslHandler)) {
                pipeline.remove(handler);
            }
        }
    }

    private ByteBuf answer() {
        return Unpooled.copiedBuffer("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                + "Sec-WebSocket-Accept: " + accept + "\r\n"
                + (compressed ? "Sec-WebSocket-Extensions: " + CompressionOffer.ANSWER + "\r\n" : "") + "\r\n",
                StandardCharsets.US_ASCII);
    }
}
