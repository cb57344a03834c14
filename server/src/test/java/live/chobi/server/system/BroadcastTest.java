package live.chobi.server.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import live.chobi.outbox.Json;
import live.chobi.server.tls.TestCertificate;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What becomes of a broadcast by a stock encoder, under TLS, and cut off in the middle.
@Timeout(180)
class BroadcastTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Pattern SEGMENT = Pattern.compile("(?m)^#EXTINF");

    private static RunningServer server;

    @BeforeAll
    static void start() {
        Path data = RunningServer.freshData(BroadcastTest.class);
        Path tls = data.resolveSibling("BroadcastTest-tls");
        try {
            Files.createDirectories(tls);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        TestCertificate.fresh(tls).writeTo(tls);
        server = RunningServer.start(data, "--rtmps.port=0", "--tls.certificate=" + tls.resolve("chain.pem"),
                "--tls.key=" + tls.resolve("key.pem"), "--session.grace=60");
    }

    @AfterAll
    static void stop() throws Exception {
        try (RunningServer running = server) {
            running.stop();
            assertThat(running.printed()).doesNotContain("ERROR", "LEAK");
        }
    }

    @Test
    void a_stock_encoder_publishes_under_tls_to_the_address_the_studio_shows() {
        Session session = Session.create(server.register("tls"));
        assertThat(session.ingest().path("rtmpsUrl").asText()).startsWith("rtmps://127.0.0.1:");

        Process encoder = session.publish("rtmpsUrl");
        try {
            session.until("live");
            until(() -> segments(session) >= 2);
            assertThat(session.host().rpc().query("streaming.getIngestHealth", "sessionId", session.id())
                    .path("receiving").asBoolean()).isTrue();
        } finally {
            encoder.destroyForcibly();
        }
        session.until("interrupted");
    }

    @Test
    void an_encoder_that_returns_within_the_grace_goes_on_in_the_same_recording() throws Exception {
        Session session = Session.create(server.register("host"));
        Process encoder = session.publish("rtmpUrl");
        session.until("live");
        until(() -> segments(session) >= 2);
        encoder.destroyForcibly();
        session.until("interrupted");
        assertThat(session.playlist()).doesNotContain("#EXT-X-DISCONTINUITY\n");
        int before = segments(session);

        encoder = session.publish("rtmpUrl");
        session.until("live");
        until(() -> segments(session) >= before + 2);
        assertThat(session.playlist()).containsOnlyOnce("#EXT-X-DISCONTINUITY\n");
        session.host().rpc().mutate("streaming.endSession", "sessionId", session.id());
        encoder.destroyForcibly();

        Path folder = server.data().resolve("recordings").resolve(session.id());
        until(() -> recording(folder).path("state").asText().equals("ready"));
        JsonNode files = recording(folder).path("files");
        assertThat(files).as("one for each run on one clock").hasSize(2);
        Instant firstEnds = Instant.parse(files.get(0).path("startsAt").asText())
                .plusMillis(files.get(0).path("durationMs").asLong());
        assertThat(Instant.parse(files.get(1).path("startsAt").asText())).isAfter(firstEnds);
        for (JsonNode file : files) {
            List<String> packets = Encoder.packets(folder.resolve(file.path("name").asText()).toString());
            assertThat(packets).as(file.toString()).anyMatch(it -> it.startsWith("video"))
                    .anyMatch(it -> it.startsWith("audio"));
            assertThat(file.path("complete").asBoolean()).isTrue();
            assertThat(file.path("durationMs").asLong()).isGreaterThan(3_000);
        }
        try (var folders = Files.list(folder.getParent())) {
            assertThat(folders.filter(it -> it.endsWith(session.id()))).as("one recording").hasSize(1);
        }
        assertThat(session.host().rpc().query("streaming.getEvents", "sessionId", session.id()).path("items"))
                .extracting(row -> row.path("type").asText()).filteredOn(type -> type.startsWith("session_"))
                .containsExactly("session_live", "session_interrupted", "session_live", "session_ended");
    }

    private static JsonNode recording(Path folder) throws IOException {
        Path index = folder.resolve("recording.json");
        return Files.exists(index) ? Json.MAPPER.readTree(Files.readAllBytes(index)) : Json.MAPPER.nullNode();
    }

    private static int segments(Session session) {
        return (int) SEGMENT.matcher(session.playlist()).results().count();
    }

    private static void until(Callable<Boolean> isSo) {
        Awaitility.await().atMost(PATIENCE).pollInterval(Duration.ofMillis(50)).until(isSo);
    }

    /// A public session of pictures, and where its encoder sends.
    private record Session(Person host, String id, JsonNode ingest) {
        static Session create(Person host) {
            JsonNode made = host.rpc().mutate("streaming.createSession", "title", "By " + host.username());
            return new Session(host, made.at("/session/id").asText(), made.path("ingest"));
        }

        /// @param address `rtmpUrl` or `rtmpsUrl`
        Process publish(String address) {
            return Encoder.publish("01_high_bframes",
                    ingest.path(address).asText() + "/" + ingest.path("streamKey").asText());
        }

        void until(String status) {
            BroadcastTest.until(() -> server.guest().query("streaming.getSession", "sessionId", id)
                    .at("/session/status").asText().equals(status));
        }

        String playlist() {
            return RpcClient.get(server.http() + "/live/" + id + "/v.m3u8").body();
        }
    }
}
