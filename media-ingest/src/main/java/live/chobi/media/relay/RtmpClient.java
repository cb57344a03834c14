package live.chobi.media.relay;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.CompositeByteBuf;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.ByteToMessageDecoder;
import io.netty.handler.ssl.SslHandler;
import java.util.List;
import java.util.concurrent.TimeUnit;
import live.chobi.media.relay.ClientStep.Action;
import live.chobi.media.relay.ClientStep.State;
import live.chobi.media.relay.LinkFailure.Kind;
import live.chobi.media.rtmp.ChunkReader;
import live.chobi.media.rtmp.ChunkWriter;
import live.chobi.media.rtmp.MessageHeader;
import live.chobi.media.rtmp.RawMessage;
import live.chobi.media.rtmp.RtmpMessage;
import live.chobi.media.rtmp.RtmpViolation;
import org.jspecify.annotations.Nullable;

/// The client's side of one RTMP connection: joins framing, meaning and [ClientFlow] to a channel. Owner: the channel's
/// event loop.
final class RtmpClient extends ChannelInboundHandlerAdapter implements Wire {
    /// How long a good-bye may take to be written.
    private static final long LEAVE_MS = 1_000;
    private static final int ACKNOWLEDGE_BYTES_MIN = 4_096;

    private final ClientFlow flow;
    private final Events events;
    private final ClientHandshake handshake = new ClientHandshake();
    private State state = new State.AwaitConnected();
    private @Nullable ChannelHandlerContext context;
    private @Nullable ChunkReader chunks;
    private @Nullable ByteBuf pending;
    private int streamId;
    private int writeChunkBytes = 128;
    private long receivedBytes;
    private long acknowledgedBytes;
    private long acknowledgeEvery = Long.MAX_VALUE;
    private boolean told;

    RtmpClient(ClientFlow flow, Events events) {
        this.flow = flow;
        this.events = events;
    }

    @Override
    public void join(ChannelPipeline pipeline) {
        pipeline.addLast(this);
    }

    @Override
    public void channelActive(ChannelHandlerContext channel) {
        context = channel;
        chunks = new ChunkReader(channel.alloc());
        // A TLS handler below holds it until its own handshake is through.
        var _ = channel.writeAndFlush(ClientHandshake.hello(channel.alloc()), channel.voidPromise());
    }

    @Override
    public void channelInactive(ChannelHandlerContext channel) {
        tell(new LinkFailure(state instanceof State.Running ? Kind.LOST : Kind.REFUSED, switch (state) {
            case State.Running _ -> "the server has closed the connection";
            case State.AwaitStart _ ->
                "the server closed the connection when it was given the stream key; is it right?";
            default -> handshake.isDone()
                    ? "the server closed the connection when it was given the application's name; is it right?"
                    : "the server closed the connection at once";
        }));
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
        if (state instanceof State.Over) {
            in.release();
            return;
        }
        ByteBuf before = pending;
        pending = before == null
                ? in
                : ByteToMessageDecoder.MERGE_CUMULATOR.cumulate(channel.alloc(), before, in);
        try {
            read(channel);
        } catch (RtmpViolation violation) {
            fail(channel, new LinkFailure(Kind.LOST, "the server broke the protocol: " + violation.getMessage()));
        } finally {
            settlePending();
        }
        if (receivedBytes - acknowledgedBytes >= acknowledgeEvery) {
            acknowledgedBytes = receivedBytes;
            write(channel, new RtmpMessage.Acknowledgement((int) receivedBytes));
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext channel) {
        channel.flush();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext channel, Throwable cause) {
        fail(channel, new LinkFailure(channel.pipeline().get(SslHandler.class) != null && !handshake.isDone()
                ? Kind.UNREACHABLE
                : Kind.LOST, LinkWords.of(cause)));
    }

    private void read(ChannelHandlerContext channel) {
        ChunkReader reader = chunks;
        ByteBuf in = pending;
        while (reader != null && in != null && !(state instanceof State.Over)) {
            if (!handshake.isDone()) {
                ByteBuf answer = handshake.next(in, channel.alloc());
                if (answer != null) {
                    var _ = channel.write(answer, channel.voidPromise());
                } else if (handshake.isDone()) {
                    perform(channel, flow.begin());
                } else {
                    return;
                }
                continue;
            }
            RawMessage raw = reader.next(in);
            if (raw == null) {
                return;
            }
            onMessage(channel, RtmpMessage.decode(raw));
        }
    }

    private void settlePending() {
        ByteBuf in = pending;
        if (in != null && (!in.isReadable() || state instanceof State.Over)) {
            pending = null;
            in.release();
        }
    }

    private void onMessage(ChannelHandlerContext channel, RtmpMessage message) {
        switch (message) {
            case RtmpMessage.Audio(_, _, ByteBuf payload) -> onMedia(message, payload);
            case RtmpMessage.Video(_, _, ByteBuf payload) -> onMedia(message, payload);
            default -> perform(channel, flow.next(state, message));
        }
    }

    private void onMedia(RtmpMessage message, ByteBuf payload) {
        try {
            if (state instanceof State.Running) {
                events.media(message);
            }
        } finally {
            payload.release();
        }
    }

    private void perform(ChannelHandlerContext channel, ClientStep step) {
        state = step.state();
        for (Action action : step.actions()) {
            switch (action) {
                case Action.Send(RtmpMessage message) -> write(channel, message);
                case Action.Started(int stream, var fourCcs) -> {
                    streamId = stream;
                    channel.flush();
                    events.started(fourCcs);
                }
                case Action.Redirect(String tcUrl) -> {
                    told = true;
                    var _ = channel.close();
                    events.redirected(tcUrl);
                }
                case Action.Fail(LinkFailure failure) -> fail(channel, failure);
                case Action.Acknowledge(int everyBytes) -> {
                    if (everyBytes > 0) {
                        acknowledgeEvery = Math.max(everyBytes / 2, ACKNOWLEDGE_BYTES_MIN);
                    }
                }
            }
        }
    }

    @Override
    public boolean isWritable() {
        ChannelHandlerContext channel = context;
        return channel != null && channel.channel().isWritable();
    }

    /// The payload is shared, never copied.
    @Override
    public void send(int typeId, long timestampMs, ByteBuf head, ByteBuf payload) {
        ChannelHandlerContext channel = context;
        if (channel == null || !(state instanceof State.Running)) {
            head.release();
            return;
        }
        CompositeByteBuf body = channel.alloc().compositeBuffer(2).addComponents(true, head,
                payload.retainedDuplicate());
        try {
            MediaChunks.write(channel, new MessageHeader(typeId, streamId, timestampMs & 0xFFFFFFFFL), body,
                    writeChunkBytes);
        } finally {
            body.release();
        }
        channel.flush();
    }

    @Override
    public void leave() {
        told = true;
        ChannelHandlerContext channel = context;
        if (channel == null) {
            return;
        }
        List<RtmpMessage> words = flow.goodbye(state);
        state = new State.Over();
        words.forEach(word -> write(channel, word));
        var _ = channel.writeAndFlush(channel.alloc().buffer(0)).addListener(ChannelFutureListener.CLOSE);
        var _ = channel.executor().schedule(() -> closeNow(channel), LEAVE_MS,
                TimeUnit.MILLISECONDS);
    }

    private void fail(ChannelHandlerContext channel, LinkFailure failure) {
        state = new State.Over();
        var _ = channel.close();
        tell(failure);
    }

    private static void closeNow(ChannelHandlerContext channel) {
        var _ = channel.close();
    }

    private void tell(LinkFailure failure) {
        if (!told) {
            told = true;
            events.over(failure);
        }
    }

    /// Few and small; a server that never reads them stops being writable, and who uses the link sees to that.
    private void write(ChannelHandlerContext channel, RtmpMessage message) {
        ByteBuf body = channel.alloc().buffer();
        ByteBuf out = channel.alloc().buffer();
        try {
            MessageHeader header = RtmpMessage.encode(message, body);
            ChunkWriter.write(out, ChunkWriter.chunkStreamOf(message), header, body, writeChunkBytes);
        } finally {
            body.release();
        }
        var _ = channel.write(out, channel.voidPromise());
        if (message instanceof RtmpMessage.SetChunkSize(int bytes)) {
            writeChunkBytes = bytes;
        }
    }
}
