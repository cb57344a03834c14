package live.chobi.bench.chat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// One Socket.IO client over WebSocket: handshake, main namespace, perhaps a room, then what comes. Owner: the load's
/// loop. Spec: RFC 6455, Engine.IO protocol 4, Socket.IO protocol 5.
final class SocketClient extends ChannelInboundHandlerAdapter {
    private static final int CONTINUATION = 0x70;
    private static final byte[] HEAD_END = {'\r', '\n', '\r', '\n'};

    /// @param join the event it enters a room by; empty to stay outside
    record Script(String host, String auth, String join) {}

    interface Listener {
        /// It is where its script ends.
        void ready();

        /// An event came; the payload is only lent.
        void event(ByteBuf payload);

        void ended();
    }

    private final Script script;
    private final Listener listener;
    private @Nullable ChannelHandlerContext context;
    private @Nullable ByteBuf incomplete;
    private boolean upgraded;

    SocketClient(Script script, Listener listener) {
        this.script = script;
        this.listener = listener;
    }

    @Override
    public void channelActive(ChannelHandlerContext opened) {
        context = opened;
        var _ = opened.writeAndFlush(
                Unpooled.copiedBuffer("GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: "
                        + script.host()
                        + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                        + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n", StandardCharsets.US_ASCII),
                opened.voidPromise());
    }

    @Override
    public void channelRead(ChannelHandlerContext from, Object message) {
        ByteBuf bytes = (ByteBuf) message;
        if (incomplete != null) {
            bytes = Unpooled.wrappedBuffer(incomplete, bytes);
            incomplete = null;
        }
        if (!upgraded) {
            skipHead(bytes);
        }
        while (upgraded && frame(bytes)) {
            // the next one
        }
        if (bytes.isReadable()) {
            incomplete = Unpooled.copiedBuffer(bytes);
        }
        bytes.release();
    }

    private void skipHead(ByteBuf bytes) {
        String head = bytes.toString(StandardCharsets.ISO_8859_1);
        int end = head.indexOf(new String(HEAD_END, StandardCharsets.US_ASCII));
        if (end >= 0) {
            if (!head.startsWith("HTTP/1.1 101")) {
                close();
                return;
            }
            bytes.skipBytes(end + HEAD_END.length);
            upgraded = true;
        }
    }

    /// False when no whole frame is there.
    private boolean frame(ByteBuf bytes) {
        int start = bytes.readerIndex();
        if (bytes.readableBytes() < 2) {
            return false;
        }
        int length = bytes.getByte(start + 1) & 0x7f;
        int head = length < 126 ? 2 : length == 126 ? 4 : 10;
        if (bytes.readableBytes() < head) {
            return false;
        }
        length = length < 126
                ? length
                : length == 126 ? bytes.getUnsignedShort(start + 2) : Math.toIntExact(bytes.getLong(start + 2));
        if (bytes.readableBytes() < head + length) {
            return false;
        }
        int first = bytes.getByte(start) & 0xff;
        bytes.skipBytes(head + length);
        if ((first & CONTINUATION) != 0 || (first & 0x0f) == 8) {
            close();
        } else if ((first & 0x0f) == 1 && length > 0) {
            packet(bytes.slice(start + head, length));
        }
        return true;
    }

    private void packet(ByteBuf packet) {
        int second = packet.readableBytes() > 1 ? packet.getByte(packet.readerIndex() + 1) : 0;
        switch (packet.getByte(packet.readerIndex())) {
            case '0' -> send("40" + script.auth());
            case '2' -> send("3");
            case '4' -> message(packet, second);
            default -> close();
        }
    }

    private void message(ByteBuf packet, int type) {
        switch (type) {
            case '0' -> {
                if (script.join().isEmpty()) {
                    listener.ready();
                } else {
                    send("420" + script.join());
                }
            }
            case '3' -> {
                if (packet.getByte(packet.readerIndex() + 2) == '0') {
                    listener.ready();
                }
            }
            case '2' -> listener.event(packet);
            default -> close(); // refused, or sent away
        }
    }

    void send(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        ByteBuf frame = Unpooled.buffer(bytes.length + 8);
        frame.writeByte(0x81);
        if (bytes.length < 126) {
            frame.writeByte(0x80 | bytes.length);
        } else {
            frame.writeByte(0x80 | 126).writeShort(bytes.length);
        }
        frame.writeInt(0).writeBytes(bytes); // a mask of zeros leaves the bytes as they are
        if (context != null) {
            var _ = context.writeAndFlush(frame, context.voidPromise());
        }
    }

    void stopReading() {
        if (context != null) {
            context.channel().config().setAutoRead(false);
        }
    }

    private void close() {
        if (context != null) {
            var _ = context.close();
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext from) {
        if (incomplete != null) {
            incomplete.release();
            incomplete = null;
        }
        listener.ended();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext from, Throwable cause) {
        close();
    }
}
