package live.chobi.server.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;

/// A request whose body is still coming, into a heap buffer that needs no release and grows up to the mount's limit.
/// Owner: the connection's event loop.
final class Gathering {
    static final FullHttpResponse CONTINUE = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1,
            HttpResponseStatus.CONTINUE, Unpooled.EMPTY_BUFFER);

    private final HttpRequest request;
    private final RequestTarget target;
    private final Mount mount;
    private ByteBuf body = Unpooled.EMPTY_BUFFER;
    String path = "/";

    Gathering(HttpRequest request, RequestTarget target, Mount mount) {
        this.request = request;
        this.target = target;
        this.mount = mount;
    }

    /// Stands for a request that could not be read, so that its refusal is sent like any answer.
    static Gathering unreadable() {
        return new Gathering(new DefaultHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.GET, "/"),
                new RequestTarget("/", ""), Nowhere.MOUNT);
    }

    /// False when the body would get too long; nothing is taken then.
    boolean take(ByteBuf content) {
        int more = content.readableBytes();
        if (more > mount.bodyBytesMax() - body.readableBytes()) {
            return false;
        }
        if (more > 0) {
            if (!body.isWritable() && body.capacity() == 0) {
                body = Unpooled.buffer(more, mount.bodyBytesMax());
            }
            body.writeBytes(content);
        }
        return true;
    }

    /// Its request is refused: nobody reads the body.
    void drop() {
        body = Unpooled.EMPTY_BUFFER;
    }

    HttpRequest request() {
        return request;
    }

    RequestTarget target() {
        return target;
    }

    Mount mount() {
        return mount;
    }

    ByteBuf body() {
        return body;
    }
}
