package live.chobi.media.relay;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.IoEventLoop;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import live.chobi.kernel.AddressRule;
import live.chobi.media.relay.LinkFailure.Kind;
import live.chobi.media.rtmp.RtmpMessage;
import org.jspecify.annotations.Nullable;

/// Opens connections to other servers: looks the name up, asks the rule of addresses, connects, and follows redirects.
/// Any thread.
final class NetworkDialer implements Link.Dialer {
    /// From the name to the first frame.
    static final long START_MS = 10_000;
    static final int REDIRECTS_MAX = 3;
    /// What a slow server may leave unread with us before frames are left out: two seconds at 4 Mbit/s.
    private static final WriteBufferWaterMark WATER_MARK = new WriteBufferWaterMark(256 << 10, 1 << 20);

    private final ClientFlow.Role role;
    private final AddressRule rule;
    private final SslContext tls;

    NetworkDialer(ClientFlow.Role role, AddressRule rule, SslContext tls) {
        this.role = role;
        this.rule = rule;
        this.tls = tls;
    }

    /// As browsers do: certificates of known authorities, made out to the name we asked for.
    static SslContext publicTls() {
        try {
            return SslContextBuilder.forClient().sslProvider(SslProvider.JDK).endpointIdentificationAlgorithm("HTTPS")
                    .build();
        } catch (SSLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public Link dial(Target target, EventLoop loop, Link.Listener listener) {
        var link = new NetworkLink(target, loop, listener);
        loop.execute(link::start);
        return link;
    }

    /// From the dialling to the end, over redirects. Owner: `loop`.
    private final class NetworkLink implements Link, Wire.Events {
        private final EventLoop loop;
        private final Listener listener;
        private Target target;
        private int redirects;
        private @Nullable Future<?> deadline;
        private @Nullable Channel channel;
        private @Nullable Wire client;
        private boolean closed;

        NetworkLink(Target target, EventLoop loop, Listener listener) {
            this.target = target;
            this.loop = loop;
            this.listener = listener;
        }

        void start() {
            if (!closed) {
                deadline = loop.schedule(() -> over(new LinkFailure(Kind.UNREACHABLE,
                        "the server did not start to take the stream within " + START_MS / 1_000 + " s")), START_MS,
                        TimeUnit.MILLISECONDS);
                lookUp();
            }
        }

        private void lookUp() {
            String host = target.host();
            resolve(host, (addresses, failure) -> loop.execute(() -> {
                if (closed) {
                    return;
                }
                if (addresses.isEmpty()) {
                    over(failure);
                } else {
                    connect(addresses.getFirst());
                }
            }));
        }

        private void connect(InetAddress address) {
            // Made new for each attempt: after a redirect another server is spoken to.
            Target to = target;
            Wire next = switch (to) {
                case RtmpTarget rtmp -> new RtmpClient(new ClientFlow(rtmp, role), this);
                case FlvTarget flv -> new FlvClient(flv, this);
            };
            client = next;
            ChannelFuture connecting = new Bootstrap().group(loop).channel(channelType(loop))
                    .option(ChannelOption.TCP_NODELAY, true).option(ChannelOption.SO_KEEPALIVE, true)
                    .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int) START_MS)
                    .option(ChannelOption.WRITE_BUFFER_WATER_MARK, WATER_MARK)
                    .handler(new ChannelInitializer<>() {
                        @Override
                        protected void initChannel(Channel fresh) {
                            if (to.secure()) {
                                fresh.pipeline().addLast(tls.newHandler(fresh.alloc(), to.host(), to.port()));
                            }
                            next.join(fresh.pipeline());
                        }
                    }).connect(new InetSocketAddress(address, target.port()));
            channel = connecting.channel();
            var _ = connecting.addListener(done -> {
                if (!done.isSuccess() && !closed) {
                    over(new LinkFailure(Kind.UNREACHABLE, LinkWords.of(done.cause())));
                }
            });
        }

        @Override
        public void started(Set<String> fourCcs) {
            if (deadline != null) {
                deadline.cancel(false);
            }
            listener.started(fourCcs);
        }

        @Override
        public void media(RtmpMessage message) {
            listener.media(message);
        }

        @Override
        public void redirected(String tcUrl) {
            if (closed) {
                return;
            }
            if (++redirects > REDIRECTS_MAX) {
                over(new LinkFailure(Kind.UNREACHABLE, "the server sent us on more than " + REDIRECTS_MAX + " times"));
                return;
            }
            try {
                target = target instanceof RtmpTarget rtmp ? rtmp.redirected(tcUrl) : target;
            } catch (IllegalArgumentException e) {
                over(new LinkFailure(Kind.REFUSED, "the server sent us on to an address that " + e.getMessage()));
                return;
            }
            lookUp();
        }

        @Override
        public void over(LinkFailure failure) {
            if (!closed) {
                shut();
                listener.closed(failure);
            }
        }

        @Override
        public boolean isWritable() {
            return client != null && client.isWritable();
        }

        @Override
        public void send(int typeId, long timestampMs, ByteBuf head, ByteBuf payload) {
            if (client == null || closed) {
                head.release();
            } else {
                client.send(typeId, timestampMs, head, payload);
            }
        }

        @Override
        public void close() {
            closed = true;
            if (deadline != null) {
                deadline.cancel(false);
            }
            if (client != null && channel != null && channel.isActive()) {
                client.leave();
            } else if (channel != null) {
                var _ = channel.close();
            }
        }

        private void shut() {
            closed = true;
            if (deadline != null) {
                deadline.cancel(false);
            }
            if (channel != null) {
                var _ = channel.close();
            }
        }
    }

    /// The addresses of a name that the rule allows, or why there are none. Blocks a virtual thread of its own: the
    /// resolver of the system knows no other way.
    private void resolve(String host, BiConsumer<List<InetAddress>, LinkFailure> answer) {
        var _ = Thread.ofVirtual().name("relay-resolver").start(() -> {
            try {
                List<InetAddress> allowed = Stream.of(InetAddress.getAllByName(host)).filter(rule::allows).toList();
                answer.accept(allowed, new LinkFailure(Kind.FORBIDDEN,
                        "the server's address is private; this installation sends to public addresses only"));
            } catch (UnknownHostException e) {
                answer.accept(List.of(), new LinkFailure(Kind.UNREACHABLE, LinkWords.of(e)));
            }
        });
    }

    private static Class<? extends SocketChannel> channelType(EventLoop loop) {
        return loop instanceof IoEventLoop io && io.isIoType(EpollIoHandler.class)
                ? EpollSocketChannel.class
                : NioSocketChannel.class;
    }
}
