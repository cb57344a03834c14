package live.chobi.media.rtmp;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.IoEventLoopGroup;
import io.netty.channel.ServerChannel;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.ssl.SslContext;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import live.chobi.media.MediaMetrics;
import live.chobi.media.PublishGate;
import live.chobi.media.play.PlayDesk;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Listens for encoders and players. Its connections live on the loops of the group it is given. Made and closed by
/// one thread.
public final class RtmpServer {
    /// Above what one node can send to, at a few kilobytes each; what does not play or publish is gone in ten seconds.
    static final int CONNECTIONS_MAX = 20_000;
    private static final long CLOSE_MS = 250;
    /// How long encoders have that were asked to connect elsewhere.
    private static final long DRAIN_MS = 350;
    private static final Logger LOG = LoggerFactory.getLogger(RtmpServer.class);

    private final EventLoopGroup loops;
    private final PublishGate gate;
    private final StreamSource streams;
    private final PlayDesk desk;
    private final MediaMetrics metrics;
    private final ChannelGroup connections = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE, true);
    private @Nullable Channel listening;
    private @Nullable Channel listeningEncrypted;

    public RtmpServer(EventLoopGroup loops, PublishGate gate, StreamSource streams, PlayDesk desk,
            MediaMetrics metrics) {
        this.loops = loops;
        this.gate = gate;
        this.streams = streams;
        this.desk = desk;
        this.metrics = metrics;
    }

    /// Blocks until the port is bound; throws [java.net.BindException] when it is taken.
    ///
    /// @param port 0 takes a free one
    public void bind(int port) {
        listening = listen(port, this::accept);
    }

    /// The same under TLS; [#bind] comes first.
    ///
    /// @param certificate asked for each connection, so that a renewed one counts from the next on
    public void bindEncrypted(int port, Supplier<SslContext> certificate) {
        listeningEncrypted = listen(port, channel -> {
            channel.pipeline().addLast(certificate.get().newHandler(channel.alloc()));
            accept(channel);
        });
    }

    private Channel listen(int port, Consumer<Channel> accepted) {
        return new ServerBootstrap().group(loops).channel(channelType())
                .option(ChannelOption.SO_BACKLOG, 4096).option(ChannelOption.SO_REUSEADDR, true)
                .childOption(ChannelOption.TCP_NODELAY, true).childOption(ChannelOption.SO_KEEPALIVE, true)
                .childHandler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        accepted.accept(channel);
                    }
                }).bind(port).syncUninterruptibly().channel();
    }

    public int port() {
        return port(listening);
    }

    public int encryptedPort() {
        return port(listeningEncrypted);
    }

    private static int port(@Nullable Channel channel) {
        if (channel == null) {
            throw new IllegalStateException("not bound");
        }
        return ((InetSocketAddress) channel.localAddress()).getPort();
    }

    /// Stops listening, asks encoders that can to connect elsewhere, and closes every connection; streams hear that
    /// their encoders left. Within 0.85 s, which is its part of the time a stop may take.
    public void close() {
        if (listeningEncrypted != null) {
            var _ = listeningEncrypted.close();
        }
        if (listening != null) {
            listening.close().awaitUninterruptibly(CLOSE_MS, TimeUnit.MILLISECONDS);
        }
        drain();
        connections.close().awaitUninterruptibly(CLOSE_MS, TimeUnit.MILLISECONDS);
    }

    private void drain() {
        long untilNanos = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(DRAIN_MS);
        Map<Channel, Future<Boolean>> asked = connections.stream().collect(Collectors.toMap(it -> it,
                it -> it.eventLoop().submit(() -> asked(it))));
        asked.forEach((channel, answer) -> {
            if (answer.awaitUninterruptibly(left(untilNanos), TimeUnit.NANOSECONDS) && answer.isSuccess()
                    && answer.getNow()) {
                channel.closeFuture().awaitUninterruptibly(left(untilNanos), TimeUnit.NANOSECONDS);
            }
        });
    }

    private static boolean asked(Channel channel) {
        RtmpConnection connection = channel.pipeline().get(RtmpConnection.class);
        return connection != null && connection.askToReconnect();
    }

    private static long left(long untilNanos) {
        return Math.max(untilNanos - System.nanoTime(), 0);
    }

    private void accept(Channel channel) {
        if (connections.size() >= CONNECTIONS_MAX) {
            metrics.refused("connections");
            LOG.debug("rtmp: more than {} connections", CONNECTIONS_MAX);
            var _ = channel.close();
            return;
        }
        connections.add(channel);
        channel.pipeline().addLast(new RtmpConnection(gate, streams, desk, metrics));
    }

    private Class<? extends ServerChannel> channelType() {
        return loops instanceof IoEventLoopGroup group && group.isIoType(EpollIoHandler.class)
                ? EpollServerSocketChannel.class
                : NioServerSocketChannel.class;
    }
}
