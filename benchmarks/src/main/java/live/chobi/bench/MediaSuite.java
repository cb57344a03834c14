package live.chobi.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import live.chobi.bench.media.Clip;
import live.chobi.bench.media.ClipMaker;
import live.chobi.bench.media.Fetchers;
import live.chobi.bench.media.HlsViewer;
import live.chobi.bench.media.Players;
import live.chobi.bench.media.Publishers;
import live.chobi.bench.servers.Chobi;
import live.chobi.bench.servers.Cost;
import live.chobi.bench.servers.MediaUnderTest;
import live.chobi.bench.servers.NginxRtmp;
import live.chobi.bench.servers.NodeMediaServer;

/// Ingest, fan-out, Low-Latency HLS and finished segments, each server in turn and the order turned with every round.
final class MediaSuite {
    static final String PEER = "nginx-rtmp";
    private static final int[] PUBLISHERS = {1, 20, 100};
    private static final int[] PLAYERS = {100, 500, 1_000};
    private static final int WARM_SECONDS = 4;
    /// JIT compilers need a while, and what a server makes once, when first used, is no player's.
    private static final int REHEARSAL_SECONDS = 60;
    private static final int REHEARSING_PUBLISHERS = 20;
    private static final int REHEARSING_PLAYERS = 500;
    private static final int REHEARSAL_WAVES = 3;
    /// Until a server has noticed that everybody left.
    private static final int SETTLE_SECONDS = 3;
    private static final int FETCHERS = 8;
    /// Two seconds of the clip.
    private static final int SEGMENT_BYTES = 625_000;

    private interface Starter {
        MediaUnderTest start(Path folder) throws IOException, InterruptedException;
    }

    private final Options options;
    private final PrintStream progress;
    private final Figures figures = new Figures();
    private final Clip clip;

    MediaSuite(Options options, PrintStream progress) throws IOException, InterruptedException {
        this.options = options;
        this.progress = progress;
        this.clip = ClipMaker.make(options.folder());
    }

    String run() throws IOException, InterruptedException {
        List<Starter> starters = new ArrayList<>(starters());
        for (int round = 0; round < options.rounds(); round++) {
            for (Starter starter : starters) {
                Path folder = Files.createTempDirectory(options.folder(), "server-");
                try (MediaUnderTest server = starter.start(folder)) {
                    progress.printf(Locale.ROOT, "round %d of %d: %s%n", round + 1, options.rounds(), server.name());
                    measure(server, round);
                }
            }
            Collections.rotate(starters, 1);
        }
        return figures.table(PEER);
    }

    private List<Starter> starters() {
        List<Starter> starters = new ArrayList<>();
        if (options.wantsServer(PEER) && NginxRtmp.program().isPresent()) {
            starters.add(NginxRtmp::start);
        }
        Path modules = options.folder().resolve("node_modules");
        if (options.wantsServer("node-media-server") && Files.exists(modules.resolve("node-media-server"))) {
            starters.add(folder -> NodeMediaServer.start(folder, modules));
        }
        for (String profile : List.of("economy", "low-latency", "auto")) {
            if (options.wantsServer(profile)) {
                starters.add(folder -> Chobi.start(folder, options.serverJar(), options.javaFlags(), profile));
            }
        }
        return starters;
    }

    private interface Scenario {
        void run() throws IOException, InterruptedException;
    }

    private void measure(MediaUnderTest server, int round) throws InterruptedException {
        attempt(() -> rehearse(server));
        for (int count : PUBLISHERS) {
            attempt("ingest", () -> ingest(server, round, count));
        }
        for (int count : PLAYERS) {
            attempt("fan-out", () -> fanOut(server, round, count));
        }
        attempt("hls", () -> hls(server, round));
        attempt("segments", () -> segments(server, round));
    }

    /// Every server the same.
    private void rehearse(MediaUnderTest server) throws IOException, InterruptedException {
        server.prepare(REHEARSING_PUBLISHERS);
        try (Publishers publishers = Publishers.start(clip, REHEARSING_PUBLISHERS, server::publishUrl, false)) {
            Thread.sleep(Duration.ofSeconds(2));
            for (int wave = 0; wave < REHEARSAL_WAVES; wave++) {
                try (Players _ = Players.start(REHEARSING_PLAYERS, server.playUrl(0))) {
                    Thread.sleep(Duration.ofSeconds(REHEARSAL_SECONDS / REHEARSAL_WAVES));
                }
            }
            publishers.requireAlive();
        }
    }

    /// A server that cannot do a thing has no figure for it; the others are measured all the same.
    private void attempt(String name, Scenario scenario) throws InterruptedException {
        if (options.wantsScenario(name)) {
            attempt(scenario);
        }
    }

    private void attempt(Scenario scenario) throws InterruptedException {
        try {
            scenario.run();
            Thread.sleep(Duration.ofSeconds(SETTLE_SECONDS));
        } catch (IllegalStateException | IOException e) {
            progress.println("  no figure: " + e.getMessage());
        }
    }

    private void ingest(MediaUnderTest server, int round, int count) throws IOException, InterruptedException {
        server.prepare(count);
        double residentBefore = server.cost().residentMb();
        try (Publishers publishers = Publishers.start(clip, count, server::publishUrl, false)) {
            Thread.sleep(Duration.ofSeconds(WARM_SECONDS));
            Cost before = server.cost();
            Thread.sleep(Duration.ofSeconds(options.seconds()));
            Cost after = server.cost();
            publishers.requireAlive();
            double minutes = count * options.seconds() / 60.0;
            add("ingest of %d: CPU s per stream-minute".formatted(count), server, round,
                    after.since(before).cpuSeconds() / minutes);
            add("ingest of %d: resident MB more".formatted(count), server, round,
                    after.residentMb() - residentBefore);
        }
    }

    private void fanOut(MediaUnderTest server, int round, int count) throws IOException, InterruptedException {
        server.prepare(1);
        try (Publishers publishers = Publishers.start(clip, 1, server::publishUrl, true)) {
            Thread.sleep(Duration.ofSeconds(2));
            try (Players players = Players.start(count, server.playUrl(0))) {
                Thread.sleep(Duration.ofSeconds(WARM_SECONDS));
                players.mark();
                Cost before = server.cost();
                Thread.sleep(Duration.ofSeconds(options.seconds()));
                Cost cost = server.cost().since(before);
                Players.Seen seen = players.seen();
                publishers.requireAlive();
                if (seen.lost() > 0) {
                    throw new IllegalStateException(
                            server.name() + " lost " + seen.lost() + " of " + count + " players");
                }
                String figure = "%d players: ".formatted(count);
                add(figure + "CPU s per Gbit", server, round, cost.cpuSeconds() / (seen.bytes() * 8 / 1e9));
                add(figure + "Mbit/s delivered", server, round, seen.bytes() * 8 / 1e6 / options.seconds());
                add(figure + "latency p50, ms", server, round, seen.latencyMs().percentile(0.5));
                add(figure + "latency p99, ms", server, round, seen.latencyMs().percentile(0.99));
                add(figure + "first picture p99, ms", server, round, seen.firstPictureMs().percentile(0.99));
            }
        }
    }

    private void hls(MediaUnderTest server, int round) throws IOException, InterruptedException {
        server.prepare(1);
        Optional<URI> playlist = server.hlsUrl(0);
        if (playlist.isEmpty()) {
            return;
        }
        try (Publishers publishers = Publishers.start(clip, 1, server::publishUrl, true)) {
            Thread.sleep(Duration.ofSeconds(WARM_SECONDS));
            HlsViewer.Seen seen = new HlsViewer().follow(playlist.get(), Duration.ofSeconds(options.seconds()));
            publishers.requireAlive();
            add("LL-HLS: part's newest picture p50, ms", server, round, seen.newestPictureMs().percentile(0.5));
            add("LL-HLS: part's newest picture p99, ms", server, round, seen.newestPictureMs().percentile(0.99));
            add("LL-HLS: live latency, s", server, round,
                    seen.holdBackSeconds() + seen.newestPictureMs().percentile(0.5) / 1e3);
        }
    }

    private void segments(MediaUnderTest server, int round) throws IOException, InterruptedException {
        Optional<URI> file = server.serve(new byte[SEGMENT_BYTES]);
        if (file.isPresent()) {
            fetch(server, round, file.get());
            return;
        }
        server.prepare(1);
        Optional<URI> playlist = server.hlsUrl(0);
        if (playlist.isPresent()) {
            try (Publishers publishers = Publishers.start(clip, 1, server::publishUrl, false)) {
                Thread.sleep(Duration.ofSeconds(WARM_SECONDS * 2L));
                publishers.requireAlive();
                fetch(server, round, new HlsViewer().segment(playlist.get()));
            }
        }
    }

    private void fetch(MediaUnderTest server, int round, URI url) throws InterruptedException {
        try (Fetchers fetchers = Fetchers.start(FETCHERS, url)) {
            Thread.sleep(Duration.ofSeconds(2));
            long bytes = fetchers.received();
            Cost before = server.cost();
            Thread.sleep(Duration.ofSeconds(options.seconds()));
            Cost cost = server.cost().since(before);
            fetchers.requireAlive();
            add("finished segments: CPU s per Gbit", server, round,
                    cost.cpuSeconds() / ((fetchers.received() - bytes) * 8 / 1e9));
        }
    }

    private void add(String figure, MediaUnderTest server, int round, double value) {
        progress.printf(Locale.ROOT, "  %s: %.4f%n", figure, value);
        figures.add(figure, server.name(), round, value);
    }
}
