package live.chobi.media.rtmp;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.EventLoop;
import io.netty.handler.codec.ByteToMessageDecoder;
import io.netty.handler.codec.DecoderException;
import io.netty.util.concurrent.Future;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import live.chobi.media.MediaMetrics;
import live.chobi.media.PublishGate;
import live.chobi.media.play.PlayDesk;
import live.chobi.media.rtmp.RtmpState.AwaitConnect;
import live.chobi.media.rtmp.RtmpState.Leaving;
import live.chobi.media.rtmp.RtmpViolation.Kind;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One RTMP connection: joins framing, meaning and behaviour to a channel, and to what it turns out to be: a
/// [PublisherRole] or a [PlayerRole]. Owner: the channel's event loop.
final class RtmpConnection extends ChannelInboundHandlerAdapter {
    /// For a connection that neither publishes nor plays, and for a publisher that sends nothing.
    static final long IDLE_NANOS = TimeUnit.SECONDS.toNanos(10);
    /// How long a refused peer has to read why. Closing at once would reset the connection under unread media, and the
    /// reset would overtake the reason.
    private static final long LEAVE_MS = 1_000;
    private static final int ACKNOWLEDGE_BYTES_MIN = 4_096;
    /// Answers, not media, that the peer has not read.
    private static final int UNREAD_BYTES_MAX = 64 << 10;
    private static final Logger LOG = LoggerFactory.getLogger(RtmpConnection.class);

    private final MediaMetrics metrics;
    private final PublisherRole publisher;
    private final PlayerRole player;
    private final RtmpHandshake handshake = new RtmpHandshake();

    private @Nullable ChannelHandlerContext context;
    private @Nullable ChunkReader chunks;
    private @Nullable ByteBuf pending;
    private @Nullable Future<?> tick;
    private RtmpState state = new AwaitConnect();
    private boolean paused;
    private boolean closed;
    private int writeChunkBytes = 128;
    private int unreadBytes;
    private long idleSinceNanos;
    private long receivedBytes;
    private long acknowledgedBytes;
    private int acknowledgeEvery = ConnectFlow.WINDOW_BYTES / 2;

    RtmpConnection(PublishGate gate, StreamSource streams, PlayDesk desk, MediaMetrics metrics) {
        this.metrics = metrics;
        this.publisher = new PublisherRole(this, gate, streams, metrics);
        this.player = new PlayerRole(this, desk);
    }

    @Override
    public void channelActive(ChannelHandlerContext channel) {
        context = channel;
        chunks = new ChunkReader(channel.alloc());
        idleSinceNanos = now();
        tick = channel.executor().scheduleWithFixedDelay(this::onTick, 1, 1, TimeUnit.SECONDS);
        metrics.connectionOpened();
    }

    @Override
    public void channelInactive(ChannelHandlerContext channel) {
        closed = true;
        if (tick != null) {
            tick.cancel(false);
        }
        metrics.connectionClosed();
        publisher.unpublish();
        player.stop();
        if (chunks != null) {
            chunks.release();
        }
        if (pending != null) {
            pending.release();
            pending = null;
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext channel, Object message) {
        ByteBuf in = (ByteBuf) message;
        receivedBytes += in.readableBytes();
        metrics.received(in.readableBytes());
        if (closed || state instanceof Leaving) {
            in.release();
            return;
        }
        ByteBuf before = pending;
        pending = before == null
                ? in
                : ByteToMessageDecoder.MERGE_CUMULATOR.cumulate(channel.alloc(), before, in);
        read(channel);
        acknowledge();
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext channel) {
        channel.flush();
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext channel) {
        player.drained();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext channel, Throwable cause) {
        // What is wrong with a peer's TLS comes wrapped.
        Throwable reason = cause instanceof DecoderException && cause.getCause() != null ? cause.getCause() : cause;
        if (reason instanceof IOException) {
            LOG.debug("rtmp {}: {}", address(), reason.getMessage());
        } else {
            LOG.error("rtmp {}: closed because of our own fault", address(), cause);
        }
        close();
    }

    private void read(ChannelHandlerContext channel) {
        ChunkReader reader = chunks;
        ByteBuf in = pending;
        try {
            while (reader != null && in != null && !paused && !closed && !(state instanceof Leaving)) {
                if (!handshake.isDone()) {
                    ByteBuf answer = handshake.next(in, channel.alloc());
                    if (answer != null) {
                        var _ = channel.write(answer);
                    } else if (!handshake.isDone()) {
                        break;
                    }
                    continue;
                }
                RawMessage raw = reader.next(in);
                if (raw == null) {
                    break;
                }
                if (raw.header().typeId() == MessageHeader.AGGREGATE) {
                    onAggregate(raw);
                } else {
                    onMessage(RtmpMessage.decode(raw));
                }
            }
        } catch (RtmpViolation violation) {
            onViolation(violation);
        } finally {
            settlePending();
        }
    }

    /// Keeps only what is unread; after leaving, nothing.
    private void settlePending() {
        ByteBuf in = pending;
        if (in != null && (!in.isReadable() || closed || state instanceof Leaving)) {
            pending = null;
            in.release();
        }
    }

    private void onAggregate(RawMessage raw) {
        try (var aggregate = new AggregateMessage(raw)) {
            for (RawMessage part = aggregate.next(); part != null; part = aggregate.next()) {
                onMessage(RtmpMessage.decode(part));
            }
        }
    }

    private void onMessage(RtmpMessage message) {
        switch (message) {
            case RtmpMessage.Audio audio -> onMedia(audio, audio.payload());
            case RtmpMessage.Video video -> onMedia(video, video.payload());
            default -> perform(ConnectFlow.next(state, message));
        }
    }

    private void onMedia(RtmpMessage message, ByteBuf payload) {
        try {
            publisher.take(message);
        } finally {
            payload.release();
        }
    }

    void perform(Step step) {
        state = step.state();
        for (Step.Action action : step.actions()) {
            switch (action) {
                case Step.Action.Reply(RtmpMessage message) -> send(message);
                case Step.Action.Admit(StreamName name) -> publisher.admit(name);
                case Step.Action.Unpublish() -> {
                    publisher.unpublish();
                    idleSinceNanos = now();
                }
                case Step.Action.Seek(PlayName name) -> player.seek(name);
                case Step.Action.StopPlaying() -> {
                    player.stop();
                    idleSinceNanos = now();
                }
                case Step.Action.Pause(boolean pause) -> player.pause(pause);
                case Step.Action.WantAudio(boolean wanted) -> player.wantAudio(wanted);
                case Step.Action.WantVideo(boolean wanted) -> player.wantVideo(wanted);
                case Step.Action.Leave() -> leave();
                case Step.Action.Acknowledge(int everyBytes) -> {
                    if (everyBytes > 0) {
                        acknowledgeEvery = Math.max(everyBytes / 2, ACKNOWLEDGE_BYTES_MIN);
                    }
                }
            }
        }
    }

    private void leave() {
        publisher.unpublish();
        player.stop();
        flush();
        var _ = loop().schedule(this::close, LEAVE_MS, TimeUnit.MILLISECONDS);
    }

    private void onTick() {
        if (publisher.isPublishing()) {
            publisher.check(IDLE_NANOS);
        } else if (!player.isPlaying() && !paused && !(state instanceof Leaving)
                && now() - idleSinceNanos > IDLE_NANOS) {
            LOG.debug("rtmp {}: closed, it neither publishes nor plays", address());
            metrics.refused("idle");
            close();
        }
    }

    private void onViolation(RtmpViolation violation) {
        metrics.violation(violation.kind().name().toLowerCase(Locale.ROOT));
        if (violation.kind() == Kind.HANDSHAKE) {
            LOG.debug("rtmp {}: closed: {}", address(), violation.getMessage());
        } else {
            LOG.warn("rtmp {}: closed: {}", address(), violation.getMessage());
        }
        state = new Leaving();
        close();
    }

    private void acknowledge() {
        if (receivedBytes - acknowledgedBytes >= acknowledgeEvery && handshake.isDone()) {
            acknowledgedBytes = receivedBytes;
            send(new RtmpMessage.Acknowledgement((int) receivedBytes));
        }
    }

    /// A peer that asks without reading the answers is closed, or the answers would pile up here.
    void send(RtmpMessage message) {
        ChannelHandlerContext channel = required();
        if (unreadBytes > UNREAD_BYTES_MAX) {
            onViolation(new RtmpViolation(Kind.MESSAGE, "it does not read our answers"));
            return;
        }
        ByteBuf body = channel.alloc().buffer();
        ByteBuf out = channel.alloc().buffer();
        try {
            MessageHeader header = RtmpMessage.encode(message, body);
            ChunkWriter.write(out, ChunkWriter.chunkStreamOf(message), header, body, writeChunkBytes);
        } finally {
            body.release();
        }
        int bytes = out.readableBytes();
        unreadBytes += bytes;
        channel.write(out).addListener(_ -> unreadBytes -= bytes);
        if (message instanceof RtmpMessage.SetChunkSize(int chunkBytes)) {
            writeChunkBytes = chunkBytes;
        }
    }

    /// What comes meanwhile waits in the peer's socket.
    void pauseReading() {
        paused = true;
        channel().config().setAutoRead(false);
    }

    void resumeReading() {
        paused = false;
        channel().config().setAutoRead(true);
        if (state instanceof Leaving) {
            settlePending();
        } else {
            read(required());
        }
        flush();
    }

    void flush() {
        required().flush();
    }

    void close() {
        if (context != null) {
            var _ = context.close();
        }
    }

    /// Whether this is an encoder that has been asked to connect again. On the loop.
    boolean askToReconnect() {
        boolean asked = !closed && state instanceof RtmpState.Publishing publishing
                && publishing.before().reconnects();
        if (asked) {
            metrics.reconnectRequested();
            send(ConnectFlow.reconnectRequest());
            flush();
        }
        return asked;
    }

    RtmpState state() {
        return state;
    }

    boolean isClosed() {
        return closed;
    }

    Channel channel() {
        return required().channel();
    }

    EventLoop loop() {
        return channel().eventLoop();
    }

    long now() {
        return required().executor().ticker().nanoTime();
    }

    String address() {
        return channel().remoteAddress() instanceof InetSocketAddress inet && inet.getAddress() != null
                ? inet.getAddress().getHostAddress()
                : String.valueOf(channel().remoteAddress());
    }

    private ChannelHandlerContext required() {
        ChannelHandlerContext channel = context;
        if (channel == null) {
            throw new IllegalStateException("not connected yet");
        }
        return channel;
    }
}
