package live.chobi.bench.media;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Players of one stream over RTMP, reading every 20 ms as players with a buffer do.
public final class Players implements AutoCloseable {
    private static final int READ_EVERY_MS = 20;
    private static final int PER_SECOND = 200;
    /// Latency is read from these; to look into every player's pictures would slow the load itself.
    private static final int MEASURED = 20;

    private final LoadLoop loop = new LoadLoop();
    private final List<Player> players = new ArrayList<>();
    private final List<Channel> channels = new ArrayList<>();
    private long bytesAtMark;

    private Players() {
    }

    /// Connects them, some every second, and returns when the last has connected.
    public static Players start(int count, URI url) throws InterruptedException {
        var all = new Players();
        try {
            long startNanos = System.nanoTime();
            for (int i = 0; i < count; i++) {
                var player = new Player(url, i < MEASURED);
                all.players.add(player);
                all.channels.add(all.loop.connect(player).sync().channel());
                long wait = startNanos + (i + 1) * (1_000_000_000L / PER_SECOND) - System.nanoTime();
                TimeUnit.NANOSECONDS.sleep(wait);
            }
            all.loop.run(() -> all.channels.forEach(channel -> channel.config().setAutoRead(false)));
            all.loop.every(READ_EVERY_MS, () -> all.channels.forEach(Channel::read));
            return all;
        } catch (InterruptedException | RuntimeException e) {
            all.close();
            throw e;
        }
    }

    /// From here on bytes and latencies count.
    public void mark() throws InterruptedException {
        loop.run(() -> {
            bytesAtMark = received();
            players.forEach(player -> player.latencies.clear());
        });
    }

    /// @param bytes received by all since the mark
    /// @param latencyMs from the encoder's write to the player's parser
    /// @param firstPictureMs from the connection to the first key frame, of all since they connected
    /// @param lost players that were closed, refused or have seen no picture
    public record Seen(long bytes, Samples latencyMs, Samples firstPictureMs, long lost) {}

    public Seen seen() throws InterruptedException {
        var latency = new Samples();
        var first = new Samples();
        long[] bytes = new long[1];
        long[] lost = new long[1];
        loop.run(() -> {
            bytes[0] = received() - bytesAtMark;
            for (Player player : players) {
                latency.addAll(player.latencies);
                if (player.firstKeyNanos > 0) {
                    first.add((player.firstKeyNanos - player.createdNanos) / 1e6);
                }
                if (player.isClosed() || player.firstKeyNanos == 0) {
                    lost[0]++;
                }
            }
        });
        return new Seen(bytes[0], latency, first, lost[0]);
    }

    private long received() {
        return players.stream().mapToLong(RtmpClient::received).sum();
    }

    @Override
    public void close() {
        loop.close();
    }

    private static final class Player extends RtmpClient {
        private final boolean measured;
        private final long createdNanos = System.nanoTime();
        private final Samples latencies = new Samples();
        private long firstKeyNanos;

        Player(URI url, boolean measured) {
            super(url, "play");
            this.measured = measured;
        }

        @Override
        void ready(ChannelHandlerContext channel) {
            // Pictures follow.
        }

        @Override
        void media(int type, long timestampMs, byte[] head, int kept) {
            if (type != Clip.VIDEO || kept < 5 || head[1] == 0) {
                return;
            }
            if (firstKeyNanos == 0 && head[0] >> 4 == 1) {
                firstKeyNanos = System.nanoTime();
            }
            if (measured) {
                int at = Stamp.find(head, 5, kept);
                if (at >= 0) {
                    latencies.add((Stamp.nowMicros() - Stamp.micros(head, at)) / 1e3);
                }
            }
        }
    }
}
