package live.chobi.media;

import com.sun.net.httpserver.HttpServer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.nio.NioIoHandler;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import live.chobi.kernel.SessionId;
import live.chobi.media.packaging.HlsAnswer;
import live.chobi.media.stream.TimeSource;

/// The media side of a node on free ports: keys are what the test expects, and a small HTTP server offers
/// the playlists.
final class MediaNode implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Map<String, SessionId> keys = new ConcurrentHashMap<>();
    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final EventLoopGroup loops = new MultiThreadIoEventLoopGroup(2,
            Epoll.isAvailable() ? EpollIoHandler.newFactory() : NioIoHandler.newFactory());
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final PrometheusRegistry registry = new PrometheusRegistry();
    private final MediaServer server;
    private final HttpServer http;

    MediaNode() {
        this(MediaSettings.inMemory(), 0);
    }

    MediaNode(MediaSettings settings) {
        this(settings, 0);
    }

    MediaNode(int port) {
        this(MediaSettings.inMemory(), port);
    }

    private MediaNode(MediaSettings settings, int port) {
        Instant createdAt = Instant.now();
        PublishGate gate = (key, _) -> CompletableFuture.supplyAsync(() -> {
            SessionId session = keys.get(key);
            return session == null
                    ? new Admission.Refused("no such stream key")
                    : new Admission.Admitted(session, false, createdAt);
        }, threads);
        PlayGate playGate = (session, _, _) -> CompletableFuture.completedFuture(keys.containsValue(session)
                ? new PlayAdmission.Allowed(new MediaNodeMain.Everybody())
                : new PlayAdmission.Unknown());
        server = new MediaServer(loops, gate, playGate, new IngestListener() {
            @Override
            public void receiving(SessionId session) {
                heard.add("receiving " + session);
            }

            @Override
            public void stopped(SessionId session) {
                heard.add("stopped " + session);
            }
        }, new MediaMetrics(registry), TimeSource.system(), settings);
        server.bind(port);
        try {
            http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        http.setExecutor(threads);
        http.createContext("/", new HlsOverHttp(server.hls()));
        http.start();
    }

    MediaServer server() {
        return server;
    }

    SessionId expect(String key) {
        return keys.computeIfAbsent(key, _ -> SessionId.next());
    }

    void expect(String key, SessionId session) {
        keys.put(key, session);
    }

    String rtmpUrl(String name) {
        return "rtmp://127.0.0.1:" + server.port() + "/live/" + name;
    }

    String hlsUrl(SessionId session) {
        return "http://127.0.0.1:" + http.getAddress().getPort() + "/" + session + "/index.m3u8";
    }

    /// What is there now.
    Optional<HlsAnswer.Bytes> hls(SessionId session, String path) {
        List<HlsAnswer.Bytes> found = new CopyOnWriteArrayList<>();
        Runnable withdraw = server.hls().get(session, path, Map.of(), answer -> {
            if (answer instanceof HlsAnswer.Bytes bytes) {
                found.add(bytes);
            }
        });
        withdraw.run();
        return found.stream().findFirst();
    }

    String text(SessionId session, String path) {
        return hls(session, path).map(object -> object.content().toString(StandardCharsets.UTF_8)).orElse("");
    }

    /// As an operator would read it.
    double metric(String name) {
        return MetricReadings.of(registry, name);
    }

    List<String> heardSoFar() {
        return List.copyOf(heard);
    }

    void heard(String what) throws InterruptedException {
        await(() -> heard.contains(what));
    }

    /// Looks again every few milliseconds: the programs on the other side of the socket give no signal to wait for.
    void await(BooleanSupplier condition) throws InterruptedException {
        var never = new CountDownLatch(1);
        Instant deadline = Instant.now().plus(PATIENCE);
        while (!condition.getAsBoolean()) {
            if (Instant.now().isAfter(deadline)) {
                throw new AssertionError("it did not happen within " + PATIENCE + "; heard " + heard);
            }
            if (never.await(20, TimeUnit.MILLISECONDS)) {
                throw new AssertionError("nobody counts it down");
            }
        }
    }

    @Override
    public void close() {
        server.close();
        http.stop(0);
        threads.shutdownNow();
        loops.shutdownGracefully(0, 2, TimeUnit.SECONDS).awaitUninterruptibly();
    }
}
