package live.chobi.server.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import live.chobi.chat.ChatMetrics;
import live.chobi.chat.connection.DoorLimits;
import live.chobi.chat.connection.EngineIoEndpoint;
import live.chobi.chat.connection.EngineIoSettings;
import live.chobi.server.http.Edge;
import live.chobi.server.http.Mount;
import live.chobi.server.http.TestEdge;
import live.chobi.server.http.TrustedProxies;
import live.chobi.server.launch.StartRefused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The suites themselves are public and run by hand; this is what they need to find.
class ConformanceServerTest {
    private static final String OPEN = "?EIO=4&transport=polling";

    @Test
    void all_three_doors_are_open_on_one_port() throws Exception {
        try (ConformanceServer server = new ConformanceServer(0); HttpClient client = HttpClient.newHttpClient()) {
            assertThat(get(client, server.url() + "/engine.io/" + OPEN)).contains("\"pingInterval\":300",
                    "\"pingTimeout\":200", "\"maxPayload\":1000000");
            assertThat(get(client, server.url() + "/socket.io/" + OPEN)).startsWith("0{\"sid\":");
            assertThat(get(client, server.url() + "/api/trpc/conf.ping")).contains("pong");
        }
    }

    private static String get(HttpClient client, String url) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString()).body();
    }

    @Test
    void the_port_is_named_by_itself_or_by_its_flag() {
        assertThat(ConformanceServer.port()).isEqualTo(3000);
        assertThat(ConformanceServer.port("3001")).isEqualTo(3001);
        assertThat(ConformanceServer.port("--http.port=3002")).isEqualTo(3002);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "-1", "65536", "--port=1", "--http.port="})
    void another_argument_is_refused_by_name(String argument) {
        assertThatThrownBy(() -> ConformanceServer.port(argument)).isInstanceOf(StartRefused.class);
    }

    @Test
    void limits_count_the_client_behind_a_trusted_proxy_and_not_the_proxy() {
        var settings = EngineIoSettings.DEFAULT.withDoors(new DoorLimits(0, 0, 1, 0));
        var sockets = new EngineIoEndpoint(settings, EngineFixture::new, new ChatMetrics(new PrometheusRegistry()));
        Mount mount = Mount.raw("engine.io", "/engine.io/", (context, request) -> sockets.handle(context, request,
                context.channel().attr(Edge.CLIENT_ADDRESS).get()));
        try (TestEdge edge = TestEdge.behind(TrustedProxies.of(List.of("127.0.0.1")), mount)) {
            assertThat(open(edge, "192.0.2.1")).isEqualTo(200);
            assertThat(open(edge, "192.0.2.2")).isEqualTo(200);
            assertThat(open(edge, "192.0.2.1")).isEqualTo(429);
        }
        try (TestEdge edge = TestEdge.with(mount)) {
            assertThat(open(edge, "192.0.2.3")).as("what anybody can write").isEqualTo(200);
            assertThat(open(edge, "192.0.2.4")).as("from the same address").isEqualTo(429);
        }
    }

    private static int open(TestEdge edge, String forwardedFor) {
        return edge.get("/engine.io/" + OPEN, "x-forwarded-for", forwardedFor).statusCode();
    }
}
