package live.chobi.server.http;

import io.netty.channel.Channel;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.HttpResponseEncoder;
import java.util.List;

/// The handlers of an HTTP/1.1 connection, by name.
final class HttpPipelines {
    static final String UPGRADE = "upgrade";
    private static final List<String> NAMES = List.of("decoder", "encoder", "connection", HttpConnection.ROUTE_END);

    private HttpPipelines() {
    }

    static void begin(Channel channel, EdgeParts edge) {
        var connection = new HttpConnection(edge,
                new ConnectionShare(new ConnectionTicks(channel.eventLoop(), edge.limits()), false));
        channel.pipeline()
                .addLast("decoder", new StrictRequestDecoder(edge.limits(), connection::onBytes))
                .addLast("encoder", new HttpResponseEncoder())
                .addLast("connection", connection)
                .addLast(HttpConnection.ROUTE_END, new ChannelInboundHandlerAdapter());
    }

    /// Takes them out again, for another protocol.
    static void strip(ChannelPipeline pipeline) {
        NAMES.forEach(pipeline::remove);
    }
}
