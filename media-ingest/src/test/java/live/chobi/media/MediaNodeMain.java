package live.chobi.media;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.nio.NioIoHandler;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import live.chobi.kernel.SessionId;
import live.chobi.media.stream.TimeSource;

/// The media side alone, for load tests: `MediaNodeMain PORT [PROFILE] [LOOPS]`.
///
/// Any number N is a stream key, and its session is `01900000-0000-7000-8000-` and N in twelve digits; so `--url
/// rtmp://127.0.0.1:PORT/live/{i} --from 10000000` publishes what `--url
/// rtmp://127.0.0.1:PORT/live/01900000-0000-7000-8000-0000{i} --from 10000000` plays.
final class MediaNodeMain {
    private MediaNodeMain() {
    }

    public static void main(String[] args) throws InterruptedException {
        int port = Integer.parseInt(args[0]);
        var profile = args.length > 1
                ? MediaSettings.Profile.valueOf(args[1].toUpperCase(Locale.ROOT))
                : MediaSettings.Profile.AUTO;
        int loops = args.length > 2 ? Integer.parseInt(args[2]) : Runtime.getRuntime().availableProcessors();
        EventLoopGroup group = new MultiThreadIoEventLoopGroup(loops,
                Epoll.isAvailable() ? EpollIoHandler.newFactory() : NioIoHandler.newFactory());
        Instant createdAt = Instant.now();
        var metrics = new MediaMetrics(new PrometheusRegistry());
        try (var server = new MediaServer(group,
                (key, _) -> CompletableFuture.completedFuture(
                        new Admission.Admitted(sessionOf(key), false, createdAt)),
                (_, _, _) -> CompletableFuture.completedFuture(new PlayAdmission.Allowed(new Everybody())),
                new Deaf(), metrics, TimeSource.system(), MediaSettings.inMemory().profile(profile)
                        .players(MediaSettings.PlayerLimits.totalOnly()))) {
            server.bind(port);
            System.out.println("ready rtmp=rtmp://127.0.0.1:" + server.port() + "/live profile=" + profile);
            new CountDownLatch(1).await();
        }
    }

    static SessionId sessionOf(String number) {
        return new SessionId(UUID.fromString(
                String.format(Locale.ROOT, "01900000-0000-7000-8000-%012d", Long.parseLong(number))));
    }

    /// Nobody counts.
    static final class Everybody implements PlayAdmission.Viewing {
        @Override
        public void joined() {
        }

        @Override
        public void left() {
        }

        @Override
        public boolean mayStay() {
            return true;
        }
    }

    private static final class Deaf implements IngestListener {
        @Override
        public void receiving(SessionId session) {
        }

        @Override
        public void stopped(SessionId session) {
        }
    }
}
