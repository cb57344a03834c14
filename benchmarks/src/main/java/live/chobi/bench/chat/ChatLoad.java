package live.chobi.bench.chat;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.util.concurrent.GlobalEventExecutor;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollSocketChannel;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import live.chobi.bench.servers.ChatUnderTest;
import live.chobi.bench.servers.ChatUnderTest.Room;

/// Viewers of one room, and those who write in it by an even schedule that does not wait for the server. Used by one
/// thread; its counts live on its loop.
public final class ChatLoad implements AutoCloseable {
    /// An ordinary chat line and what stands around it.
    private static final int TEXT_CHARACTERS = 120;
    private static final int IN_FLIGHT_MAX = 64;
    private static final int CONNECT_MAX_SECONDS = 120;
    private static final int STAMP_DIGITS = 16;
    private static final byte STAMP = '~';
    private static final int DRAIN_MAX_SECONDS = 5;
    private static final int MS_MAX = 60_000;

    /// @param sent messages
    /// @param received by viewers that read, while messages were sent, whenever those were sent
    /// @param share of what was sent that arrived, at the latest a few seconds after the end
    public record Seen(long sent, long received, double share, double p50Ms, double p99Ms) {}

    private final EventLoopGroup loop = new MultiThreadIoEventLoopGroup(1, EpollIoHandler.newFactory());
    private final ChannelGroup connections = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
    private final List<SocketClient> viewers = new ArrayList<>();
    private final List<SocketClient> senders = new ArrayList<>();
    private final Semaphore slots = new Semaphore(IN_FLIGHT_MAX);
    private final Room room;
    // Of the loop:
    private int ready;
    private int ended;
    private int stampAt;
    private long received;
    private long counted;
    private long sinceNanos;
    private final int[] latencies = new int[MS_MAX];

    private ChatLoad(Room room) {
        this.room = room;
    }

    /// Returns when all have joined.
    public static ChatLoad start(ChatUnderTest server, Room room, int viewers) throws InterruptedException {
        ChatLoad load = new ChatLoad(room);
        try {
            URI http = server.http();
            String host = http.getHost() + ":" + http.getPort();
            for (int i = 0; i < viewers; i++) {
                load.viewers.add(load.connect(http, new SocketClient.Script(host, "", room.join()), load.new Reader()));
            }
            for (String auth : room.senders()) {
                load.senders.add(load.connect(http, new SocketClient.Script(host, auth, ""), load.new Reader()));
            }
            int all = viewers + room.senders().size();
            load.await(() -> load.ready + load.ended >= all, CONNECT_MAX_SECONDS);
            if (load.onLoop(() -> (long) load.ready) < all) {
                throw new IllegalStateException(server.name() + " took " + load.ready + " of " + all + " clients");
            }
            return load;
        } catch (InterruptedException | RuntimeException e) {
            load.close();
            throw e;
        }
    }

    private SocketClient connect(URI http, SocketClient.Script script, Reader reader) throws InterruptedException {
        if (!slots.tryAcquire(CONNECT_MAX_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException("clients wait for their handshake");
        }
        SocketClient client = new SocketClient(script, reader);
        var _ = new Bootstrap().group(loop).channel(EpollSocketChannel.class).option(ChannelOption.TCP_NODELAY, true)
                .handler(new ChannelInitializer<Channel>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        connections.add(channel);
                        channel.pipeline().addLast(client);
                    }
                }).connect(http.getHost(), http.getPort()).addListener(done -> {
                    if (!done.isSuccess()) {
                        reader.ended();
                    }
                });
        return client;
    }

    private final class Reader implements SocketClient.Listener {
        private boolean isReady;

        @Override
        public void ready() {
            if (!isReady) {
                isReady = true;
                ready++;
                slots.release();
            }
        }

        @Override
        public void event(ByteBuf payload) {
            long sentNanos = stampOf(payload);
            if (sentNanos == 0) {
                return;
            }
            received++;
            if (sentNanos >= sinceNanos) {
                counted++;
                long ms = (System.nanoTime() - sentNanos) / 1_000_000;
                latencies[Math.clamp(ms, 0, MS_MAX - 1)]++;
            }
        }

        @Override
        public void ended() {
            ended++;
            if (!isReady) {
                slots.release();
            }
        }
    }

    /// 0 where there is none. They nearly always stand where the last one stood.
    private long stampOf(ByteBuf payload) {
        int at = payload.readerIndex() + stampAt;
        if (!isStamp(payload, at)) {
            at = payload.indexOf(payload.readerIndex(), payload.writerIndex(), STAMP);
            if (at < 0 || !isStamp(payload, at)) {
                return 0;
            }
            stampAt = at - payload.readerIndex();
        }
        long nanos = 0;
        for (int i = 1; i <= STAMP_DIGITS; i++) {
            nanos = nanos << 4 | Character.digit(payload.getByte(at + i), 16);
        }
        return nanos;
    }

    private static boolean isStamp(ByteBuf payload, int at) {
        int end = at + STAMP_DIGITS + 1;
        return end < payload.writerIndex() && payload.getByte(at) == STAMP && payload.getByte(end) == STAMP;
    }

    /// The first viewers read nothing from now on, and nothing is expected of them.
    public void stopReading(int count) throws InterruptedException {
        onLoop(() -> {
            viewers.subList(0, count).forEach(SocketClient::stopReading);
            return 0L;
        });
    }

    /// Sends for so long, and then waits a little for what is under way.
    ///
    /// @param readers how many viewers read
    /// @param whenSent runs when the last message has been sent, before the waiting
    public Seen run(double perSecond, int seconds, int readers, Runnable whenSent) throws InterruptedException {
        long start = System.nanoTime();
        long before = onLoop(() -> {
            sinceNanos = start;
            counted = 0;
            Arrays.fill(latencies, 0);
            return received;
        });
        long messages = Math.round(perSecond * seconds);
        for (long i = 0; i < messages; i++) {
            long due = start + Math.round(i / perSecond * 1e9);
            TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
            SocketClient sender = senders.get((int) (i % senders.size()));
            String text = text(due);
            loop.execute(() -> sender.send("42" + room.say().replace(ChatUnderTest.TEXT, text)));
        }
        TimeUnit.NANOSECONDS.sleep(start + TimeUnit.SECONDS.toNanos(seconds) - System.nanoTime());
        long arrived = onLoop(() -> received) - before;
        whenSent.run();
        await(() -> counted >= messages * readers, DRAIN_MAX_SECONDS);
        return new Seen(messages, arrived, onLoop(() -> counted) / (double) (messages * readers),
                onLoop(() -> percentile(0.5)), onLoop(() -> percentile(0.99)));
    }

    /// Waits until nothing more is under way, a minute at most: what one measurement left is no other's burden.
    public void settle() throws InterruptedException {
        long before = -1;
        long now = onLoop(() -> received);
        for (int i = 0; i < 60 && now != before; i++) {
            Thread.sleep(1_000);
            before = now;
            now = onLoop(() -> received);
        }
    }

    private static String text(long nanos) {
        StringBuilder text = new StringBuilder(TEXT_CHARACTERS).append('~').append("%016x".formatted(nanos))
                .append('~');
        while (text.length() < TEXT_CHARACTERS) {
            text.append((char) ('a' + (text.length() * 7L + nanos / 1_000) % 26));
        }
        return text.toString();
    }

    private long percentile(double share) {
        long rest = Math.round(counted * share);
        for (int ms = 0; ms < MS_MAX; ms++) {
            rest -= latencies[ms];
            if (rest <= 0) {
                return ms;
            }
        }
        return MS_MAX;
    }

    private interface Condition {
        boolean holds();
    }

    private void await(Condition condition, int seconds) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        while (onLoop(() -> condition.holds() ? 1L : 0L) == 0 && System.nanoTime() < deadline) {
            Thread.sleep(20);
        }
    }

    private interface Question {
        long answer();
    }

    private long onLoop(Question question) throws InterruptedException {
        return loop.next().submit(question::answer).sync().getNow();
    }

    @Override
    public void close() {
        connections.close().awaitUninterruptibly(5_000);
        loop.shutdownGracefully(0, 500, TimeUnit.MILLISECONDS).awaitUninterruptibly(5_000);
    }
}
