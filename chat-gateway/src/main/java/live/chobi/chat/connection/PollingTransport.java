package live.chobi.chat.connection;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.base64.Base64;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import live.chobi.chat.protocol.EngineIoPacket;
import live.chobi.chat.protocol.EngineIoPacket.Close;
import live.chobi.chat.protocol.EngineIoPacket.Noop;
import live.chobi.chat.protocol.OutboundPacket;
import org.jspecify.annotations.Nullable;

/// HTTP long-polling: packets wait in a queue until the client has a GET open, then all leave in its answer. Spec:
/// Engine.IO protocol 4, "HTTP long-polling". Owner: the session's loop.
final class PollingTransport implements Transport {
    /// As much as a socket holds below its water mark.
    private static final int CONGESTED_BYTES = 64 * 1024;

    private final EngineSession session;
    private final GatewayLoop loop;
    private final int bytesMax;
    private final ArrayDeque<OutboundPacket> waiting = new ArrayDeque<>(2);
    private long waitingBytes;
    private boolean flushScheduled;
    private @Nullable HttpExchange poll;

    PollingTransport(EngineSession session, GatewayLoop loop, int bytesMax) {
        this.session = session;
        this.loop = loop;
        this.bytesMax = bytesMax;
    }

    @Override
    public String name() {
        return "polling";
    }

    boolean hasPoll() {
        return poll != null;
    }

    boolean hasPackets() {
        return !waiting.isEmpty();
    }

    /// The client waits. Answers at once when something is there for it.
    void poll(HttpExchange exchange) {
        assert loop.inLoop() && poll == null;
        poll = exchange;
        exchange.onCancel(() -> loop.execute(() -> cancelled(exchange)));
        flush();
    }

    private void cancelled(HttpExchange exchange) {
        if (poll == exchange) {
            poll = null;
            session.close(CloseReason.TRANSPORT_CLOSE);
        }
    }

    @Override
    public void send(OutboundPacket packet) {
        assert loop.inLoop();
        waiting.add(packet);
        waitingBytes += packet.bytes();
        if (poll != null && !flushScheduled) {
            flushScheduled = true;
            loop.flushLater(this);
        }
    }

    @Override
    public void flush() {
        flushScheduled = false;
        HttpExchange exchange = poll;
        if (exchange == null || waiting.isEmpty()) {
            return;
        }
        boolean wasCongested = isCongested();
        poll = null;
        exchange.answer(HttpResponseStatus.OK, HttpExchange.TEXT, takePayload(exchange.alloc()));
        if (wasCongested) {
            session.writable();
        }
    }

    private ByteBuf takePayload(ByteBufAllocator allocator) {
        int bytes = Math.toIntExact(Math.min(waitingBytes + waiting.size(), Integer.MAX_VALUE));
        ByteBuf payload = allocator.directBuffer(bytes);
        for (OutboundPacket packet = waiting.poll(); packet != null; packet = waiting.poll()) {
            if (payload.isReadable()) {
                payload.writeByte(EngineIoPacket.SEPARATOR);
            }
            append(payload, packet);
            packet.release();
        }
        waitingBytes = 0;
        return payload;
    }

    private static void append(ByteBuf payload, OutboundPacket packet) {
        if (!packet.binary()) {
            payload.writeBytes(packet.payload());
            return;
        }
        ByteBuf encoded = Base64.encode(packet.payload(), false);
        payload.writeByte('b').writeBytes(encoded);
        encoded.release();
    }

    /// Ends a waiting poll, so that a client which wants to upgrade need not wait for something to be said.
    void endPoll() {
        if (poll != null) {
            send(OutboundPacket.of(loop.allocator(), new Noop()));
            flush();
        }
    }

    /// An upgrade is complete: what has waited here goes on over the other transport, in order.
    void handOver(Transport other) {
        HttpExchange exchange = poll;
        poll = null;
        if (exchange != null) {
            exchange.answer(HttpResponseStatus.OK, HttpExchange.TEXT, ascii(new Noop()));
        }
        for (OutboundPacket packet = waiting.poll(); packet != null; packet = waiting.poll()) {
            other.send(packet);
        }
        waitingBytes = 0;
    }

    /// The session ended while no poll was open; this one takes what was left, and the end.
    void lastPoll(HttpExchange exchange, CloseReason reason) {
        poll = exchange;
        close(reason);
    }

    @Override
    public boolean isReady() {
        return poll != null;
    }

    @Override
    public boolean isCongested() {
        return waitingBytes > CONGESTED_BYTES;
    }

    @Override
    public boolean isOverfull() {
        return waitingBytes > CONGESTED_BYTES + bytesMax;
    }

    @Override
    public void close(CloseReason reason) {
        HttpExchange exchange = poll;
        poll = null;
        if (exchange != null) {
            if (reason == CloseReason.CLIENT_CLOSE) {
                exchange.answer(HttpResponseStatus.OK, HttpExchange.TEXT, ascii(new Noop()));
            } else {
                send(OutboundPacket.of(loop.allocator(), new Close()));
                exchange.answer(HttpResponseStatus.OK, HttpExchange.TEXT, takePayload(exchange.alloc()));
            }
        }
        waiting.forEach(OutboundPacket::release);
        waiting.clear();
        waitingBytes = 0;
    }

    private static ByteBuf ascii(EngineIoPacket packet) {
        return Unpooled.copiedBuffer(EngineIoPacket.encode(packet), StandardCharsets.US_ASCII);
    }
}
