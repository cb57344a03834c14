package live.chobi.server.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import live.chobi.server.ExportLedger;
import live.chobi.server.VerifyLedger;
import live.chobi.server.launch.Ports;
import live.chobi.server.system.Person;
import live.chobi.server.system.RunningServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The server is killed again and again while gifts are being sent. Every gift that was acknowledged is there once,
/// none twice, no coin is lost or made.
@Timeout(value = 4, unit = TimeUnit.MINUTES)
class KillTest {
    private static final long GRANTED = 10_000_000;
    /// Longer than any restart takes.
    private static final String GRACE = "--session.grace=600";
    /// The numbers of the accounts' types in an export.
    private static final String WALLETS = "1";
    private static final String EARNINGS = "2";
    private static final String COIN_SOURCE = "3";
    private static final String SINK = "4";
    private static final String FEE = "5";
    private static final String DIAMOND_SOURCE = "6";
    private static final Path DATA = RunningServer.freshData(KillTest.class);

    /// What is killed, and what is then seen of it.
    private enum Blow {
        THE_SERVER, EVERYTHING, POSTGRES
    }

    /// The same one for every start, as an operator's would be, so that everybody finds the server again.
    private final int port = Ports.freeOnLoopback();
    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);
    private final List<Person> senders = new ArrayList<>();
    private final List<Person> hosts = new ArrayList<>();
    private final List<Broadcast> broadcasts = new ArrayList<>();
    private RunningServer server = start();
    private List<Encoder> encoders = List.of();

    @Test
    void gifts_survive_a_server_that_is_killed_while_they_are_sent() throws Exception {
        System.out.println("KillTest: seed " + seed);
        try (var crowd = new Crowd()) {
            populate();
            goLive();
            begin(crowd);
            for (Blow blow : List.of(Blow.THE_SERVER, Blow.EVERYTHING, Blow.POSTGRES)) {
                waitAMoment(crowd);
                restartAfter(blow, crowd);
                goLive();
            }
            waitAMoment(crowd);
            restartAfter(Blow.THE_SERVER, crowd);
            waitAMoment(crowd);
            crowd.calmDown();
            assertThat(crowd.retries.get()).as("answers lost, seed %d", seed).isPositive();
            assertExactlyOnce(crowd);
            for (int i = 0; i < broadcasts.size(); i++) {
                hosts.get(i).rpc().mutate("streaming.endSession", "sessionId", broadcasts.get(i).id());
                broadcasts.get(i).expectStatus(server.guest(), "ended");
            }
            server.stop();
        } finally {
            encoders.forEach(Encoder::close);
            server.close();
        }
        assertLedgerIsClean();
    }

    private RunningServer start() {
        return RunningServer.start(DATA, "--http.port=" + port, GRACE, "--limits.enabled=false");
    }

    private void restartAfter(Blow blow, Crowd crowd) throws Exception {
        CompletableFuture<Boolean> next = crowd.awaitAnother();
        strike(blow);
        server = start();
        broadcasts.forEach(it -> it.expectStatus(server.guest(), "interrupted"));
        next.complete(true);
    }

    private void populate() {
        for (int i = 0; i < 2; i++) {
            hosts.add(server.register("host" + i));
            broadcasts.add(Broadcast.create(hosts.get(i)));
        }
        for (int i = 0; i < 4; i++) {
            senders.add(server.register("sender" + i));
            server.grant(senders.get(i), GRANTED);
        }
    }

    private void goLive() {
        encoders.forEach(Encoder::close);
        encoders = broadcasts.stream().map(it -> it.goLive(server)).toList();
    }

    private void begin(Crowd crowd) {
        List<String> sessions = broadcasts.stream().map(Broadcast::id).toList();
        List<String> gifts = StreamSupport.stream(server.guest().query("gifts.getAvailableGifts").spliterator(), false)
                .filter(gift -> gift.path("price").asLong() <= 500).map(gift -> gift.path("id").asText()).toList();
        for (Person sender : senders) {
            for (int i = 0; i < 4; i++) {
                crowd.giveGifts(sender, sessions, gifts, random.nextLong());
            }
            crowd.chat(sender, sessions, random.nextLong());
        }
    }

    /// A random moment: when so many more gifts have been given.
    private void waitAMoment(Crowd crowd) {
        int wanted = crowd.gifts.size() + 20 + random.nextInt(80);
        Patience.until(wanted + " gifts", () -> crowd.gifts.size() >= wanted, crowd.gifts::size);
    }

    private void strike(Blow blow) throws Exception {
        List<ProcessHandle> children = server.process().descendants().toList();
        switch (blow) {
            case THE_SERVER -> server.kill();
            case EVERYTHING -> {
                server.kill();
                children.forEach(ProcessHandle::destroyForcibly);
            }
            case POSTGRES -> {
                kill(Long.parseLong(Files.readAllLines(DATA.resolve("postgres/postmaster.pid")).getFirst().strip()));
                assertThat(server.process().waitFor(10, TimeUnit.SECONDS)).as("it ends with its database").isTrue();
                assertThat(server.process().exitValue()).isEqualTo(1);
                assertThat(server.printed()).contains("PostgreSQL has ended unexpectedly")
                        .doesNotContain("Exception in thread");
            }
        }
        Patience.until("the children of a dead server to end", () -> children.stream().noneMatch(KillTest::isRunning),
                () -> children);
    }

    private static void kill(long pid) {
        ProcessHandle.of(pid).orElseThrow(() -> new AssertionError("no process " + pid)).destroyForcibly();
    }

    /// A zombie has ended, though nobody has collected it.
    private static boolean isRunning(ProcessHandle process) {
        return process.isAlive() && process.info().command().isPresent();
    }

    private void assertExactlyOnce(Crowd crowd) {
        Map<String, Long> spent = new HashMap<>();
        Map<String, Integer> said = new HashMap<>();
        Map<String, JsonNode> giftRows = new HashMap<>();
        for (int i = 0; i < broadcasts.size(); i++) {
            Broadcast broadcast = broadcasts.get(i);
            List<JsonNode> rows = broadcast.rows(hosts.get(i).rpc());
            assertThat(rows).as("gap-free, seed %d", seed).extracting(row -> row.path("seq").asLong())
                    .containsExactlyElementsOf(LongStream.rangeClosed(1, rows.size()).boxed().toList());
            long earned = 0;
            for (JsonNode row : rows) {
                JsonNode payload = row.path("payload");
                if (row.path("type").asText().equals("message")) {
                    said.merge(payload.path("text").asText(), 1, Integer::sum);
                } else if (row.path("type").asText().equals("gift")) {
                    spent.merge(row.at("/actor/id").asText(), payload.path("delta").asLong(), Long::sum);
                    earned += payload.path("delta").asLong() / 2;
                    if (payload.path("quantity").asLong() > 0) {
                        giftRows.put(broadcast.id() + " " + row.path("seq").asLong(), row);
                    }
                }
            }
            assertThat(hosts.get(i).diamonds()).as("earned, seed %d", seed).isEqualTo(earned);
        }
        assertGiftsAre(giftRows, crowd);
        assertMessagesAre(said, crowd);
        for (Person sender : senders) {
            assertThat(sender.coins()).as("coins of %s, seed %d", sender.username(), seed)
                    .isEqualTo(GRANTED - spent.getOrDefault(sender.id(), 0L));
            assertStatementIsOf(sender, crowd);
        }
    }

    private void assertGiftsAre(Map<String, JsonNode> rows, Crowd crowd) {
        for (Crowd.Sent gift : crowd.gifts) {
            JsonNode row = rows.remove(gift.session() + " " + gift.receipt().path("seq").asLong());
            assertThat(row).as("the row of %s, seed %d", gift, seed).isNotNull();
            assertThat(row.at("/actor/id").asText()).isEqualTo(gift.sender());
            assertThat(row.at("/payload/gift/id").asText()).isEqualTo(gift.giftId());
            assertThat(row.at("/payload/quantity").asInt()).isEqualTo(gift.quantity());
            assertThat(row.at("/payload/delta")).isEqualTo(gift.receipt().path("delta"));
            assertThat(row.at("/payload/streak")).isEqualTo(gift.receipt().path("streak"));
        }
        assertThat(rows).as("gifts that nobody sent, or twice, seed %d", seed).isEmpty();
    }

    private void assertMessagesAre(Map<String, Integer> said, Crowd crowd) {
        for (Crowd.Said message : crowd.messages) {
            assertThat(said.remove(message.text())).as("times that %s was said, seed %d", message, seed).isEqualTo(1);
        }
        assertThat(crowd.perhapsSaid).as("seed %d", seed).containsAll(said.keySet());
        assertThat(said.values()).as("seed %d", seed).allMatch(times -> times == 1);
    }

    private void assertStatementIsOf(Person sender, Crowd crowd) {
        List<String> stated = new ArrayList<>();
        long balance = 0;
        String cursor = null;
        do {
            JsonNode page = cursor == null
                    ? sender.rpc().query("gifts.getTransactions", "limit", 100)
                    : sender.rpc().query("gifts.getTransactions", "limit", 100, "cursor", cursor);
            for (JsonNode line : page.path("items")) {
                balance += line.path("amount").asLong();
                if (line.path("kind").asText().equals("gift")) {
                    stated.add(line.path("transactionId").asText());
                }
            }
            cursor = page.path("nextCursor").isNull() ? null : page.path("nextCursor").asText();
        } while (cursor != null);
        assertThat(balance).as("the statement's sum, seed %d", seed).isEqualTo(sender.coins());
        assertThat(stated).as("the statement of %s, seed %d", sender.username(), seed)
                .containsExactlyInAnyOrderElementsOf(crowd.gifts.stream().filter(it -> it.sender().equals(sender.id()))
                        .map(it -> it.receipt().path("transactionId").asText()).toList());
    }

    private void assertLedgerIsClean() throws Exception {
        Tool store = Tool.run(VerifyLedger.class, "--data.dir=" + DATA);
        System.out.println("KillTest: verify-ledger: " + store.said().lines().reduce("", (_, last) -> last));
        assertThat(store.status()).as(store.said()).isZero();
        assertThat(store.said()).contains("clean: ");

        Path file = DATA.resolve("ledger.txt");
        assertThat(Tool.run(ExportLedger.class, "--data.dir=" + DATA, file.toString()).status()).isZero();
        Tool export = Tool.run(VerifyLedger.class, file.toString());
        assertThat(export.status()).as(export.said()).isZero();
        assertThat(store.said()).endsWith(export.said());

        List<String> lines = new ArrayList<>(Files.readAllLines(file));
        assertCoinsAreConserved(lines);
        int victim = IntStream.range(0, lines.size()).filter(i -> lines.get(i).startsWith("entry ")).skip(10)
                .findFirst().orElseThrow();
        // One coin more, and the balance after it too, as somebody would who hopes to pass.
        String[] fields = lines.get(victim).split(" ", -1);
        fields[6] = Long.toString(Long.parseLong(fields[6]) + 1);
        fields[7] = Long.toString(Long.parseLong(fields[7]) + 1);
        lines.set(victim, String.join(" ", fields));
        Tool tampered = Tool.run(VerifyLedger.class, Files.write(DATA.resolve("tampered.txt"), lines).toString());
        assertThat(tampered.status()).isEqualTo(1);
        assertThat(tampered.said()).startsWith("BROKEN at line ").hasLineCount(1);
    }

    /// Wallets, fee and sink hold what was issued; as many diamonds are held as were made.
    private static void assertCoinsAreConserved(List<String> export) {
        Map<String, Long> byType = new TreeMap<>();
        for (String line : export) {
            if (line.startsWith("account ")) {
                String[] fields = line.split(" ", -1);
                byType.merge(fields[2], Long.parseLong(fields[5]), Long::sum);
            }
        }
        long held = Stream.of(WALLETS, SINK, FEE).mapToLong(type -> byType.getOrDefault(type, 0L)).sum();
        assertThat(held).isEqualTo(4 * GRANTED).isEqualTo(-byType.getOrDefault(COIN_SOURCE, 0L));
        assertThat(byType.getOrDefault(EARNINGS, 0L)).isPositive()
                .isEqualTo(-byType.getOrDefault(DIAMOND_SOURCE, 0L));
    }
}
