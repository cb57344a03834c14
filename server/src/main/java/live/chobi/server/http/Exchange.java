package live.chobi.server.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.EmptyHttpHeaders;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http2.Http2StreamChannel;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One request and its one answer. What was asked is immutable; [#respond] works from any thread, and the first
/// answer counts.
public final class Exchange {
    private static final Logger LOG = LoggerFactory.getLogger(Exchange.class);

    private final Channel channel;
    private final EdgeParts edge;
    private final Mount mount;
    private final HttpMethod method;
    private final String path;
    private final Query query;
    private final HttpHeaders headers;
    private final String address;
    private final String requestId;
    private final ByteBuf body;
    private final @Nullable BodyStream stream;
    private final AtomicBoolean answered = new AtomicBoolean();
    private final CompletableFuture<Void> left = new CompletableFuture<>();
    private volatile boolean watched;

    Exchange(Channel channel, EdgeParts edge, Mount mount, HttpMethod method, String path, Query query,
            HttpHeaders headers, String address, String requestId, ByteBuf body, @Nullable BodyStream stream) {
        this.channel = channel;
        this.edge = edge;
        this.mount = mount;
        this.method = method;
        this.path = path;
        this.query = query;
        this.headers = headers;
        this.address = address;
        this.requestId = requestId;
        this.body = body;
        this.stream = stream;
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

    /// Equal for all requests of one network connection, streams of HTTP/2 among them.
    public Object connection() {
        return channel instanceof Http2StreamChannel stream ? stream.parent().id() : channel.id();
    }

    /// Whether the answer's source closes slow readers by itself.
    boolean isWatched() {
        return watched;
    }

    /// The whole body, on the heap: it needs no release.
    public ByteBuf body() {
        return body;
    }

    /// The body as it comes, of a mount that streams.
    public BodyStream stream() {
        if (stream == null) {
            throw new IllegalStateException("the body of " + mount.name() + " is gathered");
        }
        return stream;
    }

    /// The answer does not wait for the rest of the body, which nobody wants.
    boolean leavesBody() {
        return stream != null && !stream.isWhole();
    }

    /// Nobody reads it any more.
    void dropBody() {
        if (stream != null) {
            stream.cancel();
        }
    }

    /// Runs work that may block; what it throws is a bug and answers 500.
    public void onVirtualThread(Runnable work) {
        edge.virtualThreads().execute(() -> orFailed(work));
    }

    /// Runs a part of the answer that somebody else calls back for; what it throws is a bug and answers 500.
    void orFailed(Runnable work) {
        try {
            work.run();
        } catch (Throwable e) {
            failed(e);
        }
    }

    /// Runs, on the connection's event loop, when the client goes before it has the whole answer; at once when it has
    /// gone already.
    public void whenGone(Runnable task) {
        var _ = left.thenRun(task);
    }

    /// Called by the connection.
    void gone() {
        if (stream != null) {
            stream.cut();
        }
        left.complete(null);
    }

    /// Sends the answer, compressing it on the calling thread, and takes its buffers. False when there was one before.
    public boolean respond(Reply reply) {
        if (!answered.compareAndSet(false, true)) {
            reply.release();
            return false;
        }
        dropBody();
        switch (reply.body()) {
            case Reply.Body.Bytes bytes -> write(complete(reply, bytes));
            case Reply.Body.FilePart part -> {
                HttpResponse head = head(reply);
                head.headers().set("content-length", Long.toString(part.length()));
                if (method.equals(HttpMethod.HEAD)) {
                    write(bodiless(head));
                } else {
                    edge.files().ready(part).ifPresentOrElse(file -> send(head, file, part),
                            () -> edge.virtualThreads().execute(() -> edge.files().open(part).ifPresentOrElse(
                                    file -> send(head, file, part), this::fileMissing)));
                }
            }
            case Reply.Body.Growing(var source) -> {
                HttpResponse head = head(reply);
                if (method.equals(HttpMethod.HEAD)) {
                    write(bodiless(head));
                } else {
                    watched = source.watchesItsReaders();
                    head.headers().set("transfer-encoding", "chunked");
                    GrowingAnswer.send(this, channel, edge.metrics(), head, source);
                }
            }
        }
        return true;
    }

    private void send(HttpResponse head, OpenFiles.OpenFile file, Reply.Body.FilePart part) {
        FileAnswer.send(channel, edge.virtualThreads(), head, file, part);
    }

    private void fileMissing() {
        Reply missing = Refusal.NOT_FOUND.reply().with("cache-control", "no-store");
        if (missing.body() instanceof Reply.Body.Bytes bytes) {
            write(complete(missing, bytes));
        }
    }

    private void write(FullHttpResponse response) {
        if (channel.eventLoop().inEventLoop()) {
            var _ = channel.writeAndFlush(response);
            return;
        }
        try {
            channel.eventLoop().execute(() -> {
                var _ = channel.writeAndFlush(response);
            });
        } catch (RejectedExecutionException _) {
            // The server is going down and the connection with it.
            response.release();
        }
    }

    public void refuse(Refusal refusal) {
        respond(refusal.reply());
    }

    /// A bug: logged once with the request's id, and shown to nobody.
    public void failed(Throwable bug) {
        LOG.error("request {} failed: {} {}", requestId, method, path, bug);
        respond(ErrorEnvelope.masked(requestId, null).reply());
    }

    private FullHttpResponse complete(Reply reply, Reply.Body.Bytes bytes) {
        HttpResponse head = head(reply);
        ByteBuf content = Compression.body(head.headers(), bytes, headers.get("accept-encoding"));
        int length = content.readableBytes();
        boolean hasNoLength = reply.status() == 204 || reply.status() == 304;
        if (hasNoLength || method.equals(HttpMethod.HEAD)) {
            content.release();
            content = Unpooled.EMPTY_BUFFER;
        }
        if (!hasNoLength) {
            head.headers().set("content-length", Integer.toString(length));
        }
        return new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, head.status(), content, head.headers(),
                EmptyHttpHeaders.INSTANCE);
    }

    private static FullHttpResponse bodiless(HttpResponse head) {
        return new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, head.status(), Unpooled.EMPTY_BUFFER, head.headers(),
                EmptyHttpHeaders.INSTANCE);
    }

    /// What every answer has.
    private HttpResponse head(Reply reply) {
        HttpHeaders answer = reply.headers();
        answer.set("x-request-id", requestId);
        answer.set("x-content-type-options", "nosniff");
        mount.cors().allow(headers.get("origin"), answer);
        return new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.valueOf(reply.status()), answer);
    }

    Mount mount() {
        return mount;
    }

    /// The answer to OPTIONS, which no route needs to know about.
    void preflight() {
        respondToOptions(Reply.empty(204).with("allow", "GET, HEAD, POST, OPTIONS"));
    }

    /// The same with what a route has to add.
    public void respondToOptions(Reply reply) {
        mount.cors().allow(headers.get("origin"), reply.headers());
        Cors.preflight(reply.headers());
        respond(reply);
    }
}
