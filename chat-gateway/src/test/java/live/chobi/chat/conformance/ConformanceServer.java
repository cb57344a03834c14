package live.chobi.chat.conformance;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import live.chobi.chat.ChatMetrics;
import live.chobi.chat.connection.EngineIoEndpoint;
import live.chobi.chat.connection.EngineIoSettings;
import live.chobi.chat.connection.SocketIoEndpoint;
import live.chobi.chat.connection.SocketIoSettings;

/// Engine.IO's echo and Socket.IO's fixture on a bare HTTP server of two loops, with the short timeouts of the
/// public suites.
public final class ConformanceServer implements AutoCloseable {
    static final EngineIoSettings ENGINE = EngineIoSettings.DEFAULT
            .withHeartbeat(Duration.ofMillis(300), Duration.ofMillis(200))
            .withCorsOrigins(Set.of("*"));
    static final SocketIoSettings SOCKET = SocketIoSettings.DEFAULT
            .withEngine(ENGINE)
            .withConnectTimeout(Duration.ofSeconds(1));

    /// One more than a payload may have, so that the gateway's own limit is seen too.
    private static final int BODY_BYTES_MAX = 1_000_001;

    final SocketFixture fixture = new SocketFixture();
    private final EventLoopGroup group = new MultiThreadIoEventLoopGroup(2, NioIoHandler.newFactory());
    private final EngineIoEndpoint engineIo;
    private final SocketIoEndpoint socketIo;
    private final Channel server;

    public ConformanceServer(int port) {
        this(port, SOCKET);
    }

    ConformanceServer(int port, SocketIoSettings settings) {
        engineIo = new EngineIoEndpoint(settings.engine(), EngineEcho::new,
                new ChatMetrics(new PrometheusRegistry()));
        socketIo = new SocketIoEndpoint(settings, fixture, new ChatMetrics(new PrometheusRegistry()));
        server = new ServerBootstrap()
                .group(group)
                .channel(NioServerSocketChannel.class)
                .childHandler(new ChannelInitializer<Channel>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        channel.pipeline()
                                .addLast(new HttpServerCodec(), new HttpObjectAggregator(BODY_BYTES_MAX),
                                        new Router(engineIo, socketIo));
                    }
                })
                .bind("127.0.0.1", port)
                .syncUninterruptibly()
                .channel();
    }

    int port() {
        return ((InetSocketAddress) server.localAddress()).getPort();
    }

    int socketIoSessions() {
        return socketIo.sessionCount();
    }

    @Override
    public void close() {
        server.close().syncUninterruptibly();
        engineIo.shutdown();
        socketIo.shutdown();
        group.shutdownGracefully(0, 5, TimeUnit.SECONDS).syncUninterruptibly();
    }

    private static final class Router extends SimpleChannelInboundHandler<FullHttpRequest> {
        private static final String ADDRESS = "192.0.2.1";
        private final EngineIoEndpoint engineIo;
        private final SocketIoEndpoint socketIo;

        Router(EngineIoEndpoint engineIo, SocketIoEndpoint socketIo) {
            super(false);
            this.engineIo = engineIo;
            this.socketIo = socketIo;
        }

        @Override
        protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
            if (request.uri().startsWith("/engine.io/")) {
                engineIo.handle(context, request, ADDRESS);
            } else {
                socketIo.handle(context, request, ADDRESS);
            }
        }
    }
}
