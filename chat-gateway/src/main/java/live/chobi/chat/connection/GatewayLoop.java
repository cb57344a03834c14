package live.chobi.chat.connection;

import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.EventLoop;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import live.chobi.chat.protocol.OutboundPacket;
import live.chobi.chat.protocol.PacketEncoding;
import org.jspecify.annotations.Nullable;

/// What the sessions of one event loop share: their deadlines under one timer, and the transports that have something
/// to flush. Owner: `loop`; everything but [#inLoop] and [#execute] is called there.
final class GatewayLoop {
    /// Deadlines are looked at so often; below a quarter second nobody sees the difference, and four wake-ups a second
    /// cost nothing. Shorter timeouts, as tests have, are looked at twenty times.
    private static final long SWEEP_NANOS_MAX = 250_000_000L;
    private static final int SWEEPS_PER_TIMEOUT = 20;
    private static final int SESSION_ID_BYTES = 15;

    final DeadlineQueue<EngineSession> pings;
    final DeadlineQueue<EngineSession> pongs;
    final DeadlineQueue<EngineSession> lingering;
    final DeadlineQueue<WebSocketTransport> probes;
    final DeadlineQueue<WebSocketTransport> stalls;
    final DeadlineQueue<SocketIoClient> connects;
    final DeadlineQueue<Runnable> kept;

    private final EventLoop loop;
    private final ByteBufAllocator allocator;
    private final long sweepNanos;
    private final SecureRandom random = new SecureRandom();
    private List<Transport> unflushed = new ArrayList<>();
    private boolean sweepScheduled;
    private @Nullable MessageCompression compression;
    private final SharedVariant msgPack = new SharedVariant(this::asMsgPack, this::variantHeld);
    private final SharedVariant deflatedText = new SharedVariant(this::deflate, this::variantHeld);
    private final SharedVariant deflatedBinary = new SharedVariant(this::deflate, this::variantHeld);
    private boolean variantsHeld;

    GatewayLoop(EventLoop loop, ByteBufAllocator allocator, EngineIoSettings settings, Duration connectTimeout,
            Duration recoveryWindow) {
        this.loop = loop;
        this.allocator = allocator;
        pings = new DeadlineQueue<>(settings.pingInterval(), EngineSession::ping);
        pongs = new DeadlineQueue<>(settings.pingTimeout(), it -> it.close(CloseReason.PING_TIMEOUT));
        lingering = new DeadlineQueue<>(settings.pingTimeout(), EngineSession::forget);
        probes = new DeadlineQueue<>(settings.upgradeTimeout(), WebSocketTransport::probeTimedOut);
        stalls = new DeadlineQueue<>(settings.stallTimeout(), WebSocketTransport::stalled);
        connects = new DeadlineQueue<>(connectTimeout, SocketIoClient::connectTimedOut);
        kept = new DeadlineQueue<>(recoveryWindow, Runnable::run);
        long shortest = Math.min(settings.pingInterval().toNanos(), settings.pingTimeout().toNanos());
        sweepNanos = Math.min(SWEEP_NANOS_MAX, shortest / SWEEPS_PER_TIMEOUT);
    }

    boolean inLoop() {
        return loop.inEventLoop();
    }

    /// At once when called on the loop, else later on it.
    void execute(Runnable task) {
        if (loop.inEventLoop()) {
            task.run();
        } else {
            loop.execute(task);
        }
    }

    EventLoop eventLoop() {
        return loop;
    }

    ByteBufAllocator allocator() {
        return allocator;
    }

    long nowNanos() {
        return loop.ticker().nanoTime();
    }

    /// Unguessable: who knows the id of a polling session can speak in its name.
    String newSessionId() {
        byte[] bytes = new byte[SESSION_ID_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /// Writes gather until the tasks that are queued now have run, then each transport is flushed once.
    void flushLater(Transport transport) {
        assert inLoop();
        if (unflushed.isEmpty()) {
            loop.execute(this::flush);
        }
        unflushed.add(transport);
    }

    private void flush() {
        List<Transport> transports = unflushed;
        unflushed = new ArrayList<>(transports.size());
        transports.forEach(Transport::flush);
    }

    /// Made when the first client here agrees on compression.
    MessageCompression compression() {
        if (compression == null) {
            compression = new MessageCompression();
        }
        return compression;
    }

    // Packets that many share are turned into another form once per loop; the given packet stays the caller's.

    OutboundPacket deflated(OutboundPacket packet) {
        return (packet.binary() ? deflatedBinary : deflatedText).of(packet);
    }

    OutboundPacket msgPacked(OutboundPacket packet) {
        return msgPack.of(packet);
    }

    private OutboundPacket deflate(OutboundPacket packet) {
        return compression().deflate(allocator, packet);
    }

    private OutboundPacket asMsgPack(OutboundPacket packet) {
        return PacketEncoding.msgPackOf(allocator, packet);
    }

    private void variantHeld() {
        if (!variantsHeld) {
            variantsHeld = true;
            loop.execute(this::letVariantsGo);
        }
    }

    private void letVariantsGo() {
        variantsHeld = false;
        msgPack.clear();
        deflatedText.clear();
        deflatedBinary.clear();
    }

    /// To be called after a deadline was started.
    void watchDeadlines() {
        assert inLoop();
        if (!sweepScheduled) {
            sweepScheduled = true;
            var _ = loop.schedule(this::sweep, sweepNanos, TimeUnit.NANOSECONDS);
        }
    }

    private void sweep() {
        long now = nowNanos();
        sweepScheduled = false;
        List<DeadlineQueue<?>> queues = List.of(pings, pongs, lingering, probes, stalls, connects, kept);
        queues.forEach(it -> it.expireUntil(now));
        if (!queues.stream().allMatch(DeadlineQueue::isEmpty)) {
            watchDeadlines();
        }
    }
}
