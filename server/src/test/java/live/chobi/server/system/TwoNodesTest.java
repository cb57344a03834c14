package live.chobi.server.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import live.chobi.server.node.NodeSuite;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Two nodes with one database and one master key: an encoder at the one, viewers at the other.
@Timeout(180)
class TwoNodesTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static Path data;
    private static RunningServer origin;

    @BeforeAll
    static void start() {
        data = RunningServer.freshData(TwoNodesTest.class);
        origin = RunningServer.start(data);
    }

    @AfterAll
    static void stop() throws InterruptedException {
        try (RunningServer running = origin) {
            running.stop();
            assertThat(running.printed()).doesNotContain("ERROR", "LEAK", "?p=", "?token=");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"http", "rtmp"})
    void viewers_of_a_private_session_at_another_node_share_one_upstream(String scheme) throws Exception {
        String media = scheme.equals("http") ? origin.http() + "/live" : origin.rtmp();
        try (RunningServer edge = startBeside("edge-" + scheme, "--media.origin=" + media)) {
            watch(edge, "host-" + scheme);
            edge.stop();
            assertThat(edge.printed()).doesNotContain("ERROR", "LEAK");
        }
    }

    @Test
    void what_is_decided_and_counted_at_one_node_is_so_at_the_other() throws Exception {
        try (RunningServer there = startBeside("beside")) {
            Map<String, String> environment = new HashMap<>(origin.forNode());
            environment.put("CHOBI_HTTP_ELSEWHERE", there.http());
            NodeSuite.run("two-nodes.test.mjs", environment);
            there.stop();
            assertThat(there.printed()).doesNotContain("ERROR", "LEAK");
        }
    }

    /// Another node on the same database, with the same keys.
    private static RunningServer startBeside(String node, String... settings) throws IOException {
        Path own = DataDirectories.empty(data.getFileName() + "-" + node);
        Path keys = Files.createDirectories(own.resolve("keys"));
        Files.copy(data.resolve("keys/master.key"), keys.resolve("master.key"));
        return RunningServer.start(own, Stream.concat(Stream.of("--node.id=" + node, "--postgres.url=" + postgres()),
                Stream.of(settings)).toArray(String[]::new));
    }

    private static void watch(RunningServer edge, String username) throws IOException {
        Person host = origin.register(username);
        JsonNode made = host.rpc().mutate("streaming.createSession", "title", "Far away", "visibility", "private");
        String session = made.at("/session/id").asText();
        Process encoder = Encoder.publish("01_high_bframes",
                origin.rtmp() + "/" + made.at("/ingest/streamKey").asText());
        try {
            Person there = Person.from(edge.guest(), edge.guest().mutate("auth.login", "login", username, "password",
                    username + "-password"));
            JsonNode playback = there.rpc().query("streaming.getSession", "sessionId", session).path("playback");
            String index = playback.path("hlsUrl").asText();
            assertThat(index).startsWith(edge.http());
            assertThat(RpcClient.get(index.replaceAll("/t/[^/]+", "")).statusCode()).isEqualTo(403);
            until(() -> RpcClient.get(index).body().contains("avc1"));
            String list = index.replace("index.m3u8", "v.m3u8");
            for (int i = 0; i < 3; i++) {
                assertThat(RpcClient.get(list).body()).contains("#EXTINF");
            }
            try (InputStream one = URI.create(playback.path("flvUrl").asText()).toURL().openStream();
                    InputStream two = URI.create(playback.path("flvUrl").asText()).toURL().openStream()) {
                assertThat(one.readNBytes(100_000)).hasSize(100_000).startsWith('F', 'L', 'V');
                assertThat(two.readNBytes(100_000)).hasSize(100_000).startsWith('F', 'L', 'V');
                assertThat(metric(edge, "chobi_media_players")).isEqualTo(2);
                assertThat(metric(edge, "chobi_media_pulls")).isEqualTo(1);
                assertThat(metric(edge, "chobi_media_relay_dials_total")).isEqualTo(1);
                assertThat(metric(origin, "chobi_media_players")).as("the upstream").isEqualTo(1);
            }
            assertThat(host.rpc().query("streaming.getSession", "sessionId", session).at("/session/counts/viewers")
                    .asInt()).as("a node is no viewer").isZero();
        } finally {
            encoder.destroyForcibly();
        }
    }

    /// How another node reaches the embedded PostgreSQL of this one.
    private static String postgres() throws IOException {
        String port = Files.readAllLines(data.resolve("postgres/postmaster.pid")).get(3).strip();
        return "postgres://chobi:" + Files.readString(data.resolve("secrets/postgres")).strip() + "@127.0.0.1:" + port
                + "/chobi";
    }

    /// Summed over its labels.
    private static double metric(RunningServer server, String name) {
        return Pattern.compile("(?m)^" + name + "(?:\\{.*\\})? (\\S+)$")
                .matcher(RpcClient.get(server.http() + "/metrics").body()).results()
                .mapToDouble(it -> Double.parseDouble(it.group(1))).sum();
    }

    private static void until(Callable<Boolean> isSo) {
        Awaitility.await().atMost(PATIENCE).pollInterval(Duration.ofMillis(50)).until(isSo);
    }
}
