package live.chobi.server.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import live.chobi.server.launch.Ports;
import live.chobi.server.system.Person;
import live.chobi.server.system.RpcClient;
import live.chobi.server.system.RunningServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// An encoder that comes back inside the grace goes on with the same session: after its cable was pulled, and after the
/// server was killed.
@Timeout(180)
class EncoderReturnsTest {
    private static final Pattern SEQUENCE = Pattern.compile("#EXT-X-MEDIA-SEQUENCE:(\\d+)");
    private static final Pattern DISCONTINUITIES = Pattern.compile("#EXT-X-DISCONTINUITY-SEQUENCE:(\\d+)");
    private static final Pattern DATE = Pattern.compile("#EXT-X-PROGRAM-DATE-TIME:(\\S+)");
    private static final Pattern SEGMENT = Pattern.compile("(?m)^(\\S+\\.m4s)$");

    private final int port = Ports.freeOnLoopback();

    @Test
    void the_session_its_log_and_its_playlist_go_on() throws Exception {
        Path data = RunningServer.freshData(EncoderReturnsTest.class);
        RunningServer server = start(data);
        try {
            Person host = server.register("host");
            Broadcast session = Broadcast.create(host);
            Encoder encoder = session.goLive(server);
            awaitSegments(server, session, 2);

            encoder.close();
            session.expectStatus(server.guest(), "interrupted");
            JsonNode health = host.rpc().query("streaming.getIngestHealth", "sessionId", session.id());
            assertThat(health.path("receiving").asBoolean()).isFalse();
            encoder = session.goLive(server);
            Patience.until("the desk to be told", () -> host.rpc()
                    .query("streaming.getIngestHealth", "sessionId", session.id()).path("receiving").asBoolean(),
                    () -> "silent");
            String before = awaitDiscontinuity(server, session);

            server.kill();
            server = start(data);
            session.expectStatus(server.guest(), "interrupted");
            Instant back = Instant.now();
            encoder.close();
            encoder = session.goLive(server);
            String after = awaitSegments(server, session, 1);

            assertThat(last(SEGMENT, after)).isNotIn(all(SEGMENT, before));
            long listed = Long.parseLong(last(SEQUENCE, before)) + all(SEGMENT, before).size();
            assertThat(Long.parseLong(last(SEQUENCE, after))).as("numbers rise over a restart")
                    .isGreaterThanOrEqualTo(listed);
            assertThat(Long.parseLong(last(DISCONTINUITIES, after)))
                    .isGreaterThan(Long.parseLong(last(DISCONTINUITIES, before)));
            assertThat(Duration.between(back, Instant.parse(all(DATE, after).getFirst())))
                    .isBetween(Duration.ofSeconds(-2), Duration.ofSeconds(10));
            assertThat(session.rows(host.rpc())).extracting(row -> row.path("type").asText())
                    .filteredOn(type -> type.startsWith("session_")).containsExactly("session_live",
                            "session_interrupted", "session_live", "session_interrupted", "session_live");
            encoder.close();
            server.stop();
        } finally {
            server.close();
        }
    }

    private RunningServer start(Path data) {
        return RunningServer.start(data, "--http.port=" + port, "--session.grace=60");
    }

    private static String awaitSegments(RunningServer server, Broadcast session, int atLeast) {
        Patience.until(atLeast + " segments", () -> all(SEGMENT, playlist(server, session)).size() >= atLeast,
                () -> playlist(server, session));
        return playlist(server, session);
    }

    private static String awaitDiscontinuity(RunningServer server, Broadcast session) {
        Patience.until("a discontinuity", () -> playlist(server, session).contains("#EXT-X-DISCONTINUITY\n"),
                () -> playlist(server, session));
        String playlist = playlist(server, session);
        assertThat(playlist).containsOnlyOnce("#EXT-X-DISCONTINUITY\n");
        return playlist;
    }

    private static String playlist(RunningServer server, Broadcast session) {
        String folder = server.http() + "/live/" + session.id() + "/";
        String index = RpcClient.get(folder + "index.m3u8").body();
        return RpcClient.get(folder + index.lines().filter(line -> !line.startsWith("#")).findFirst().orElse("none"))
                .body();
    }

    private static List<String> all(Pattern pattern, String playlist) {
        return pattern.matcher(playlist).results().map(it -> it.group(1)).toList();
    }

    private static String last(Pattern pattern, String playlist) {
        return all(pattern, playlist).getLast();
    }
}
