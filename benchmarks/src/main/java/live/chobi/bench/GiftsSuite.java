package live.chobi.bench;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.function.Function;
import live.chobi.bench.gifts.GiftLoad;
import live.chobi.bench.gifts.GiftsUnderTest;
import live.chobi.bench.gifts.Plain;
import live.chobi.bench.gifts.Sequenced;
import live.chobi.bench.gifts.World;
import live.chobi.server.config.Config;
import live.chobi.server.config.ConfigReader;
import live.chobi.server.embedded.Stores;
import live.chobi.server.launch.Lifecycle;

/// Complete gifts (coins, diamonds, fee, log row, key, streak, outbox), through the product's command path and as one
/// plain transaction each, on the product's own PostgreSQL with fsync. Each has a database of its own there. Both share
/// the processors with the clients. The order turns with every round.
final class GiftsSuite {
    static final String PEER = "plain";
    /// Of the plain transactions; the product takes one for each of its shards.
    private static final int CONNECTIONS = 32;
    private static final int HOSTS = 256;
    /// Four times. JIT compilers need a while, and small batches are other code than large ones.
    private static final double WARM_SECONDS = 5;

    private record Crowd(int clients, int inFlight) {
        @Override
        public String toString() {
            return inFlight == 1 ? clients + " clients" : clients + " clients, " + clients * inFlight + " in flight";
        }
    }

    private static final List<Crowd> CROWDS = List.of(new Crowd(16, 1), new Crowd(64, 1), new Crowd(64, 16),
            new Crowd(256, 1), new Crowd(1_024, 1));

    private final Options options;
    private final PrintStream progress;
    private final Figures figures = new Figures();

    private record Contender(World world, GiftsUnderTest gifts) {}

    GiftsSuite(Options options, PrintStream progress) {
        this.options = options;
        this.progress = progress;
    }

    /// The embedded PostgreSQL starts and stops with the program's life.
    void run(Lifecycle life) throws Exception {
        Path folder = Files.createTempDirectory(options.folder(), "gifts-");
        Config config = ConfigReader.read(new String[]{"--data.dir=" + folder.resolve("data")}, Map.of(), folder);
        String url = Stores.openPostgres(config, Stores.openDirectory(config, life), life);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            System.out.print(threads.submit(() -> measureAll(url)).get());
        }
        life.endWith(0);
    }

    private String measureAll(String url) throws Exception {
        List<Contender> contenders = new ArrayList<>();
        if (options.wantsServer(PEER)) {
            contenders.add(contender(url, PEER, Plain::new));
        }
        if (options.wantsServer("chobi")) {
            contenders.add(contender(url, "chobi", Sequenced::new));
        }
        for (Contender contender : contenders) {
            progress.println("warming " + contender.gifts().name());
            for (int clients : new int[]{16, 64}) {
                var _ = new GiftLoad(contender.gifts(), 1).closed(clients, 1, WARM_SECONDS);
                var _ = new GiftLoad(contender.gifts(), HOSTS).closed(clients, 1, WARM_SECONDS);
            }
        }
        for (int round = 0; round < options.rounds(); round++) {
            for (Contender contender : contenders) {
                round(contender, round);
            }
            Collections.rotate(contenders, 1);
        }
        contenders.forEach(it -> {
            it.gifts().close();
            it.world().close();
        });
        return figures.table(PEER);
    }

    private static Contender contender(String url, String name, Function<World, GiftsUnderTest> gifts) {
        World world = World.make(url, "bench_" + name, CONNECTIONS);
        return new Contender(world, gifts.apply(world));
    }

    private void round(Contender contender, int round) throws Exception {
        for (Crowd crowd : CROWDS) {
            if (options.wantsScenario("hot")) {
                closed(contender, round, "hot host, " + crowd, 1, crowd);
            }
            if (options.wantsScenario("spread")) {
                closed(contender, round, HOSTS + " hosts, " + crowd, HOSTS, crowd);
            }
        }
        if (options.wantsScenario("pace")) {
            GiftLoad load = new GiftLoad(contender.gifts(), 1);
            latencies(contender, round, "one gift a second", load.open(1, 1, options.seconds()));
        }
        if (options.wantsScenario("overload")) {
            overload(contender, round);
        }
    }

    private void closed(Contender contender, int round, String cell, int hosts, Crowd crowd) throws Exception {
        World world = contender.world();
        world.checkpoint();
        long coinsBefore = world.given();
        World.Used before = world.used();
        GiftLoad.Seen seen = new GiftLoad(contender.gifts(), hosts).closed(crowd.clients(), crowd.inFlight(),
                options.seconds());
        World.Used used = world.used().since(before);
        if (world.given() - coinsBefore != seen.given() * 10) {
            throw new IllegalStateException("the accounts say %d coins, the answers %d gifts of 10"
                    .formatted(world.given() - coinsBefore, seen.given()));
        }
        add(contender, round, cell + ": gifts/s", seen.perSecond());
        latencies(contender, round, cell, seen);
        add(contender, round, cell + ": WAL bytes per gift", used.walBytes() / seen.given());
        add(contender, round, cell + ": PostgreSQL CPU us per gift", used.postgresCpuSeconds() / seen.given() * 1e6);
        add(contender, round, cell + ": CPU us per gift", used.cpuSeconds() / seen.given() * 1e6);
    }

    private void latencies(Contender contender, int round, String cell, GiftLoad.Seen seen) {
        add(contender, round, cell + ": p50 ms", seen.p50Ms());
        add(contender, round, cell + ": p99 ms", seen.p99Ms());
    }

    /// Twice what it can do at most, by the clock: it must go on doing what it can, and refuse the rest at once.
    private void overload(Contender contender, int round) throws Exception {
        GiftLoad load = new GiftLoad(contender.gifts(), 1);
        double most = load.closed(1_024, 1, options.seconds()).perSecond();
        GiftLoad.Seen twice = load.open(1_024, most * 2, options.seconds());
        add(contender, round, "hot host, twice the maximum offered: share of the maximum", twice.perSecond() / most);
        add(contender, round, "hot host, twice the maximum offered: share refused",
                (double) twice.refused() / (twice.refused() + twice.given()));
        add(contender, round, "hot host, twice the maximum offered: p99 ms", twice.p99Ms());
    }

    private void add(Contender contender, int round, String figure, double value) {
        progress.printf(Locale.ROOT, "  %s: %s: %.4f%n", contender.gifts().name(), figure, value);
        figures.add(figure, contender.gifts().name(), round, value);
    }
}
