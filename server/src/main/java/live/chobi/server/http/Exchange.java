package live.chobi.server.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.EmptyHttpHeaders;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One request and its one answer. What was asked is immutable; [#respond] works from any thread, and the first
/// answer counts.
public final class Exchange {
    private static final Logger LOG = LoggerFactory.getLogger(Exchange.class);

    private final Channel channel;
    private final Executor virtualThreads;
    private final Mount mount;
    private final HttpMethod method;
    private final String path;
    private final Query query;
    private final HttpHeaders headers;
    private final String address;
    private final String requestId;
    private final ByteBuf body;
    private final AtomicBoolean answered = new AtomicBoolean();

    Exchange(Channel channel, Executor virtualThreads, Mount mount, HttpMethod method, String path, Query query,
            HttpHeaders headers, String address, String requestId, ByteBuf body) {
        this.channel = channel;
        this.virtualThreads = virtualThreads;
        this.mount = mount;
        this.method = method;
        this.path = path;
        this.query = query;
        this.headers = headers;
        this.address = address;
        this.requestId = requestId;
        this.body = body;
    }

    public String method() {
        return method.name();
    }

    /// Percent-decoded once, without `.` and `..`; as it was sent where the mount decodes by itself.
    public String path() {
        return path;
    }

    /// The path below the mount's prefix.
    public String below() {
        return mount.below(path);
    }

    public Query query() {
        return query;
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    /// The client's network address, behind trusted proxies too.
    public String address() {
        return address;
    }

    public String requestId() {
        return requestId;
    }

    /// The whole body, on the heap: it needs no release.
    public ByteBuf body() {
        return body;
    }

    /// Runs work that may block; what it throws is a bug and answers 500.
    public void onVirtualThread(Runnable work) {
        virtualThreads.execute(() -> {
            try {
                work.run();
            } catch (Throwable e) {
                failed(e);
            }
        });
    }

    /// Sends the answer, compressing it on the calling thread, and takes its buffers. False when there was one before.
    public boolean respond(Reply reply) {
        if (!answered.compareAndSet(false, true)) {
            reply.release();
            return false;
        }
        FullHttpResponse response = complete(reply);
        if (channel.eventLoop().inEventLoop()) {
            var _ = channel.writeAndFlush(response);
            return true;
        }
        try {
            channel.eventLoop().execute(() -> {
                var _ = channel.writeAndFlush(response);
            });
        } catch (RejectedExecutionException _) {
            // The server is going down and the connection with it.
            response.release();
        }
        return true;
    }

    public void refuse(Refusal refusal) {
        respond(refusal.reply());
    }

    /// A bug: logged once with the request's id, and shown to nobody.
    public void failed(Throwable bug) {
        LOG.error("request {} failed: {} {}", requestId, method, path, bug);
        respond(ErrorEnvelope.masked(requestId, null).reply());
    }

    private FullHttpResponse complete(Reply reply) {
        HttpHeaders answer = reply.headers();
        ByteBuf content = Compression.body(reply, headers.get("accept-encoding"));
        int length = content.readableBytes();
        boolean bodiless = reply.status() == 204 || reply.status() == 304;
        if (bodiless || method.equals(HttpMethod.HEAD)) {
            content.release();
            content = Unpooled.EMPTY_BUFFER;
        }
        if (!bodiless) {
            answer.set("content-length", Integer.toString(length));
        }
        answer.set("x-request-id", requestId);
        answer.set("x-content-type-options", "nosniff");
        mount.cors().allow(headers.get("origin"), answer);
        return new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.valueOf(reply.status()), content,
                answer, EmptyHttpHeaders.INSTANCE);
    }

    Mount mount() {
        return mount;
    }

    /// The answer to OPTIONS, which no route needs to know about.
    void preflight() {
        Reply reply = Reply.empty(204).with("allow", "GET, HEAD, POST, OPTIONS");
        mount.cors().allow(headers.get("origin"), reply.headers());
        Cors.preflight(reply.headers());
        respond(reply);
    }
}
