package live.chobi.chat.connection;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.ContinuationWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.util.ReferenceCountUtil;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import live.chobi.chat.connection.DeadlineQueue.Deadline;
import live.chobi.chat.protocol.EngineIoPacket;
import live.chobi.chat.protocol.EngineIoPacket.BinaryMessage;
import live.chobi.chat.protocol.OutboundPacket;
import live.chobi.chat.protocol.ProtocolViolation;
import live.chobi.chat.protocol.StrictUtf8;
import org.jspecify.annotations.Nullable;

/// A WebSocket as transport; the last handler of a pipeline that has only the frame decoder (and TLS) before it. What
/// goes out is framed already. Owner: the channel's loop, which is the session's.
final class WebSocketTransport extends ChannelInboundHandlerAdapter implements Transport {
    /// A peer that does not finish the closing handshake holds its socket no longer than that.
    private static final int CLOSING_SECONDS = 5;
    private static final int CONTROL_PAYLOAD_MAX = 125;
    /// RSV1 as Netty's decoder tells it.
    private static final int COMPRESSED_RSV = 4;

    private final EngineSession session;
    private final GatewayLoop loop;
    private final Channel channel;
    private final int messageBytesMax;
    private final int outboundBytesMax;
    private final boolean compressed;
    private @Nullable Fragments fragments;
    private @Nullable Deadline<WebSocketTransport> stall;
    private boolean flushScheduled;
    private boolean unflushed;
    private boolean closing;
    private boolean proven;

    WebSocketTransport(EngineSession session, GatewayLoop loop, Channel channel, EngineIoSettings settings,
            boolean compressed) {
        this.session = session;
        this.loop = loop;
        this.channel = channel;
        this.messageBytesMax = settings.maxPayload();
        this.outboundBytesMax = settings.outboundBytesMax();
        this.compressed = compressed;
    }

    @Override
    public String name() {
        return "websocket";
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        assert loop.inLoop();
        try {
            if (!closing && message instanceof WebSocketFrame frame) {
                frame(frame);
            }
        } catch (ProtocolViolation _) {
            session.failed(this, CloseReason.NOT_TEXT);
        } finally {
            ReferenceCountUtil.release(message);
        }
    }

    private void frame(WebSocketFrame frame) {
        boolean isMessage = frame instanceof TextWebSocketFrame || frame instanceof BinaryWebSocketFrame;
        // Which bits mean something where: RFC 6455 §5.2, RFC 7692 §6.1. Without extensions the decoder refuses all.
        if (frame.rsv() != 0 && (frame.rsv() != COMPRESSED_RSV || !isMessage)) {
            session.failed(this, CloseReason.INVALID);
            return;
        }
        switch (frame) {
            case TextWebSocketFrame text when text.isFinalFragment() ->
                message(true, text.rsv() != 0, text.content());
            case BinaryWebSocketFrame bytes when bytes.isFinalFragment() ->
                message(false, bytes.rsv() != 0, bytes.content());
            case TextWebSocketFrame _,BinaryWebSocketFrame _ -> {
                fragments = new Fragments(frame instanceof TextWebSocketFrame, frame.rsv() != 0);
                fragment(fragments, frame);
            }
            case ContinuationWebSocketFrame _ when fragments != null -> fragment(fragments, frame);
            case PingWebSocketFrame ping -> answerPing(ping.content());
            case CloseWebSocketFrame close -> {
                closing = true;
                control(0x88, close.content());
                channel.flush();
                session.failed(this, CloseReason.TRANSPORT_CLOSE);
            }
            default -> {
                // a pong: our heartbeat is Engine.IO's
            }
        }
    }

    private void fragment(Fragments message, WebSocketFrame frame) {
        if (message.bytes.size() + frame.content().readableBytes() > messageBytesMax) {
            session.failed(this, CloseReason.TOO_LARGE);
            return;
        }
        message.add(frame.content());
        if (frame.isFinalFragment()) {
            fragments = null;
            message(message.isText, message.compressed, Unpooled.wrappedBuffer(message.bytes.toByteArray()));
        }
    }

    private void message(boolean isText, boolean isCompressed, ByteBuf content) {
        ByteBuf plain = isCompressed
                ? Unpooled.wrappedBuffer(loop.compression().inflate(content, messageBytesMax))
                : content;
        if (isText) {
            text(StrictUtf8.decode(plain));
        } else {
            binary(ByteBufUtil.getBytes(plain));
        }
    }

    private void text(String text) {
        EngineIoPacket packet;
        try {
            packet = EngineIoPacket.decode(text);
        } catch (ProtocolViolation _) {
            session.failed(this, CloseReason.INVALID);
            return;
        }
        session.received(this, packet);
    }

    private void binary(byte[] bytes) {
        session.received(this, new BinaryMessage(bytes));
    }

    /// Who asks and never reads would have us keep the answers to as many pings as it can send.
    private void answerPing(ByteBuf payload) {
        if (isOverfull()) {
            session.failed(this, CloseReason.TOO_SLOW);
        } else {
            control(0x8a, payload);
        }
    }

    /// Answers a control frame with the same payload. RFC 6455 §5.5.
    private void control(int opcode, ByteBuf payload) {
        int length = Math.min(payload.readableBytes(), CONTROL_PAYLOAD_MAX);
        ByteBuf frame = channel.alloc().directBuffer(2 + length);
        frame.writeByte(opcode).writeByte(length).writeBytes(payload, payload.readerIndex(), length);
        write(frame);
    }

    @Override
    public void send(OutboundPacket packet) {
        if (compressed && MessageCompression.isWorthIt(packet)) {
            write(loop.deflated(packet).frame());
            packet.release();
        } else {
            write(packet.frame());
        }
    }

    /// Frames as they are, at once, where the client can take them.
    boolean sendFrames(ByteBuf frames) {
        assert loop.inLoop();
        if (compressed || isCongested()) {
            return false;
        }
        unflushed = false; // what waits goes first, with these
        var _ = channel.writeAndFlush(frames.retainedDuplicate(), channel.voidPromise());
        return true;
    }

    @Override
    public boolean isReady() {
        return channel.isWritable() && !closing;
    }

    private void write(ByteBuf frame) {
        assert loop.inLoop();
        var _ = channel.write(frame, channel.voidPromise()); // a failure comes to exceptionCaught
        unflushed = true;
        if (!flushScheduled) {
            flushScheduled = true;
            loop.flushLater(this);
        }
    }

    @Override
    public void flush() {
        flushScheduled = false;
        unflushed = false;
        channel.flush();
    }

    @Override
    public boolean isCongested() {
        offerToSocket();
        return !channel.isWritable();
    }

    @Override
    public boolean isOverfull() {
        offerToSocket();
        return channel.isActive() && channel.bytesBeforeWritable() > outboundBytesMax;
    }

    /// What the socket was not even offered says nothing about the client: a burst within one run of the loop is
    /// no congestion.
    private void offerToSocket() {
        if (unflushed && !channel.isWritable()) {
            unflushed = false;
            channel.flush();
        }
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        assert loop.inLoop();
        if (channel.isWritable()) {
            cancelStall();
            session.writable();
        } else if (stall == null) {
            stall = loop.stalls.start(this, loop.nowNanos());
            loop.watchDeadlines();
        }
    }

    private void cancelStall() {
        if (stall != null) {
            stall.cancel();
            stall = null;
        }
    }

    void stalled() {
        stall = null;
        session.failed(this, CloseReason.STALLED);
    }

    /// The client's probe came through, so an upgrade over this transport may be completed.
    void prove() {
        proven = true;
    }

    boolean isProven() {
        return proven;
    }

    void probeTimedOut() {
        session.probeFailed(this);
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        closing = true;
        cancelStall();
        session.failed(this, CloseReason.TRANSPORT_CLOSE);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        session.failed(this, reasonFor(cause));
    }

    private static CloseReason reasonFor(Throwable cause) {
        return switch (cause) {
            case TooLongFrameException _ -> CloseReason.TOO_LARGE;
            case CorruptedWebSocketFrameException corrupted -> corrupted
                    .closeStatus()
                    .equals(WebSocketCloseStatus.MESSAGE_TOO_BIG) ? CloseReason.TOO_LARGE : CloseReason.INVALID;
            default -> CloseReason.TRANSPORT_CLOSE; // a reset, a failed write
        };
    }

    @Override
    public void close(CloseReason reason) {
        assert loop.inLoop();
        cancelStall();
        if (closing) { // the peer's close frame has its answer
            channel.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
            return;
        }
        closing = true;
        if (reason.isAbrupt()) {
            var _ = channel.close();
            return;
        }
        channel.writeAndFlush(closeFrame(reason)).addListener(ChannelFutureListener.CLOSE);
        var giveUp = channel.eventLoop().schedule(() -> {
            var _ = channel.close();
        }, CLOSING_SECONDS, TimeUnit.SECONDS);
        channel.closeFuture().addListener(_ -> giveUp.cancel(false));
    }

    private ByteBuf closeFrame(CloseReason reason) {
        byte[] text = reason.text().getBytes(StandardCharsets.US_ASCII);
        ByteBuf frame = channel.alloc().directBuffer(4 + text.length);
        frame.writeByte(0x88).writeByte(2 + text.length).writeShort(reason.webSocketStatus()).writeBytes(text);
        return frame;
    }

    /// A message whose frames have not all come.
    private static final class Fragments {
        final boolean isText;
        final boolean compressed;
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        Fragments(boolean isText, boolean compressed) {
            this.isText = isText;
            this.compressed = compressed;
        }

        void add(ByteBuf content) {
            try {
                content.getBytes(content.readerIndex(), bytes, content.readableBytes());
            } catch (IOException e) {
                throw new IllegalStateException("memory does not fail", e);
            }
        }
    }
}
