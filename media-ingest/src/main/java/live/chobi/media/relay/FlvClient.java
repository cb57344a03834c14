package live.chobi.media.relay;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.SimpleChannelInboundHandler;
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
import live.chobi.media.flv.FlvReader;
import live.chobi.media.rtmp.RtmpMessage;
import org.jspecify.annotations.Nullable;

/// Takes an endless FLV file over HTTP/1.1. Owner: the channel's event loop.
final class FlvClient extends SimpleChannelInboundHandler<HttpObject> implements Wire {
    /// A key frame of 4K at 50 Mbit/s is about 1 MB.
    private static final int TAG_BYTES_MAX = 8 << 20;

    private final FlvReader tags = new FlvReader(TAG_BYTES_MAX);
    private final FlvTarget target;
    private final Events events;
    private @Nullable ChannelHandlerContext context;
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
            take(channel, content.content());
            if (part instanceof LastHttpContent && !told) {
                fail(channel, new LinkFailure(Kind.LOST, "the server has ended the stream"));
            }
        }
    }

    private void take(ChannelHandlerContext channel, ByteBuf bytes) {
        try {
            tags.read(bytes, this::give);
        } catch (IllegalArgumentException e) {
            fail(channel, new LinkFailure(Kind.LOST, "what it sends is not taken: " + e.getMessage()));
        }
    }

    /// Notices tell of nothing that the stream does not say itself.
    private void give(int type, long timestampMs, ByteBuf body) {
        if (!told && type == FlvReader.VIDEO) {
            events.media(new RtmpMessage.Video(0, timestampMs, body));
        } else if (!told && type == FlvReader.AUDIO) {
            events.media(new RtmpMessage.Audio(0, timestampMs, body));
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext channel) {
        tell(new LinkFailure(Kind.LOST, "the server has closed the connection"));
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
