package live.chobi.server.http;

import io.netty.handler.ssl.SslContext;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/// A real port with given mounts, and a client for it.
public final class TestEdge implements AutoCloseable {
    private static final Transport TRANSPORT = Transport.best(1);

    private final PrometheusRegistry registry;
    private final EdgeMetrics metrics;
    private final Edge edge;
    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private TestEdge(PrometheusRegistry registry, EdgeLimits limits, TrustedProxies proxies,
            Optional<Supplier<SslContext>> tls, Function<EdgeMetrics, List<Mount>> mounts) {
        this.registry = registry;
        this.metrics = new EdgeMetrics(registry);
        edge = Edge.open(TRANSPORT, "127.0.0.1", 0, new Router(mounts.apply(metrics)), limits, proxies, metrics,
                tls);
    }

    public static TestEdge with(Mount... mounts) {
        return with(EdgeLimits.defaults(), mounts);
    }

    public static TestEdge with(EdgeLimits limits, Mount... mounts) {
        return new TestEdge(new PrometheusRegistry(), limits, TrustedProxies.NONE, Optional.empty(),
                _ -> List.of(mounts));
    }

    public static TestEdge behind(TrustedProxies proxies, Mount... mounts) {
        return new TestEdge(new PrometheusRegistry(), EdgeLimits.defaults(), proxies, Optional.empty(),
                _ -> List.of(mounts));
    }

    static TestEdge encrypted(Supplier<SslContext> tls, Mount... mounts) {
        return new TestEdge(new PrometheusRegistry(), EdgeLimits.defaults(), TrustedProxies.NONE, Optional.of(tls),
                _ -> List.of(mounts));
    }

    /// Serves playback at `/live/`.
    static TestEdge playing(TestPlayback playback) {
        return playing(playback, Optional.empty());
    }

    static TestEdge playing(TestPlayback playback, Optional<Supplier<SslContext>> tls) {
        return new TestEdge(new PrometheusRegistry(), EdgeLimits.defaults(), TrustedProxies.NONE, tls,
                metrics -> List.of(Mount.of("playback", "/live/", new PlaybackRoute(playback, playback, metrics))
                        .cors(Cors.open()), echo("/")));
    }

    EdgeMetrics metrics() {
        return metrics;
    }

    static TestEdge counting(PrometheusRegistry registry, List<Mount> mounts) {
        return new TestEdge(registry, EdgeLimits.defaults(), TrustedProxies.NONE, Optional.empty(), _ -> mounts);
    }

    /// Answers with what it saw: method, path and body.
    static Mount echo(String prefix) {
        return Mount.of("echo", prefix, exchange -> exchange.respond(Reply.plain(200, exchange.method() + " "
                + exchange.path() + " " + exchange.body().toString(StandardCharsets.UTF_8))));
    }

    public int port() {
        return edge.port();
    }

    public String url() {
        return "http://127.0.0.1:" + port();
    }

    public RawConnection connect() {
        return new RawConnection(port());
    }

    public HttpResponse<String> get(String path, String... headers) {
        return send(request(path, headers).GET().build());
    }

    public HttpRequest.Builder request(String path, String... headers) {
        var request = HttpRequest.newBuilder(URI.create(url() + path)).timeout(Duration.ofSeconds(20));
        return headers.length == 0 ? request : request.headers(headers);
    }

    public HttpResponse<String> send(HttpRequest request) {
        try {
            return client.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    double refused(Refusal refusal) {
        return registry.scrape(it -> it.equals("chobi_http_refused")).stream()
                .flatMap(it -> ((CounterSnapshot) it).getDataPoints().stream())
                .filter(it -> refusal.reason().equals(it.getLabels().get("reason")))
                .mapToDouble(CounterSnapshot.CounterDataPointSnapshot::getValue).sum();
    }

    @Override
    public void close() {
        edge.close();
        client.close();
    }
}
