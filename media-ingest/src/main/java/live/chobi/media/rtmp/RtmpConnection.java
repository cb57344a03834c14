package live.chobi.media.rtmp;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.EventLoop;
import io.netty.handler.codec.ByteToMessageDecoder;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Locale;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import live.chobi.media.Admission;
import live.chobi.media.MediaMetrics;
import live.chobi.media.PublishGate;
import live.chobi.media.rtmp.PublishState.Admitting;
import live.chobi.media.rtmp.PublishState.AwaitConnect;
import live.chobi.media.rtmp.PublishState.Leaving;
import live.chobi.media.rtmp.PublishState.Publishing;
import live.chobi.media.rtmp.RtmpViolation.Kind;
import live.chobi.media.stream.Claim;
import live.chobi.media.stream.LiveStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One encoder's connection: joins framing, meaning and behaviour to a channel and to the stream. Owner: the channel's
/// event loop; a stream calls it back on the same loop.
///
/// While the gate decides nothing is read: what an eager encoder sends waits in its socket.
final class RtmpConnection extends ChannelInboundHandlerAdapter implements LiveStream.Publisher {
    /// For a connection that does not publish, and for a publisher that sends nothing.
    static final long IDLE_NANOS = TimeUnit.SECONDS.toNanos(10);
    /// How long a refused peer has to read why. Closing at once would reset the connection under unread media, and the
    /// reset would overtake the reason.
    private static final long LEAVE_MS = 1_000;
    private static final long GATE_MS = 10_000;
    private static final int ACKNOWLEDGE_BYTES_MIN = 4_096;
    private static final Logger LOG = LoggerFactory.getLogger(RtmpConnection.class);

    private final PublishGate gate;
    private final StreamSource streams;
    private final MediaMetrics metrics;
    private final RtmpHandshake handshake = new RtmpHandshake();

    private @Nullable ChannelHandlerContext context;
    private @Nullable ChunkReader chunks;
    private @Nullable ByteBuf pending;
    private @Nullable Future<?> tick;
    private @Nullable PublishedMedia media;
    private PublishState state = new AwaitConnect();
    private boolean paused;
    private boolean closed;
    /// The stream went to another, or ended, before its grant was heard here.
    private boolean letGo;
    private int writeChunkBytes = 128;
    private int attempt;
    private long idleSinceNanos;
    private long receivedBytes;
    private long acknowledgedBytes;
    private int acknowledgeEvery = PublishFlow.WINDOW_BYTES / 2;

    RtmpConnection(PublishGate gate, StreamSource streams, MediaMetrics metrics) {
        this.gate = gate;
        this.streams = streams;
        this.metrics = metrics;
    }

    @Override
    public void channelActive(ChannelHandlerContext channel) {
        context = channel;
        chunks = new ChunkReader(channel.alloc());
        idleSinceNanos = now(channel);
        tick = channel.executor().scheduleWithFixedDelay(() -> onTick(channel), 1, 1, TimeUnit.SECONDS);
        metrics.connectionOpened();
    }

    @Override
    public void channelInactive(ChannelHandlerContext channel) {
        closed = true;
        if (tick != null) {
            tick.cancel(false);
        }
        metrics.connectionClosed();
        unpublish();
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
        acknowledge(channel);
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext channel) {
        channel.flush();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext channel, Throwable cause) {
        if (cause instanceof IOException) {
            LOG.debug("rtmp {}: {}", address(channel), cause.getMessage());
        } else {
            LOG.error("rtmp {}: closed because of our own fault", address(channel), cause);
        }
        var _ = channel.close();
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
                onMessage(channel, RtmpMessage.decode(raw));
            }
        } catch (RtmpViolation violation) {
            onViolation(channel, violation);
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

    private void onMessage(ChannelHandlerContext channel, RtmpMessage message) {
        switch (message) {
            case RtmpMessage.Audio audio -> onMedia(channel, audio, audio.payload());
            case RtmpMessage.Video video -> onMedia(channel, video, video.payload());
            default -> perform(channel, PublishFlow.next(state, message));
        }
    }

    private void onMedia(ChannelHandlerContext channel, RtmpMessage message, ByteBuf payload) {
        try {
            PublishedMedia publication = media;
            if (publication == null || !(state instanceof Publishing publishing)) {
                metrics.frameDropped();
                return;
            }
            switch (publication.take(message)) {
                case PublishedMedia.Taken _ -> {
                }
                case PublishedMedia.IgnoredAudio(String codec) -> send(channel,
                        PublishFlow.warning(publishing, "NetStream.Publish.UnsupportedAudio",
                                "sound in " + codec
                                        + " is not supported here and is left out; set the encoder to AAC"));
                case PublishedMedia.RefusedVideo(String codec) -> stop(channel, publishing, "unsupported",
                        "NetStream.Publish.Denied",
                        "video in " + codec + " is not supported here; set the encoder to H.264");
            }
        } finally {
            payload.release();
        }
    }

    private void perform(ChannelHandlerContext channel, Step step) {
        state = step.state();
        for (Step.Action action : step.actions()) {
            switch (action) {
                case Step.Action.Reply(RtmpMessage message) -> send(channel, message);
                case Step.Action.Admit(StreamName name) -> askGate(channel, name);
                case Step.Action.Unpublish() -> unpublish();
                case Step.Action.Leave() -> leave(channel);
                case Step.Action.Acknowledge(int everyBytes) -> {
                    if (everyBytes > 0) {
                        acknowledgeEvery = Math.max(everyBytes / 2, ACKNOWLEDGE_BYTES_MIN);
                    }
                }
            }
        }
    }

    private void askGate(ChannelHandlerContext channel, StreamName name) {
        paused = true;
        channel.channel().config().setAutoRead(false);
        int asked = ++attempt;
        EventLoop loop = channel.channel().eventLoop();
        Future<?> timeout = loop.schedule(() -> onAdmission(channel, name, asked, null), GATE_MS,
                TimeUnit.MILLISECONDS);
        CompletionStage<Admission> answer = gate.admit(name.key(), address(channel));
        answer.whenComplete((admission, failure) -> loop.execute(() -> {
            timeout.cancel(false);
            if (failure != null) {
                LOG.warn("rtmp {}: the gate failed", address(channel), failure);
            }
            onAdmission(channel, name, asked, admission);
        }));
    }

    /// @param admission null when the gate gave none
    private void onAdmission(ChannelHandlerContext channel, StreamName name, int asked,
            @Nullable Admission admission) {
        if (closed || asked != attempt || !(state instanceof Admitting admitting)) {
            return;
        }
        attempt++; // Whatever else answers this attempt comes too late.
        switch (admission) {
            case null -> refuse(channel, admitting, "busy", "the server is busy; try again in a moment", false);
            case Admission.Refused(String reason) -> refuse(channel, admitting, "denied", reason, false);
            case Admission.Admitted admitted -> {
                LiveStream stream = streams.open(admitted, channel.channel().eventLoop());
                stream.claim(this, name.takeover(), claim -> onClaim(channel, admitting, stream, claim));
            }
        }
    }

    private void onClaim(ChannelHandlerContext channel, Admitting admitting, LiveStream stream, Claim claim) {
        switch (claim) {
            case Claim.Granted _ when closed || letGo -> stream.left(this);
            case Claim.Granted(boolean replaced) -> {
                media = new PublishedMedia(stream, metrics, now(channel));
                metrics.publishingStarted(replaced);
                perform(channel, PublishFlow.granted(admitting));
                resume(channel);
            }
            case Claim.Busy() -> refuse(channel, admitting, "taken",
                    "another encoder is already sending with this key", true);
            case Claim.Over() -> refuse(channel, admitting, "ended", "the session has ended", false);
        }
    }

    private void refuse(ChannelHandlerContext channel, Admitting admitting, String cause, String reason,
            boolean taken) {
        if (closed) {
            return;
        }
        metrics.refused(cause);
        LOG.info("rtmp {}: publishing refused: {}", address(channel), reason);
        perform(channel, PublishFlow.refused(admitting, reason, taken));
        resume(channel);
    }

    private void resume(ChannelHandlerContext channel) {
        paused = false;
        channel.channel().config().setAutoRead(true);
        if (state instanceof Leaving) {
            settlePending();
        } else {
            read(channel);
        }
        channel.flush();
    }

    @Override
    public EventLoop loop() {
        ChannelHandlerContext channel = context;
        if (channel == null) {
            throw new IllegalStateException("not connected yet");
        }
        return channel.channel().eventLoop();
    }

    @Override
    public void replaced() {
        endedByUs("replaced", "NetStream.Publish.BadName", "another encoder has taken over this key");
    }

    @Override
    public void ended() {
        endedByUs("ended", "NetStream.Publish.Denied", "the session has ended");
    }

    /// The stream has let go of this connection already.
    private void endedByUs(String cause, String code, String reason) {
        assert loop().inEventLoop();
        ChannelHandlerContext channel = context;
        if (media != null) {
            media = null;
            metrics.publishingStopped();
        }
        if (channel != null && !closed && state instanceof Publishing publishing) {
            stop(channel, publishing, cause, code, reason);
        } else if (channel != null) {
            letGo = true;
            var _ = channel.close();
        }
    }

    private void stop(ChannelHandlerContext channel, Publishing publishing, String cause, String code, String reason) {
        metrics.refused(cause);
        LOG.info("rtmp {}: publishing ended: {}", address(channel), reason);
        perform(channel, PublishFlow.stopped(publishing, code, reason));
        channel.flush();
    }

    private void unpublish() {
        PublishedMedia publication = media;
        if (publication != null) {
            media = null;
            metrics.publishingStopped();
            publication.stream().left(this);
        }
        ChannelHandlerContext channel = context;
        if (channel != null) {
            idleSinceNanos = now(channel);
        }
    }

    private void leave(ChannelHandlerContext channel) {
        unpublish();
        channel.flush();
        var _ = channel.executor().schedule(() -> closeNow(channel), LEAVE_MS, TimeUnit.MILLISECONDS);
    }

    private void onTick(ChannelHandlerContext channel) {
        long now = now(channel);
        if (media != null && state instanceof Publishing publishing) {
            PublishedMedia publication = media;
            if (publication.silentNanos() > IDLE_NANOS) {
                stop(channel, publishing, "idle", "NetStream.Publish.Denied", "nothing came for 10 seconds");
            } else if (!publication.stream().isPlayable() && now - publication.sinceNanos() > IDLE_NANOS) {
                stop(channel, publishing, "unplayable", "NetStream.Publish.Denied",
                        "nothing playable came within 10 seconds: the encoder sent no H.264 or AAC configuration");
            }
        } else if (!paused && !(state instanceof Leaving) && now - idleSinceNanos > IDLE_NANOS) {
            LOG.debug("rtmp {}: closed, it does not publish", address(channel));
            metrics.refused("idle");
            var _ = channel.close();
        }
    }

    private void onViolation(ChannelHandlerContext channel, RtmpViolation violation) {
        metrics.violation(violation.kind().name().toLowerCase(Locale.ROOT));
        if (violation.kind() == Kind.HANDSHAKE) {
            LOG.debug("rtmp {}: closed: {}", address(channel), violation.getMessage());
        } else {
            LOG.warn("rtmp {}: closed: {}", address(channel), violation.getMessage());
        }
        state = new Leaving();
        var _ = channel.close();
    }

    private void acknowledge(ChannelHandlerContext channel) {
        if (receivedBytes - acknowledgedBytes >= acknowledgeEvery && handshake.isDone()) {
            acknowledgedBytes = receivedBytes;
            send(channel, new RtmpMessage.Acknowledgement((int) receivedBytes));
        }
    }

    /// A peer that asks without reading the answers is closed, or the answers would pile up here.
    private void send(ChannelHandlerContext channel, RtmpMessage message) {
        if (!channel.channel().isWritable()) {
            onViolation(channel, new RtmpViolation(Kind.MESSAGE, "it does not read our answers"));
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
        var _ = channel.write(out);
        if (message instanceof RtmpMessage.SetChunkSize(int bytes)) {
            writeChunkBytes = bytes;
        }
    }

    private static void closeNow(ChannelHandlerContext channel) {
        var _ = channel.close();
    }

    private static long now(ChannelHandlerContext channel) {
        return channel.executor().ticker().nanoTime();
    }

    private static String address(ChannelHandlerContext channel) {
        return channel.channel().remoteAddress() instanceof InetSocketAddress inet && inet.getAddress() != null
                ? inet.getAddress().getHostAddress()
                : String.valueOf(channel.channel().remoteAddress());
    }
}
