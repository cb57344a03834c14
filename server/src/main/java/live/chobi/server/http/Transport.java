package live.chobi.server.http;

import io.netty.channel.ChannelFactory;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.ServerChannel;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.util.concurrent.TimeUnit;

/// The event loops and the kind of sockets they drive: epoll where the system has it, else the JDK's. Whoever made it
/// closes it.
public record Transport(String name, EventLoopGroup loops, ChannelFactory<? extends ServerChannel> serverSockets)
        implements
            AutoCloseable {
    public static Transport best(int threads) {
        var named = new DefaultThreadFactory("loop");
        return Epoll.isAvailable()
                ? new Transport("epoll",
                        new MultiThreadIoEventLoopGroup(threads, named,
                                EpollIoHandler.newFactory(0, GatheringSelect.FACTORY)),
                        EpollServerSocketChannel::new)
                : new Transport("nio", new MultiThreadIoEventLoopGroup(threads, named, NioIoHandler.newFactory()),
                        NioServerSocketChannel::new);
    }

    @Override
    public void close() {
        loops.shutdownGracefully(0, 2, TimeUnit.SECONDS).awaitUninterruptibly(3, TimeUnit.SECONDS);
    }
}
