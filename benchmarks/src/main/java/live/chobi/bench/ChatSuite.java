package live.chobi.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import live.chobi.bench.chat.ChatLoad;
import live.chobi.bench.servers.ChatUnderTest;
import live.chobi.bench.servers.Chobi;
import live.chobi.bench.servers.Cost;
import live.chobi.bench.servers.NettySocketIo;
import live.chobi.bench.servers.NodeSocketIo;

/// One room in which everybody hears everything: 500 to 10,000 viewers, 20 to 240 thousand deliveries a second offered.
/// The product writes each message to its log first; the peers only pass it on. The order turns with every round.
final class ChatSuite {
    static final String PEER = "socket.io";
    private static final int[] VIEWERS = {500, 2_000, 5_000};
    private static final int[] DELIVERIES = {20_000, 80_000, 240_000};
    private static final int SENDERS = 8;
    /// JIT compilers need a while.
    private static final int WARM_SECONDS = 15;
    private static final int WARM_DELIVERIES = 40_000;
    private static final int REHEARSING = 400;
    private static final int BIG_ROOM = 10_000;
    private static final int BIG_ROOM_RATE = 20;

    private interface Starter {
        ChatUnderTest start(Path folder) throws IOException, InterruptedException;
    }

    private interface Scenario {
        void run(ChatUnderTest server) throws IOException, InterruptedException;
    }

    private final Options options;
    private final PrintStream progress;
    private final Figures figures = new Figures();

    ChatSuite(Options options, PrintStream progress) {
        this.options = options;
        this.progress = progress;
    }

    String run() throws IOException, InterruptedException {
        List<Starter> starters = new ArrayList<>(starters());
        for (int round = 0; round < options.rounds(); round++) {
            int current = round;
            for (int viewers : VIEWERS) {
                each(Integer.toString(viewers), starters, server -> cells(server, current, viewers));
            }
            each("big-room", starters, server -> bigRoom(server, current));
            each("not-reading", starters, server -> notReading(server, current));
            Collections.rotate(starters, 1);
        }
        return figures.table(PEER);
    }

    private List<Starter> starters() {
        List<Starter> starters = new ArrayList<>();
        Path modules = options.folder().resolve("node_modules");
        if (options.wantsServer(PEER) && Files.exists(modules.resolve("socket.io"))) {
            starters.add(folder -> NodeSocketIo.start(folder, modules));
        }
        Path libraries = options.folder().resolve("netty-socketio").resolve("lib");
        if (options.wantsServer("netty-socketio") && Files.exists(libraries)) {
            starters.add(folder -> NettySocketIo.start(folder, libraries));
        }
        if (options.wantsServer("chobi")) {
            starters.add(folder -> Chobi.start(folder, options.serverJar(), options.javaFlags(), "auto"));
        }
        return starters;
    }

    /// Every server anew, so that what one scenario leaves behind is no other's burden.
    private void each(String name, List<Starter> starters, Scenario scenario) throws IOException, InterruptedException {
        if (!options.wantsScenario(name)) {
            return;
        }
        for (Starter starter : starters) {
            Path folder = Files.createTempDirectory(options.folder(), "server-");
            try (ChatUnderTest server = starter.start(folder)) {
                progress.println(name + ": " + server.name());
                scenario.run(server);
            } catch (IllegalStateException e) { // it could not; the others are measured all the same
                progress.println("  no figure: " + e.getMessage());
            }
        }
    }

    private void cells(ChatUnderTest server, int round, int viewers) throws IOException, InterruptedException {
        rehearse(server);
        double residentBefore = server.cost().residentMb();
        try (ChatLoad load = ChatLoad.start(server, server.room(SENDERS), viewers)) {
            Thread.sleep(Duration.ofSeconds(2));
            add("%d viewers: resident kB per connection".formatted(viewers), server, round,
                    (server.cost().residentMb() - residentBefore) * 1_024 / viewers);
            warm(load, viewers);
            for (int deliveries : DELIVERIES) {
                measure("%d viewers, %dk/s: ".formatted(viewers, deliveries / 1_000), server, round, load, viewers,
                        deliveries / (double) viewers);
            }
        }
    }

    /// So that what a server makes once, when first used, is no connection's.
    private void rehearse(ChatUnderTest server) throws IOException, InterruptedException {
        try (ChatLoad load = ChatLoad.start(server, server.room(SENDERS), REHEARSING)) {
            warm(load, REHEARSING);
        }
        Thread.sleep(Duration.ofSeconds(2));
    }

    private void bigRoom(ChatUnderTest server, int round) throws IOException, InterruptedException {
        try (ChatLoad load = ChatLoad.start(server, server.room(SENDERS), BIG_ROOM)) {
            warm(load, BIG_ROOM);
            measure("room of %d: ".formatted(BIG_ROOM), server, round, load, BIG_ROOM, BIG_ROOM_RATE);
        }
    }

    /// One viewer in a hundred has stopped reading.
    private void notReading(ChatUnderTest server, int round) throws IOException, InterruptedException {
        int viewers = 2_000;
        int stopped = viewers / 100;
        int readers = viewers - stopped;
        try (ChatLoad load = ChatLoad.start(server, server.room(SENDERS), viewers)) {
            warm(load, viewers);
            measure("all read: ", server, round, load, viewers, 40);
            load.stopReading(stopped);
            double before = server.cost().residentMb();
            measure("1 % do not read: ", server, round, load, readers, 40);
            add("1 % do not read: resident MB more", server, round, server.cost().residentMb() - before);
        }
    }

    private void warm(ChatLoad load, int viewers) throws InterruptedException {
        var _ = load.run(WARM_DELIVERIES / (double) viewers, WARM_SECONDS, viewers, () -> {
        });
        load.settle();
    }

    private void measure(String cell, ChatUnderTest server, int round, ChatLoad load, int readers, double perSecond)
            throws InterruptedException {
        Cost before = server.cost();
        double[] cpuSeconds = new double[1];
        ChatLoad.Seen seen = load.run(perSecond, options.seconds(), readers,
                () -> cpuSeconds[0] = server.cost().since(before).cpuSeconds());
        add(cell + "CPU s per million", server, round, cpuSeconds[0] / seen.received() * 1e6);
        add(cell + "share delivered", server, round, seen.share());
        add(cell + "latency p50, ms", server, round, seen.p50Ms());
        add(cell + "latency p99, ms", server, round, seen.p99Ms());
        load.settle();
    }

    private void add(String figure, ChatUnderTest server, int round, double value) {
        progress.printf(Locale.ROOT, "  %s: %.4f%n", figure, value);
        figures.add(figure, server.name().startsWith("chobi") ? "chobi" : server.name(), round, value);
    }
}
