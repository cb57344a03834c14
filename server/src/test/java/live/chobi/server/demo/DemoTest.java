package live.chobi.server.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import live.chobi.server.system.RpcClient;
import live.chobi.server.system.RunningServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/// The whole program with `--demo` and its ordinary limits, on the only machines that a picture is bundled for.
@EnabledOnOs(value = OS.LINUX, architectures = "amd64")
class DemoTest {
    private static final Duration PICTURE_MAX = Duration.ofSeconds(60);
    private static final Duration LIFE_MAX = Duration.ofSeconds(90);
    private static final Pattern LINE = Pattern.compile("demo: watch http\\S+/watch/(\\S+) .*demo / demo-password.*");

    @Test
    void a_stream_with_chat_and_gifts_goes_on_across_a_restart_and_a_crash_of_its_encoder() throws Exception {
        Path data = RunningServer.freshData(DemoTest.class);
        String session;
        try (var server = RunningServer.start(data, "--demo")) {
            session = announced(server);
            assertThat(server.printed().lines().filter(it -> it.startsWith("ready ") || it.startsWith("demo: ")))
                    .first().asString().startsWith("ready ");
            assertThat(segments(server, session)).isNotEmpty();
            assertThat(codecs(server, session)).contains("avc1.", "mp4a.");
            await().atMost(LIFE_MAX).untilAsserted(() -> assertThat(typesOf(server, session))
                    .contains("session_live", "viewer_joined", "message", "gift"));
            JsonNode host = server.guest().query("users.getProfile", "username", "demo");
            await().atMost(LIFE_MAX).untilAsserted(() -> assertThat(
                    server.guest().query("users.getProfile", "username", "demo").at("/stats/followers").asLong())
                    .isEqualTo(Cast.VIEWERS.size()));
            assertThat(host.path("displayName").asText()).isEqualTo(Cast.HOST.displayName());
            await().atMost(LIFE_MAX).until(() -> viewers(server, session) >= Cast.VIEWERS.size() / 2);

            encoderOf(server).findFirst().orElseThrow().destroyForcibly();
            await().atMost(PICTURE_MAX)
                    .untilAsserted(() -> assertThat(metric(server, "chobi_demo_encoder_restarts_total"))
                            .isPositive());
            await().atMost(PICTURE_MAX).until(() -> encoderOf(server).findAny().isPresent());
            assertThat(refusals(server)).isEmpty();
            server.stop();
        }
        try (var server = RunningServer.start(data, "--demo")) {
            assertThat(announced(server)).isEqualTo(session);
            assertThat(refusals(server)).isEmpty();
            server.stop();
        }
    }

    private static String announced(RunningServer server) {
        await().atMost(PICTURE_MAX).until(() -> server.printed().contains("demo: watch "));
        Matcher line = LINE.matcher(firstLine(server));
        assertThat(line.matches()).as(server.printed()).isTrue();
        return line.group(1);
    }

    private static String firstLine(RunningServer server) {
        return server.printed().lines().filter(it -> it.startsWith("demo: ")).findFirst().orElseThrow();
    }

    private static String playlist(RunningServer server, String session) {
        return server.http() + "/live/" + session + "/index.m3u8";
    }

    private static String codecs(RunningServer server, String session) {
        return RpcClient.get(playlist(server, session)).body();
    }

    private static List<String> segments(RunningServer server, String session) {
        var index = URI.create(playlist(server, session));
        var media = HlsScreen.named(index, RpcClient.get(index.toString()).body()).getFirst();
        return RpcClient.get(media.toString()).body().lines().filter(it -> it.startsWith("#EXTINF")).toList();
    }

    private static Set<String> typesOf(RunningServer server, String session) {
        return server.guest().query("streaming.getEvents", "sessionId", session, "limit", 100).path("items")
                .valueStream().map(row -> row.path("type").asText()).collect(Collectors.toSet());
    }

    private static int viewers(RunningServer server, String session) {
        return server.guest().query("streaming.getSession", "sessionId", session).at("/session/counts/viewers").asInt();
    }

    private static Stream<ProcessHandle> encoderOf(RunningServer server) {
        Predicate<ProcessHandle> isEncoder = it -> it.info().command().orElse("").endsWith("/ffmpeg");
        return server.process().descendants().filter(isEncoder);
    }

    private static List<String> refusals(RunningServer server) {
        return metrics(server).filter(line -> line.startsWith("chobi_demo_refusals_total{")).toList();
    }

    private static double metric(RunningServer server, String name) {
        return metrics(server).filter(line -> line.startsWith(name + " ")).findFirst()
                .map(line -> Double.parseDouble(line.substring(name.length() + 1))).orElse(0.0);
    }

    private static Stream<String> metrics(RunningServer server) {
        return RpcClient.get(server.http() + "/metrics").body().lines();
    }
}
