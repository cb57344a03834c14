package live.chobi.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import live.chobi.bench.rpc.RpcLoad;
import live.chobi.bench.servers.Chobi;
import live.chobi.bench.servers.Cost;
import live.chobi.bench.servers.NodeTrpc;
import live.chobi.bench.servers.RpcUnderTest;

/// Reads over HTTP/1.1, a trivial one, the gifts and ten calls in a batch: first as fast as they are answered, then at
/// half of that. The product's stores, limits and accounts cost too; the peer has none. The order turns with
/// every round.
final class RpcSuite {
    static final String PEER = "@trpc/server";
    private static final int CONNECTIONS = 32;
    /// JIT compilers need a while.
    private static final Duration WARM = Duration.ofSeconds(10);

    private interface Starter {
        RpcUnderTest start(Path folder) throws IOException, InterruptedException;
    }

    private final Options options;
    private final PrintStream progress;
    private final Figures figures = new Figures();

    RpcSuite(Options options, PrintStream progress) {
        this.options = options;
        this.progress = progress;
    }

    private static Map<String, String> targets() {
        Map<String, String> targets = new LinkedHashMap<>();
        targets.put("ping", "/api/trpc/system.ping");
        targets.put("gifts", "/api/trpc/gifts.getAvailableGifts");
        targets.put("batch", "/api/trpc/" + String.join(",", Collections.nCopies(10, "system.ping"))
                + "?batch=1&input=%7B%7D");
        return targets;
    }

    String run() throws IOException, InterruptedException {
        List<Starter> starters = new ArrayList<>(starters());
        for (int round = 0; round < options.rounds(); round++) {
            for (Starter starter : starters) {
                Path folder = Files.createTempDirectory(options.folder(), "server-");
                try (RpcUnderTest server = starter.start(folder)) {
                    progress.println(server.name());
                    measure(server, round);
                }
            }
            Collections.rotate(starters, 1);
        }
        return figures.table(PEER);
    }

    private List<Starter> starters() {
        List<Starter> starters = new ArrayList<>();
        Path modules = options.folder().resolve("node_modules");
        if (options.wantsServer(PEER) && Files.exists(modules.resolve("@trpc").resolve("server"))) {
            starters.add(folder -> NodeTrpc.start(folder, modules));
        }
        if (options.wantsServer("chobi")) {
            starters.add(folder -> Chobi.start(folder, options.serverJar(), options.javaFlags(), "auto"));
        }
        return starters;
    }

    private void measure(RpcUnderTest server, int round) throws IOException, InterruptedException {
        for (Map.Entry<String, String> target : targets().entrySet()) {
            String name = target.getKey();
            if (!options.wantsScenario(name)) {
                continue;
            }
            RpcLoad load = new RpcLoad(server.http(), target.getValue(), CONNECTIONS);
            var _ = load.run(0, WARM);
            Cost before = server.cost();
            RpcLoad.Seen full = load.run(0, Duration.ofSeconds(options.seconds()));
            double cpuSeconds = server.cost().since(before).cpuSeconds();
            add(name + ": CPU µs per request", server, round, cpuSeconds / full.answers() * 1e6);
            add(name + ": requests per second", server, round, full.perSecond());
            RpcLoad.Seen half = load.run(full.perSecond() / 2, Duration.ofSeconds(options.seconds()));
            add(name + ": p50 at half load, ms", server, round, half.p50Ms());
            add(name + ": p99 at half load, ms", server, round, half.p99Ms());
        }
        add("resident MB", server, round, server.cost().residentMb());
    }

    private void add(String figure, RpcUnderTest server, int round, double value) {
        progress.printf(Locale.ROOT, "  %s: %.4f%n", figure, value);
        figures.add(figure, server.name().startsWith("chobi") ? "chobi" : server.name(), round, value);
    }
}
