package live.chobi.server.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import live.chobi.server.launch.Ports;
import live.chobi.server.launch.StartRefused;

/// Redis as a child: append-only files in the data directory, any free port on the loopback, a password of its own.
///
/// Owner: the thread that starts the program, then the one that stops it.
final class EmbeddedRedis {
    private static final Duration READY_MAX = Duration.ofSeconds(60);
    private static final Duration LOOK_EVERY = Duration.ofMillis(20);
    private static final Duration ORPHAN_STOP_MAX = Duration.ofSeconds(5);
    private static final int ATTEMPTS = 5;

    private final Child child;
    private final String url;

    private EmbeddedRedis(Child child, String url) {
        this.child = child;
        this.url = url;
    }

    static EmbeddedRedis start(DataDirectory data, Consumer<String> progress, Consumer<String> onDeath)
            throws InterruptedException {
        Path directory = data.directory("redis");
        Path settings = directory.resolve("redis.conf");
        Path program = Programs.redis(data);
        String password = Secrets.readOrMake(data, "redis");
        progress.accept("starting Redis 7");
        stopOrphan(directory, settings, progress);
        Path log = data.freshLog("redis");
        for (int attempt = 1;; attempt++) {
            int port = Ports.freeOnLoopback();
            write(settings, settings(directory, port, password));
            Child child = Child.start(List.of(program.toString(), settings.toString()), directory, log, "TERM",
                    () -> onDeath.accept("Redis has ended unexpectedly; its log is " + log));
            String url = "redis://:%s@127.0.0.1:%d/0".formatted(password, port);
            try {
                if (awaitReady(child, URI.create(url))) {
                    return new EmbeddedRedis(child, url);
                }
            } catch (InterruptedException | RuntimeException e) {
                child.stop(Duration.ofSeconds(2), "KILL");
                throw e;
            }
            if (attempt == ATTEMPTS) {
                throw new StartRefused(
                        "redis: the embedded Redis does not start; its log is %s. It holds nothing that lasts: %s may be deleted"
                                .formatted(log, directory));
            }
            Thread.sleep(Duration.ofMillis(200L * attempt));
        }
    }

    String url() {
        return url;
    }

    long pid() {
        return child.pid();
    }

    void stop(Duration bound) {
        child.stop(bound, "KILL");
    }

    /// In a file and not in arguments, which every user of the machine can read. The command line stays as it was
    /// started, since by it an orphan is recognised.
    private static String settings(Path directory, int port, String password) {
        String quoted = directory.toString().replace("\\", "\\\\").replace("\"", "\\\"");
        return """
                bind 127.0.0.1
                port %d
                requirepass %s
                dir "%s"
                pidfile "%s/redis.pid"
                appendonly yes
                appendfsync everysec
                save ""
                daemonize no
                set-proc-title no
                # Redis is speed, never the truth: at the limit it forgets what was used least.
                maxmemory 256mb
                maxmemory-policy allkeys-lru
                """.formatted(port, password, quoted, quoted);
    }

    private static void write(Path settings, String text) {
        try {
            Files.deleteIfExists(settings);
            Files.createFile(settings,
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(settings, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void stopOrphan(Path directory, Path settings, Consumer<String> progress)
            throws InterruptedException {
        Path pidFile = directory.resolve("redis.pid");
        try {
            if (!Files.exists(pidFile)) {
                return;
            }
            String text = Files.readString(pidFile).strip();
            if (text.matches("[0-9]{1,18}")
                    && Processes.stop(Long.parseLong(text), it -> isRedisOf(it, settings), List.of("TERM", "KILL"),
                            ORPHAN_STOP_MAX)) {
                progress.accept("stopped the Redis that an earlier run left behind (process " + text + ")");
            }
            Files.deleteIfExists(pidFile);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isRedisOf(List<String> commandLine, Path settings) {
        return commandLine.size() >= 2 && commandLine.getFirst().endsWith("/redis-server")
                && commandLine.get(1).equals(settings.toString());
    }

    /// False when Redis ended instead.
    private static boolean awaitReady(Child child, URI url) throws InterruptedException {
        long deadline = System.nanoTime() + READY_MAX.toNanos();
        while (child.isAlive()) {
            try {
                RedisPing.ping(url, Duration.ofSeconds(1));
                return true;
            } catch (IOException notYet) {
                if (System.nanoTime() > deadline) {
                    throw new StartRefused("redis: the embedded Redis was not ready within %d s; start again"
                            .formatted(READY_MAX.toSeconds()), notYet);
                }
            }
            Thread.sleep(LOOK_EVERY);
        }
        return false;
    }
}
