package live.chobi.bench.media;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.net.URI;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The client's half of RTMP, from the handshake until it may publish or is being played to. Light enough that hundreds
/// on one core leave the server to be the one that is measured: of a message only the first bytes are kept. Spec: Adobe
/// RTMP 1.0. Owner: the channel's event loop.
abstract class RtmpClient extends ChannelInboundHandlerAdapter {
    private static final int HANDSHAKE_BYTES = 1_536;
    private static final int CONTROL_BYTES_MAX = 1 << 16;
    private static final int CHUNK_BYTES_OUT = 4_096;

    private enum Phase {
        S0_S1, S2, HEADER, PAYLOAD
    }

    private static final class ChunkStream {
        long timestamp;
        long delta;
        int length;
        int type;
        boolean extended;
        int left;
        int kept;
        byte[] head = new byte[Stamp.WITHIN_BYTES];
    }

    private final URI url;
    private final String role;
    private final byte[] header = new byte[18];
    private final byte[] serverRandom = new byte[HANDSHAKE_BYTES];
    private final @Nullable ChunkStream[] streams = new ChunkStream[64];
    private Phase phase = Phase.S0_S1;
    private int handshakeRead;
    private int headerRead;
    private int chunkLeft;
    private int chunkBytesIn = 128;
    private @Nullable ChunkStream current;
    private long received;
    private long acknowledged;
    private long window = 2_500_000;
    private Optional<String> failure = Optional.empty();
    private boolean closed;

    /// @param role publish or play
    RtmpClient(URI url, String role) {
        this.url = url;
        this.role = role;
    }

    /// The server has granted what was asked for.
    abstract void ready(ChannelHandlerContext channel);

    /// A message of audio or video has come.
    ///
    /// @param head its first bytes, valid for the call
    abstract void media(int type, long timestampMs, byte[] head, int kept);

    final URI url() {
        return url;
    }

    final long received() {
        return received;
    }

    final boolean isClosed() {
        return closed;
    }

    final Optional<String> failure() {
        return failure;
    }

    @Override
    public void channelActive(ChannelHandlerContext channel) {
        ByteBuf hello = channel.alloc().buffer(1 + HANDSHAKE_BYTES).writeByte(3).writeZero(HANDSHAKE_BYTES);
        var _ = channel.writeAndFlush(hello, channel.voidPromise());
    }

    @Override
    public void channelInactive(ChannelHandlerContext channel) {
        closed = true;
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext channel, Throwable cause) {
        fail(channel, cause.toString());
    }

    private void fail(ChannelHandlerContext channel, String why) {
        if (failure.isEmpty()) {
            failure = Optional.of(why);
        }
        var _ = channel.close();
    }

    @Override
    public void channelRead(ChannelHandlerContext channel, Object message) {
        ByteBuf in = (ByteBuf) message;
        received += in.readableBytes();
        try {
            while (in.isReadable()) {
                step(channel, in);
            }
        } finally {
            in.release();
        }
        if (received - acknowledged > window / 2) {
            acknowledged = received;
            ByteBuf out = channel.alloc().buffer(16);
            messageHeader(out, 2, 0, 4, 3, 0);
            var _ = channel.writeAndFlush(out.writeInt((int) received), channel.voidPromise());
        }
    }

    private void step(ChannelHandlerContext channel, ByteBuf in) {
        switch (phase) {
            case S0_S1 -> {
                int skipped = handshakeRead == 0 ? 1 : 0;
                in.skipBytes(skipped);
                int count = Math.min(in.readableBytes(), HANDSHAKE_BYTES + 1 - Math.max(handshakeRead, 1));
                in.readBytes(serverRandom, Math.max(handshakeRead, 1) - 1, count);
                handshakeRead += skipped + count;
                if (handshakeRead == HANDSHAKE_BYTES + 1) {
                    var _ = channel.write(Unpooled.wrappedBuffer(serverRandom), channel.voidPromise());
                    connect(channel);
                    handshakeRead = 0;
                    phase = Phase.S2;
                }
            }
            case S2 -> {
                int count = Math.min(in.readableBytes(), HANDSHAKE_BYTES - handshakeRead);
                in.skipBytes(count);
                handshakeRead += count;
                if (handshakeRead == HANDSHAKE_BYTES) {
                    phase = Phase.HEADER;
                }
            }
            case HEADER -> {
                header[headerRead++] = in.readByte();
                ChunkStream stream = chunkHeader();
                if (stream != null) {
                    headerRead = 0;
                    current = stream;
                    chunkLeft = Math.min(chunkBytesIn, stream.left);
                    phase = Phase.PAYLOAD;
                    if (chunkLeft == 0) {
                        chunkDone(channel, stream);
                    }
                }
            }
            case PAYLOAD -> payload(channel, in);
        }
    }

    private void payload(ChannelHandlerContext channel, ByteBuf in) {
        ChunkStream stream = current;
        if (stream == null) {
            throw new IllegalStateException("payload without a header");
        }
        int count = Math.min(in.readableBytes(), chunkLeft);
        boolean media = stream.type == Clip.AUDIO || stream.type == Clip.VIDEO;
        int keep = Math.min(count, (media ? Stamp.WITHIN_BYTES : CONTROL_BYTES_MAX) - stream.kept);
        if (keep > 0) {
            if (stream.head.length < stream.kept + keep) {
                stream.head = Arrays.copyOf(stream.head, Math.max(stream.kept + keep, 1_024));
            }
            in.getBytes(in.readerIndex(), stream.head, stream.kept, keep);
            stream.kept += keep;
        }
        in.skipBytes(count);
        chunkLeft -= count;
        stream.left -= count;
        if (chunkLeft == 0) {
            chunkDone(channel, stream);
        }
    }

    private void chunkDone(ChannelHandlerContext channel, ChunkStream stream) {
        phase = Phase.HEADER;
        if (stream.left == 0) {
            message(channel, stream);
        }
    }

    /// Null until the header is complete.
    private @Nullable ChunkStream chunkHeader() {
        int id = header[0] & 63;
        int idBytes = id < 2 ? id + 2 : 1;
        int format = (header[0] >> 6) & 3;
        int fields = new int[]{11, 7, 3, 0}[format];
        if (headerRead < idBytes + fields) {
            return null;
        }
        if (idBytes > 1) {
            throw new IllegalStateException("a chunk stream above 63: no server uses one");
        }
        ChunkStream known = streams[id];
        ChunkStream stream = known == null ? new ChunkStream() : known;
        long time = fields >= 3 ? medium(1) : 0;
        boolean extended = fields >= 3 ? time == 0xFFFFFF : stream.extended;
        int end = 1 + fields;
        if (extended && headerRead < end + 4) {
            return null;
        }
        if (extended) {
            time = ((header[end] & 255L) << 24) | medium(end + 1);
        }
        streams[id] = stream;
        stream.extended = extended;
        if (fields >= 7) {
            stream.length = medium(4);
            stream.type = header[7] & 255;
        }
        boolean begins = stream.left == 0;
        switch (format) {
            case 0 -> {
                stream.timestamp = time;
                stream.delta = 0;
            }
            case 1, 2 -> {
                stream.delta = time;
                stream.timestamp += time;
            }
            default -> stream.timestamp += begins ? stream.delta : 0;
        }
        if (begins) {
            stream.left = stream.length;
            stream.kept = 0;
        }
        return stream;
    }

    private int medium(int at) {
        return ((header[at] & 255) << 16) | ((header[at + 1] & 255) << 8) | (header[at + 2] & 255);
    }

    private void message(ChannelHandlerContext channel, ChunkStream stream) {
        switch (stream.type) {
            case Clip.AUDIO, Clip.VIDEO -> media(stream.type, stream.timestamp, stream.head, stream.kept);
            case 1 -> chunkBytesIn = Unpooled.wrappedBuffer(stream.head).readInt();
            case 4 -> userControl(channel, Unpooled.wrappedBuffer(stream.head, 0, stream.kept));
            case 5 -> window = Unpooled.wrappedBuffer(stream.head).readUnsignedInt();
            case 20 -> command(channel, Unpooled.wrappedBuffer(stream.head, 0, stream.kept));
            default -> {
                // Metadata and the like.
            }
        }
    }

    private static void userControl(ChannelHandlerContext channel, ByteBuf in) {
        if (in.readableBytes() >= 6 && in.readShort() == 6) {
            ByteBuf out = channel.alloc().buffer(32);
            messageHeader(out, 2, 0, 6, 4, 0);
            var _ = channel.writeAndFlush(out.writeShort(7).writeInt(in.readInt()), channel.voidPromise());
        }
    }

    private void command(ChannelHandlerContext channel, ByteBuf in) {
        String name = String.valueOf(Amf.read(in));
        int transaction = Amf.read(in) instanceof Double number ? number.intValue() : 0;
        Amf.read(in);
        Object argument = in.isReadable() ? Amf.read(in) : null;
        if (name.equals("_result") && transaction == 1) {
            send(channel, 3, 0, "createStream", 2, (Object) null);
            channel.flush();
        } else if (name.equals("_result") && transaction == 2 && argument instanceof Double id) {
            String stream = url.getPath().substring(url.getPath().lastIndexOf('/') + 1);
            send(channel, 4, id.intValue(), role, 3, null, stream, role.equals("publish") ? "live" : -2_000);
            channel.flush();
        } else if (name.equals("onStatus") && argument instanceof Map<?, ?> status) {
            String code = String.valueOf(status.get("code"));
            if (code.equals("NetStream.Publish.Start") || code.equals("NetStream.Play.Start")) {
                ready(channel);
            } else if ("error".equals(status.get("level"))) {
                fail(channel, code + ": " + status.get("description"));
            }
        } else if (name.equals("_error")) {
            fail(channel, String.valueOf(argument));
        }
    }

    private void connect(ChannelHandlerContext channel) {
        ByteBuf chunkSize = channel.alloc().buffer(16);
        messageHeader(chunkSize, 2, 0, 4, 1, 0);
        var _ = channel.write(chunkSize.writeInt(CHUNK_BYTES_OUT), channel.voidPromise());
        String app = url.getPath().substring(1, url.getPath().lastIndexOf('/'));
        Map<String, Object> connect = new LinkedHashMap<>();
        connect.put("app", app);
        connect.put("type", "nonprivate");
        connect.put("flashVer", role.equals("publish") ? "FMLE/3.0" : "LNX 9,0,124,2");
        connect.put("tcUrl", "rtmp://" + url.getHost() + ":" + url.getPort() + "/" + app);
        send(channel, 3, 0, "connect", 1, connect);
        channel.flush();
    }

    private static void send(ChannelHandlerContext channel, int chunkStream, int streamId, String name,
            int transaction, @Nullable Object... arguments) {
        ByteBuf body = channel.alloc().buffer(512);
        Amf.write(body, name);
        Amf.write(body, transaction);
        if (arguments == null) {
            Amf.write(body, null);
        } else {
            for (Object argument : arguments) {
                Amf.write(body, argument);
            }
        }
        ByteBuf out = channel.alloc().buffer(body.readableBytes() + 12);
        messageHeader(out, chunkStream, 0, body.readableBytes(), 20, streamId);
        var _ = channel.write(out.writeBytes(body), channel.voidPromise());
        body.release();
    }

    /// The full header of a message whose time needs no extension: runs are short.
    static void messageHeader(ByteBuf out, int chunkStream, long timestampMs, int length, int type, int streamId) {
        out.writeByte(chunkStream).writeMedium((int) timestampMs).writeMedium(length).writeByte(type)
                .writeIntLE(streamId);
    }

    /// A message's body cut into chunks, without the first header, which alone changes from loop to loop.
    static ByteBuf chunked(ByteBufAllocator allocator, int chunkStream, byte[]... pieces) {
        int length = 0;
        for (byte[] piece : pieces) {
            length += piece.length;
        }
        ByteBuf out = allocator.directBuffer(length + length / CHUNK_BYTES_OUT + 1);
        int left = CHUNK_BYTES_OUT;
        for (byte[] piece : pieces) {
            int at = 0;
            while (at < piece.length) {
                if (left == 0) {
                    out.writeByte(0xC0 | chunkStream);
                    left = CHUNK_BYTES_OUT;
                }
                int count = Math.min(left, piece.length - at);
                out.writeBytes(piece, at, count);
                at += count;
                left -= count;
            }
        }
        return out;
    }
}
