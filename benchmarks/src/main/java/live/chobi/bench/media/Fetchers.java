package live.chobi.bench.media;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollSocketChannel;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/// Viewers who fetch one object over and over on connections that stay open: what serving a finished segment costs.
public final class Fetchers implements AutoCloseable {
    private final EventLoopGroup loop = new MultiThreadIoEventLoopGroup(1, EpollIoHandler.newFactory());
    private final List<Fetcher> fetchers = new ArrayList<>();

    private Fetchers() {
    }

    public static Fetchers start(int count, URI url) throws InterruptedException {
        var all = new Fetchers();
        for (int i = 0; i < count; i++) {
            var fetcher = new Fetcher(url);
            all.fetchers.add(fetcher);
            new Bootstrap().group(all.loop).channel(EpollSocketChannel.class)
                    .option(ChannelOption.RECVBUF_ALLOCATOR, new FixedRecvByteBufAllocator(262_144))
                    .handler(new ChannelInitializer<Channel>() {
                        @Override
                        protected void initChannel(Channel channel) {
                            channel.pipeline().addLast(fetcher);
                        }
                    }).connect(url.getHost(), url.getPort()).sync();
        }
        return all;
    }

    /// Of all since they began. Any thread.
    public long received() {
        return fetchers.stream().mapToLong(it -> it.received.sum()).sum();
    }

    /// Throws when a server answered anything but the object.
    public void requireAlive() {
        if (fetchers.stream().anyMatch(it -> it.failed)) {
            throw new IllegalStateException("an object was not served");
        }
    }

    @Override
    public void close() {
        loop.shutdownGracefully(0, 500, TimeUnit.MILLISECONDS).awaitUninterruptibly(2_000);
    }

    private static final class Fetcher extends ChannelInboundHandlerAdapter {
        private final ByteBuf request;
        private final StringBuilder head = new StringBuilder();
        private final LongAdder received = new LongAdder();
        private volatile boolean failed;
        private long bodyLeft = -1;

        Fetcher(URI url) {
            request = Unpooled
                    .unreleasableBuffer(Unpooled.copiedBuffer("GET " + url.getRawPath() + " HTTP/1.1\r\nHost: "
                            + url.getHost() + "\r\n\r\n", StandardCharsets.US_ASCII));
        }

        @Override
        public void channelActive(ChannelHandlerContext channel) {
            var _ = channel.writeAndFlush(request.duplicate(), channel.voidPromise());
        }

        @Override
        public void channelInactive(ChannelHandlerContext channel) {
            failed = true;
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext channel, Throwable cause) {
            failed = true;
            var _ = channel.close();
        }

        @Override
        public void channelRead(ChannelHandlerContext channel, Object message) {
            ByteBuf in = (ByteBuf) message;
            received.add(in.readableBytes());
            try {
                while (in.isReadable()) {
                    read(channel, in);
                }
            } finally {
                in.release();
            }
        }

        private void read(ChannelHandlerContext channel, ByteBuf in) {
            if (bodyLeft < 0) {
                head.append((char) in.readByte());
                if (head.length() > 3 && head.substring(head.length() - 4).equals("\r\n\r\n")) {
                    bodyLeft = lengthOf(head.toString());
                    head.setLength(0);
                }
                return;
            }
            int count = (int) Math.min(bodyLeft, in.readableBytes());
            in.skipBytes(count);
            bodyLeft -= count;
            if (bodyLeft == 0) {
                bodyLeft = -1;
                var _ = channel.writeAndFlush(request.duplicate(), channel.voidPromise());
            }
        }

        private static long lengthOf(String head) {
            if (!head.startsWith("HTTP/1.1 200")) {
                throw new IllegalStateException(head.lines().findFirst().orElse("no answer"));
            }
            return head.lines().map(line -> line.toLowerCase(Locale.ROOT))
                    .filter(line -> line.startsWith("content-length:"))
                    .map(line -> Long.parseLong(line.substring(15).trim())).findFirst()
                    .orElseThrow(() -> new IllegalStateException("no length"));
        }
    }
}
