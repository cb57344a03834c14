package live.chobi.server.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import live.chobi.server.system.Person;
import live.chobi.server.system.RpcClient;
import live.chobi.server.system.RunningServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Three nodes with one database and one Redis; people chat in one session at each of them and others watch at each.
/// Redis dies and returns, is cut off, and a node is killed. What was acknowledged is there, and everybody is shown
/// every row once and in the same order.
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class NodesTest {
    private static final Path DATA = RunningServer.freshData(NodesTest.class);
    private static final int WATCHERS_PER_NODE = 2;

    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);
    private final List<RunningServer> nodes = new ArrayList<>();
    private final List<RoomWatcher> watchers = new ArrayList<>();
    private String session = "";

    @Test
    void everybody_sees_the_same_through_everything_that_happens_between_the_nodes() throws Exception {
        System.out.println("NodesTest: seed " + seed);
        try (RedisServer redis = RedisServer.start(DATA.resolve("redis"));
                var wire = new SwallowingWire(redis.port());
                var crowd = new Crowd();
                var survivors = new Crowd()) {
            startNodes(wire);
            populate(crowd, survivors);
            expectMore(50, crowd, survivors);
            expectCount(3 * WATCHERS_PER_NODE);
            assertThat(metric(nodes.get(1), "chobi_bus_repaired_rows_total"))
                    .as("Redis brings most rows before the log is asked, seed %d", seed)
                    .isLessThan(survivors.messages.size() + crowd.messages.size());
            redis.kill();
            expectMore(50, crowd, survivors);
            redis.startAgain();
            expectConnected();
            expectMore(20, crowd, survivors);
            wire.swallow();
            expectMore(100, crowd, survivors);
            wire.cut();
            expectConnected();
            expectMore(20, crowd, survivors);
            killTheLast(crowd);
            expectMore(50, survivors);
            expectCount(2 * WATCHERS_PER_NODE);
            watchers.subList(2 * WATCHERS_PER_NODE, watchers.size()).forEach(it -> it.moveTo(nodes.getFirst()));
            expectCount(3 * WATCHERS_PER_NODE);
            expectMore(20, survivors);
            survivors.calmDown();
            assertAllSeen(crowd, survivors);
            for (RunningServer node : nodes.subList(0, 2).reversed()) {
                node.stop();
                assertThat(node.printed()).doesNotContain("ERROR", "LEAK");
            }
        } finally {
            watchers.forEach(RoomWatcher::close);
            nodes.reversed().forEach(RunningServer::close);
        }
    }

    private void startNodes(SwallowingWire wire) throws IOException {
        String redis = "--redis.url=redis://127.0.0.1:" + wire.port();
        Path first = Files.createDirectories(DATA.resolve("node-1"));
        nodes.add(RunningServer.start(first, redis, "--limits.enabled=false", "--chat.flood.perUser=0"));
        String postgres = "--postgres.url=postgres://chobi:" + Files.readString(first.resolve("secrets/postgres"))
                .strip() + "@127.0.0.1:" + Engines.postgresPort(nodes.getFirst()) + "/chobi";
        for (int i = 2; i <= 3; i++) {
            Path data = DATA.resolve("node-" + i);
            Files.createDirectories(data.resolve("keys"));
            Files.copy(first.resolve("keys/master.key"), data.resolve("keys/master.key"));
            nodes.add(RunningServer.start(data, redis, postgres, "--node.id=node-" + i, "--limits.enabled=false",
                    "--chat.flood.perUser=0"));
        }
        expectConnected();
        Patience.until("everybody to hear of two others",
                () -> nodes.stream().allMatch(it -> metric(it, "chobi_bus_peers") == 2), () -> nodes);
    }

    private void populate(Crowd crowd, Crowd survivors) {
        Person host = nodes.getFirst().register("host");
        session = host.rpc().mutate("streaming.createSession", "title", "Everywhere").at("/session/id").asText();
        for (RunningServer node : nodes) {
            for (int i = 0; i < WATCHERS_PER_NODE; i++) {
                watchers.add(new RoomWatcher(node, session));
            }
            Crowd of = node == nodes.getLast() ? crowd : survivors;
            for (int i = 0; i < 2; i++) {
                of.chat(node.register("sender" + nodes.indexOf(node) + i), List.of(session), random.nextLong());
            }
        }
    }

    private static void expectMore(int messages, Crowd... crowds) {
        int wanted = said(crowds) + messages;
        Patience.until(wanted + " messages", () -> said(crowds) >= wanted, () -> said(crowds));
    }

    private static int said(Crowd... crowds) {
        return List.of(crowds).stream().mapToInt(it -> it.messages.size()).sum();
    }

    private void expectConnected() {
        Patience.until("all nodes to hear Redis",
                () -> nodes.stream().allMatch(it -> metric(it, "chobi_bus_redis_connected") == 1), () -> nodes);
    }

    /// At both of the nodes that live through everything.
    private void expectCount(int viewers) {
        Patience.until(viewers + " viewers",
                () -> nodes.subList(0, 2).stream().allMatch(it -> count(it) == viewers), () -> count(nodes.getFirst()));
    }

    private int count(RunningServer node) {
        return node.guest().query("streaming.getSession", "sessionId", session).at("/session/counts/viewers").asInt();
    }

    /// While messages are under way. Its senders stay away; what they do not know of may have been said.
    private void killTheLast(Crowd crowd) throws Exception {
        var _ = crowd.awaitAnother();
        nodes.getLast().kill();
    }

    private void assertAllSeen(Crowd crowd, Crowd survivors) {
        List<JsonNode> rows = rows();
        assertThat(rows).as("gap-free, seed %d", seed).extracting(row -> row.path("seq").asLong())
                .containsExactlyElementsOf(LongStream.rangeClosed(1, rows.size()).boxed().toList());
        Map<String, String> texts = new HashMap<>();
        rows.stream().filter(row -> row.path("type").asText().equals("message"))
                .forEach(row -> texts.put(row.at("/payload/id").asText(), row.at("/payload/text").asText()));
        for (Crowd each : List.of(crowd, survivors)) {
            assertThat(each.messages).as("acknowledged is said, seed %d", seed)
                    .allSatisfy(message -> assertThat(texts.get(message.id())).isEqualTo(message.text()));
        }
        List<RoomWatcher.Seen> log = rows.stream().map(RoomWatcher.Seen::of).toList();
        for (RoomWatcher watcher : watchers) {
            Patience.until("watcher " + watchers.indexOf(watcher) + " to have seen row " + rows.size(),
                    () -> watcher.lastSeq() >= rows.size(), watcher::lastSeq);
            assertThat(watcher.wasSkipped()).as("a slow machine, seed %d", seed).isFalse();
            assertThat(watcher.seen().subList(0, rows.size())).as("watcher %d, seed %d", watchers.indexOf(watcher),
                    seed).isEqualTo(log);
        }
    }

    private List<JsonNode> rows() {
        List<JsonNode> rows = new ArrayList<>();
        for (int read = -1; read != rows.size();) {
            read = rows.size();
            nodes.getFirst().guest().query("streaming.getEvents", "sessionId", session, "afterSeq", read).path("items")
                    .forEach(rows::add);
        }
        return rows;
    }

    /// Summed over its labels.
    private static double metric(RunningServer server, String name) {
        return Pattern.compile("(?m)^" + name + "(?:\\{.*\\})? (\\S+)$")
                .matcher(RpcClient.get(server.http() + "/metrics").body()).results()
                .mapToDouble(it -> Double.parseDouble(it.group(1))).sum();
    }
}
