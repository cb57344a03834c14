package live.chobi.chat.connection;

import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.FullHttpRequest;
import live.chobi.chat.ChatMetrics;

/// The HTTP door of Socket.IO: every request under its path comes to [#handle]. Shared by all loops.
public final class SocketIoEndpoint {
    private final EngineIoEndpoint engine;

    public SocketIoEndpoint(SocketIoSettings settings, SocketApplication application, ChatMetrics metrics) {
        KeptConnections kept = new KeptConnections(settings.recovery(), metrics);
        this.engine = new EngineIoEndpoint(settings.engine(), settings.connectTimeout(), settings.recovery().window(),
                session -> new SocketIoClient(session, settings, application, kept), metrics);
    }

    /// As [EngineIoEndpoint#handle].
    public void handle(ChannelHandlerContext context, FullHttpRequest request, String clientAddress) {
        engine.handle(context, request, clientAddress);
    }

    public int sessionCount() {
        return engine.sessionCount();
    }

    /// Tells every client that this node stops, and takes no new ones. Any thread.
    public void shutdown() {
        engine.shutdown();
    }
}
