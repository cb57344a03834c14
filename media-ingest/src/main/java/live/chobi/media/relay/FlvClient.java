package live.chobi.media.relay;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.ByteToMessageDecoder;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import java.util.Set;
import live.chobi.media.relay.LinkFailure.Kind;
import live.chobi.media.rtmp.RtmpMessage;
import live.chobi.media.rtmp.RtmpViolation;
import org.jspecify.annotations.Nullable;

/// Takes an endless FLV file over HTTP/1.1. Owner: the channel's event loop.
final class FlvClient extends SimpleChannelInboundHandler<HttpObject> implements Wire {
    private final FlvTarget target;
    private final Events events;
    private @Nullable ChannelHandlerContext context;
    private @Nullable FlvDemuxer demuxer;
    private @Nullable ByteBuf pending;
    private boolean told;

    FlvClient(FlvTarget target, Events events) {
        this.target = target;
        this.events = events;
    }

    @Override
    public void join(ChannelPipeline pipeline) {
        pipeline.addLast(new HttpClientCodec(), this);
    }

    @Override
    public void channelActive(ChannelHandlerContext channel) {
        context = channel;
        demuxer = new FlvDemuxer(channel.alloc());
        var request = new DefaultFullHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.GET, target.path());
        request.headers().set(HttpHeaderNames.HOST, target.authority()).set(HttpHeaderNames.USER_AGENT, "Chobi");
        var _ = channel.writeAndFlush(request, channel.voidPromise());
    }

    @Override
    protected void channelRead0(ChannelHandlerContext channel, HttpObject part) {
        if (told) {
            return;
        }
        if (part.decoderResult().isFailure()) {
            fail(channel, new LinkFailure(Kind.LOST, "the server does not speak HTTP"));
            return;
        }
        if (part instanceof HttpResponse response) {
            if (!response.status().equals(HttpResponseStatus.OK)) {
                fail(channel, new LinkFailure(Kind.REFUSED, "the server answered " + response.status().code()));
                return;
            }
            events.started(Set.of());
        }
        if (part instanceof HttpContent content && !told) {
            take(channel, content.content().retain());
            if (part instanceof LastHttpContent && !told) {
                fail(channel, new LinkFailure(Kind.LOST, "the server has ended the stream"));
            }
        }
    }

    private void take(ChannelHandlerContext channel, ByteBuf bytes) {
        ByteBuf before = pending;
        ByteBuf in = before == null
                ? bytes
                : ByteToMessageDecoder.MERGE_CUMULATOR.cumulate(channel.alloc(), before, bytes);
        pending = in;
        FlvDemuxer tags = demuxer;
        try {
            RtmpMessage message = tags == null ? null : tags.next(in);
            while (message != null && tags != null) {
                give(message);
                message = told ? null : tags.next(in);
            }
        } catch (RtmpViolation violation) {
            fail(channel, new LinkFailure(Kind.LOST, String.valueOf(violation.getMessage())));
        }
        if (pending != null && (told || !pending.isReadable())) {
            pending.release();
            pending = null;
        }
    }

    private void give(RtmpMessage message) {
        try {
            events.media(message);
        } finally {
            payload(message).release();
        }
    }

    private static ByteBuf payload(RtmpMessage message) {
        return switch (message) {
            case RtmpMessage.Audio(_, _, ByteBuf payload) -> payload;
            case RtmpMessage.Video(_, _, ByteBuf payload) -> payload;
            default -> throw new IllegalStateException("not media: " + message);
        };
    }

    @Override
    public void channelInactive(ChannelHandlerContext channel) {
        tell(new LinkFailure(Kind.LOST, "the server has closed the connection"));
        if (demuxer != null) {
            demuxer.release();
        }
        if (pending != null) {
            pending.release();
            pending = null;
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext channel, Throwable cause) {
        fail(channel, new LinkFailure(Kind.LOST, LinkWords.of(cause)));
    }

    @Override
    public boolean isWritable() {
        return false;
    }

    /// Nothing is sent this way.
    @Override
    public void send(int typeId, long timestampMs, ByteBuf head, ByteBuf payload) {
        head.release();
    }

    @Override
    public void leave() {
        told = true;
        if (context != null) {
            var _ = context.close();
        }
    }

    private void fail(ChannelHandlerContext channel, LinkFailure failure) {
        var _ = channel.close();
        tell(failure);
    }

    private void tell(LinkFailure failure) {
        if (!told) {
            told = true;
            events.over(failure);
        }
    }
}
