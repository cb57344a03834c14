package live.chobi.server.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import live.chobi.server.Main;
import live.chobi.server.system.Person;
import live.chobi.server.system.RunningServer;
import live.chobi.testkit.TestPostgres;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// How the program comes and goes: the ready line, the two ways to stop it in the middle of its work, one directory for
/// one server, stores that others run.
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class LifecycleTest {
    private static final Path DATA = RunningServer.freshData(LifecycleTest.class);
    private static final Pattern READY = Pattern
            .compile("ready http=http://127\\.0\\.0\\.1:\\d+ rtmp=rtmp://127\\.0\\.0\\.1:\\d+/live");

    @Test
    void a_busy_server_stops_in_time_and_its_tokens_live_on() throws Exception {
        String token;
        String session;
        try (var server = RunningServer.start(DATA)) {
            assertThat(server.printed().lines().filter(line -> line.startsWith("ready"))).singleElement().asString()
                    .matches(READY);
            assertDirectoryIsTaken();
            Person host = server.register("host");
            Broadcast broadcast = Broadcast.create(host);
            session = broadcast.id();
            token = host.token();
            try (var encoder = broadcast.goLive(server);
                    var socket = SocketClient.connect(server.http(), token);
                    var guest = SocketClient.connect(server.http(), "")) {
                assertThat(socket.emit("join_session", "sessionId", session).path("ok").asBoolean()).isTrue();
                assertThat(guest.emit("join_session", "sessionId", session).path("ok").asBoolean()).isTrue();
                server.stop();
                encoder.expectClosed();
                assertThat(socket.awaitClosed()).isNotBlank();
            }
            assertStoppedQuietly(server);
        }
        try (var server = RunningServer.start(DATA)) {
            var rpc = server.guest().as(token);
            assertThat(rpc.query("users.getProfile").path("username").asText()).isEqualTo("host");
            new Broadcast(session, "").expectStatus(rpc, "interrupted");
            assertSignalStops(server);
        }
        try (var server = RunningServer.start(DATA)) {
            assertStoresMayBeSomebodyElses(server);
            server.stop();
        }
    }

    private static void assertDirectoryIsTaken() throws Exception {
        Tool second = Tool.run(Main.class, "--data.dir=" + DATA, "--http.port=0", "--rtmp.port=0");
        assertThat(second.status()).isEqualTo(2);
        assertThat(second.said()).startsWith("data.dir: " + DATA + " is in use by another server (process ")
                .contains("stop that one, or choose another directory with --data.dir=DIR").hasLineCount(1);
    }

    /// Ctrl-C.
    private static void assertSignalStops(RunningServer server) throws IOException, InterruptedException {
        List<ProcessHandle> children = server.process().descendants().toList();
        assertThat(children).isNotEmpty();
        if (ignoresInterrupts(server.process().pid())) {
            String why = "SKIPPED: Ctrl-C; whoever started the tests has made them deaf to it";
            System.out.println(why);
            Assumptions.abort(why);
        }
        new ProcessBuilder("sh", "-c", "kill -s INT " + server.process().pid()).start().waitFor();
        assertThat(server.process().waitFor(10, TimeUnit.SECONDS)).as("stopped in time").isTrue();
        assertThat(server.process().exitValue()).isZero();
        assertThat(children).noneMatch(ProcessHandle::isAlive);
        assertStoppedQuietly(server);
    }

    /// A program inherits that from the shell that starts it in the background.
    private static boolean ignoresInterrupts(long pid) throws IOException {
        Path status = Path.of("/proc", Long.toString(pid), "status");
        return Files.exists(status) && Files.readAllLines(status).stream().filter(line -> line.startsWith("SigIgn:"))
                .anyMatch(line -> (Long.parseUnsignedLong(line.substring(7).strip(), 16) & 2) != 0);
    }

    private static void assertStoppedQuietly(RunningServer server) {
        assertThat(server.printed()).doesNotContain("did not stop").doesNotContain("\tat ");
    }

    /// A second server on an external PostgreSQL and on the first one's Redis starts nothing of its own.
    private static void assertStoresMayBeSomebodyElses(RunningServer first) throws Exception {
        String password = Files.readString(DATA.resolve("secrets/redis")).strip();
        String redis = "redis://:" + password + "@127.0.0.1:" + Engines.redisPort(first);
        try (var second = RunningServer.start(DATA.resolveSibling("LifecycleTest-external"),
                "--postgres.url=" + TestPostgres.freshUrl(), "--redis.url=" + redis)) {
            assertThat(second.process().descendants()).isEmpty();
            assertThat(second.printed())
                    .contains("using the PostgreSQL of postgres.url", "using the Redis of redis.url")
                    .doesNotContain(password);
            assertThat(second.register("abroad").coins()).isZero();
            assertThat(live.chobi.server.system.RpcClient.get(second.http() + "/readyz").statusCode()).isEqualTo(200);
            assertThat(URI.create(second.http()).getPort()).isNotEqualTo(URI.create(first.http()).getPort());
            second.stop();
        }
    }
}
