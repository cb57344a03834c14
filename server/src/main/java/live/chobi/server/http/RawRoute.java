package live.chobi.server.http;

import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.FullHttpRequest;

/// A route that speaks HTTP by itself, or leaves it: Socket.IO answers polls late and turns requests into WebSockets.
///
/// Called on the connection's event loop, and it owns the request. The connection's next request is read out once a
/// complete response has been written through `context` (or the channel). To switch protocols the route removes the
/// handlers in the pipeline; the edge lets go of the connection then, but still counts it. For a body without end
/// [EndlessAnswer] does that, over HTTP/2 too. The client's address, behind trusted proxies too, is the channel's
/// attribute [Edge#CLIENT_ADDRESS]; the request's id is its header `x-request-id`. CORS is the route's own.
public interface RawRoute {
    void handle(ChannelHandlerContext context, FullHttpRequest request);
}
