package live.chobi.server.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import live.chobi.server.launch.Ports;
import live.chobi.server.node.NodeSuite;
import live.chobi.server.system.Person;
import live.chobi.server.system.RunningServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The stock client in a room where people chat: its laptop sleeps, its network changes, the server is restarted, and
/// killed. It has every row once and in order.
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class ReturningViewerTest {
    private static final Path DATA = RunningServer.freshData(ReturningViewerTest.class);
    /// More than a room remembers, and than come with the answer to a join.
    private static final int A_LONG_SLEEP = 530;

    private final int port = Ports.freeOnLoopback();
    private final long seed = System.nanoTime();
    private final Queue<String> printed = new ConcurrentLinkedQueue<>();

    @Test
    void a_viewer_who_comes_back_has_every_row_once() throws Exception {
        System.out.println("ReturningViewerTest: seed " + seed);
        RunningServer server = start();
        try (var wire = new SwallowingWire(port); var crowd = new Crowd()) {
            Person host = server.register("host");
            String session = host.rpc().mutate("streaming.createSession", "title", "Again").at("/session/id").asText();
            Process viewer = NodeSuite.start("watcher.mjs",
                    Map.of("CHOBI_HTTP", "http://127.0.0.1:" + wire.port(), "CHOBI_SESSION", session));
            Thread.ofVirtual().start(() -> viewer.inputReader().lines().forEach(printed::add));
            try {
                var random = new Random(seed);
                for (int i = 0; i < 8; i++) {
                    crowd.chat(server.register("sender" + i), List.of(session), random.nextLong());
                }
                expectToHave(20);
                sleep(wire, crowd, 30);
                assertThat(count("state recovered")).as("a nap, seed %d", seed).isPositive();
                sleep(wire, crowd, A_LONG_SLEEP);
                assertThat(count("join ")).as("rows with the answer, seed %d", seed).isGreaterThanOrEqualTo(500);
                wire.cut();
                expectMore(crowd, 20);
                server = restart(server, crowd, false);
                expectMore(crowd, 20);
                server = restart(server, crowd, true);
                expectMore(crowd, 20);
                crowd.calmDown();
                assertEveryRowOnce(server, session);
            } finally {
                viewer.destroyForcibly();
            }
            server.stop();
        } finally {
            server.close();
        }
    }

    private RunningServer start() {
        return RunningServer.start(DATA, "--http.port=" + port, "--limits.enabled=false", "--chat.flood.perUser=0");
    }

    /// Both ends think that the connection holds until it breaks at last.
    private void sleep(SwallowingWire wire, Crowd crowd, int messages) throws Exception {
        wire.swallow();
        expectMore(crowd, messages);
        wire.cut();
        expectToHave(crowd.messages.size());
    }

    private RunningServer restart(RunningServer server, Crowd crowd, boolean byKilling) throws Exception {
        CompletableFuture<Boolean> next = crowd.awaitAnother();
        if (byKilling) {
            server.kill();
        } else {
            server.stop();
        }
        RunningServer again = start();
        next.complete(true);
        return again;
    }

    private static void expectMore(Crowd crowd, int messages) {
        int wanted = crowd.messages.size() + messages;
        Patience.until(wanted + " messages", () -> crowd.messages.size() >= wanted, crowd.messages::size);
    }

    private void expectToHave(long seq) {
        Patience.until("the viewer to have row " + seq, () -> rows().size() >= seq, () -> List.copyOf(printed));
    }

    private long count(String prefix) {
        return printed.stream().filter(line -> line.startsWith(prefix)).count();
    }

    private List<Long> rows() {
        return printed.stream().filter(line -> line.matches("(live|join|log) \\d+"))
                .map(line -> Long.parseLong(line.substring(line.indexOf(' ') + 1))).toList();
    }

    private void assertEveryRowOnce(RunningServer server, String session) {
        List<JsonNode> log = new ArrayList<>();
        for (int read = -1; read != log.size();) {
            read = log.size();
            server.guest().query("streaming.getEvents", "sessionId", session, "afterSeq", read).path("items")
                    .forEach(log::add);
        }
        expectToHave(log.size());
        assertThat(rows().subList(0, log.size())).as("seed %d: %s", seed,
                printed.stream().filter(line -> line.startsWith("s")).toList())
                .containsExactlyElementsOf(LongStream.rangeClosed(1, log.size()).boxed().toList());
    }
}
