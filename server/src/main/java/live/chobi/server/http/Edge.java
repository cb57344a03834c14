package live.chobi.server.http;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.ssl.SslContext;
import io.netty.util.AttributeKey;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// The open port. Any thread may [#close] it.
public final class Edge implements AutoCloseable {
    /// For [RawRoute]: the client's network address, behind trusted proxies too.
    public static final AttributeKey<String> CLIENT_ADDRESS = AttributeKey.valueOf("chobi.client-address");

    private final EdgeParts parts;
    private final ChannelGroup connections = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
    private final Channel server;

    private final Optional<Supplier<SslContext>> tls;

    private Edge(EdgeParts parts, Optional<Supplier<SslContext>> tls, Transport transport, String host, int port) {
        this.parts = parts;
        this.tls = tls;
        this.server = new ServerBootstrap()
                .group(transport.loops())
                .channelFactory(transport.serverSockets())
                .option(ChannelOption.SO_BACKLOG, 4096)
                .option(ChannelOption.SO_REUSEADDR, true)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(ChannelOption.WRITE_BUFFER_WATER_MARK, new WriteBufferWaterMark(32_768, 131_072))
                .childHandler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        accept(channel);
                    }
                })
                .bind(host, port).syncUninterruptibly().channel();
    }

    /// Opens the port; 0 takes a free one. Throws an `IOException`, of the transport's own kind, when it is taken.
    ///
    /// @param tls what new connections encrypt with, asked for each; empty: the port speaks plain HTTP
    public static Edge open(Transport transport, String host, int port, Router router, EdgeLimits limits,
            TrustedProxies proxies, EdgeMetrics metrics, Optional<Supplier<SslContext>> tls) {
        ThreadFactory threads = Thread.ofVirtual().name("request").factory();
        return new Edge(
                new EdgeParts(router, limits, proxies, metrics, new RequestIds(), new HttpDate(), new OpenFiles(),
                        work -> threads.newThread(work).start()),
                tls, transport, host, port);
    }

    public int port() {
        return ((InetSocketAddress) server.localAddress()).getPort();
    }

    private void accept(Channel channel) {
        if (connections.size() >= parts.limits().connectionsMax()) {
            turnAway(channel);
            return;
        }
        connections.add(channel);
        parts.metrics().connections.inc();
        channel.closeFuture().addListener(_ -> parts.metrics().connections.dec());
        channel.pipeline().addLast(new ProtocolChooser(parts, tls));
    }

    private void turnAway(Channel channel) {
        parts.metrics().refused(Refusal.TOO_MANY_CONNECTIONS);
        byte[] body = Refusal.TOO_MANY_CONNECTIONS.body();
        String head = "HTTP/1.1 503 Service Unavailable\r\ncontent-type: application/json\r\nretry-after: 5\r\n"
                + "connection: close\r\ncontent-length: " + body.length + "\r\n\r\n";
        channel.writeAndFlush(Unpooled.wrappedBuffer(head.getBytes(StandardCharsets.US_ASCII), body))
                .addListener(ChannelFutureListener.CLOSE);
    }

    static String clientAddress(Channel channel, TrustedProxies proxies, HttpHeaders headers) {
        return channel.remoteAddress() instanceof InetSocketAddress peer && peer.getAddress() != null
                ? proxies.client(peer.getAddress(), headers.getAll("x-forwarded-for"))
                : "unknown";
    }

    /// Takes no new connections, gives the requests under way a moment (who waits for media would wait on), then
    /// closes everything.
    @Override
    public void close() {
        server.close().syncUninterruptibly();
        long deadline = System.nanoTime() + Duration.ofSeconds(2).toNanos();
        while (parts.metrics().inFlight.get() > parts.metrics().waiting.get() && System.nanoTime() < deadline
                && pause()) {
            // waiting for them
        }
        connections.close().awaitUninterruptibly(2, TimeUnit.SECONDS);
    }

    private static boolean pause() {
        try {
            Thread.sleep(10);
            return true;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
