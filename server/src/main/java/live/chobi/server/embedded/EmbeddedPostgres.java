package live.chobi.server.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import live.chobi.server.launch.Ports;
import live.chobi.server.launch.StartRefused;

/// PostgreSQL as a child: its cluster in the data directory, its port any free one on the loopback, its user `chobi`
/// with a password nobody needs to know. What is committed is on the disk: fsync and synchronous_commit stay on.
///
/// Owner: the thread that starts the program, then the one that stops it.
final class EmbeddedPostgres {
    /// Where the cluster lies inside the data directory.
    static final String DIRECTORY = "postgres";
    private static final String USER = "chobi";
    private static final String DATABASE = "chobi";
    /// Recovery after a crash reads up to max_wal_size of log; a slow disk needs a minute for that.
    private static final Duration READY_MAX = Duration.ofMinutes(2);
    private static final Duration SAY_EVERY = Duration.ofSeconds(3);
    private static final Duration LOOK_EVERY = Duration.ofMillis(20);
    private static final Duration ORPHAN_STOP_MAX = Duration.ofSeconds(20);
    private static final int ATTEMPTS = 5;
    /// The lines of `postmaster.pid`; PostgreSQL's miscadmin.h, LOCK_FILE_LINE_*.
    private static final int PID_LINE = 0;
    private static final int STATUS_LINE = 7;

    /// For one laptop: enough for the pool of the server and a person with psql, little enough to start at once. The
    /// durability settings are PostgreSQL's defaults, repeated because everything that is acknowledged rests on them.
    private static final List<String> SETTINGS = List.of("listen_addresses=127.0.0.1", "unix_socket_directories=",
            "fsync=on", "synchronous_commit=on", "full_page_writes=on", "shared_buffers=128MB", "max_connections=100",
            "max_wal_size=1GB", "wal_compression=pglz", "password_encryption=scram-sha-256", "timezone=UTC",
            "log_timezone=UTC",
            "logging_collector=off", "log_destination=stderr");

    private final Child child;
    private final String jdbcUrl;

    private EmbeddedPostgres(Child child, String jdbcUrl) {
        this.child = child;
        this.jdbcUrl = jdbcUrl;
    }

    /// Makes the cluster at the first start, recovers it after a crash, returns when it takes connections.
    ///
    /// @param onDeath told, on some thread, when PostgreSQL ends by itself
    static EmbeddedPostgres start(DataDirectory data, Consumer<String> progress, Consumer<String> onDeath)
            throws InterruptedException {
        Unprivileged user = Unprivileged.choose();
        Path cluster = data.root().resolve(DIRECTORY);
        if (!Files.isDirectory(cluster)) {
            progress.accept("first start: unpacking PostgreSQL and making an empty database in " + data.root());
        }
        Path programs = Programs.postgres(data);
        String password = Secrets.readOrMake(data, "postgres");
        if (!Files.isDirectory(cluster)) {
            make(cluster, programs, user, password, data.freshLog("initdb"));
        }
        progress.accept("starting PostgreSQL 18");
        stopOrphan(cluster, progress);
        user.give(cluster);
        Path log = data.freshLog("postgres");
        for (int attempt = 1;; attempt++) {
            int port = Ports.freeOnLoopback();
            Child child = Child.start(command(programs, user, cluster, port), cluster, log, "INT",
                    () -> onDeath.accept("PostgreSQL has ended unexpectedly; its log is " + log));
            try {
                if (awaitReady(child, cluster, progress)) {
                    String url = "jdbc:postgresql://127.0.0.1:%d/%s?user=%s&password=%s".formatted(port, DATABASE, USER,
                            password);
                    makeDatabase(url);
                    return new EmbeddedPostgres(child, url);
                }
            } catch (InterruptedException | RuntimeException e) {
                child.stop(Duration.ofSeconds(3), "QUIT");
                throw e;
            }
            // A port that somebody took first, or the last processes of a killed cluster that are still letting go.
            if (attempt == ATTEMPTS) {
                throw new StartRefused("postgres: the embedded PostgreSQL does not start: %s; the whole story is in %s"
                        .formatted(lastWords(log), log));
            }
            Thread.sleep(Duration.ofMillis(300L * attempt));
        }
    }

    String jdbcUrl() {
        return jdbcUrl;
    }

    long pid() {
        return child.pid();
    }

    /// Disconnects everybody and writes a checkpoint, so that the next start has nothing to recover.
    void stop(Duration bound) {
        child.stop(bound, "QUIT");
    }

    /// Under another name until it is complete: an interrupted first start begins anew.
    private static void make(Path cluster, Path programs, Unprivileged user, String password, Path log)
            throws InterruptedException {
        Path staging = cluster.resolveSibling("postgres.new");
        try {
            Trees.delete(staging);
            Path home = Files.createDirectory(staging);
            Path passwordFile = Files.writeString(home.resolve("password"), password);
            Path fresh = Files.createDirectory(home.resolve("cluster"));
            user.give(home);
            // The collation of the language-neutral C.UTF-8 is PostgreSQL's own: the same on every machine, for ever.
            List<String> initdb = user.wrap(List.of(programs.resolve("bin/initdb").toString(), "-D", fresh.toString(),
                    "-U", USER, "--auth=scram-sha-256", "--pwfile=" + passwordFile, "--encoding=UTF8", "--locale=C",
                    "--locale-provider=builtin", "--builtin-locale=C.UTF-8"));
            ProcessBuilder builder = new ProcessBuilder(initdb).directory(home.toFile()).redirectErrorStream(true)
                    .redirectOutput(log.toFile());
            builder.environment().put("LC_ALL", "C");
            Process process = builder.start();
            try {
                if (process.waitFor() != 0) {
                    throw new StartRefused(
                            "postgres: the empty database could not be made: %s; the whole story is in %s"
                                    .formatted(lastWords(log), log));
                }
            } finally {
                // An interrupted start takes along what initdb has started itself.
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
            Files.move(fresh, cluster, StandardCopyOption.ATOMIC_MOVE);
            Trees.delete(home);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> command(Path programs, Unprivileged user, Path cluster, int port) {
        List<String> command = new ArrayList<>(
                user.wrap(List.of(programs.resolve("bin/postgres").toString(), "-D", cluster.toString())));
        for (String setting : SETTINGS) {
            command.add("-c");
            command.add(setting);
        }
        command.add("-c");
        command.add("port=" + port);
        return command;
    }

    /// Stops the PostgreSQL of an earlier run that was killed, and removes a `postmaster.pid` that names a process
    /// which is something else by now, since PostgreSQL would refuse to start beside it.
    private static void stopOrphan(Path cluster, Consumer<String> progress) throws InterruptedException {
        Path pidFile = cluster.resolve("postmaster.pid");
        List<String> lines = lines(pidFile);
        if (lines.isEmpty()) {
            return;
        }
        try {
            long pid = Long.parseLong(lines.get(PID_LINE).strip());
            if (isPostgresOf(Processes.commandLine(pid), cluster)) {
                progress.accept("stopping the PostgreSQL that an earlier run left behind (process " + pid + ")");
                var _ = Processes.stop(pid, it -> isPostgresOf(it, cluster), List.of("INT", "QUIT", "KILL"),
                        ORPHAN_STOP_MAX);
            }
        } catch (NumberFormatException _) {
            // Half a line, written as the machine went down: as good as none.
        }
        try {
            Files.deleteIfExists(pidFile);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isPostgresOf(List<String> commandLine, Path cluster) {
        return commandLine.size() >= 3 && commandLine.getFirst().endsWith("/postgres")
                && commandLine.get(1).equals("-D") && commandLine.get(2).equals(cluster.toString());
    }

    /// False when PostgreSQL ended instead.
    private static boolean awaitReady(Child child, Path cluster, Consumer<String> progress)
            throws InterruptedException {
        long start = System.nanoTime();
        long said = start;
        while (child.isAlive()) {
            List<String> lines = lines(cluster.resolve("postmaster.pid"));
            if (lines.size() > STATUS_LINE && lines.get(PID_LINE).strip().equals(Long.toString(child.pid()))
                    && lines.get(STATUS_LINE).strip().equals("ready")) {
                return true;
            }
            long now = System.nanoTime();
            if (now - start > READY_MAX.toNanos()) {
                throw new StartRefused(
                        "postgres: the embedded PostgreSQL was not ready within %d s; start again, it goes on where it was"
                                .formatted(READY_MAX.toSeconds()));
            }
            if (now - said > SAY_EVERY.toNanos()) {
                said = now;
                progress.accept("PostgreSQL is recovering (%d s)".formatted((now - start) / 1_000_000_000));
            }
            Thread.sleep(LOOK_EVERY);
        }
        return false;
    }

    private static void makeDatabase(String url) {
        String maintenance = url.replaceFirst("/" + DATABASE + "\\?", "/postgres?");
        try (Connection connection = DriverManager.getConnection(maintenance);
                var statement = connection.createStatement()) {
            try (var found = statement
                    .executeQuery("select 1 from pg_database where datname = '" + DATABASE + "'")) {
                if (found.next()) {
                    return;
                }
            }
            statement.execute("create database " + DATABASE);
        } catch (SQLException e) {
            throw new StartRefused("postgres: the embedded PostgreSQL refuses its own user: " + e.getMessage()
                    + "; was the data directory put together from two?", e);
        }
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException _) {
            return List.of();
        }
    }

    private static String lastWords(Path log) {
        List<String> lines = lines(log);
        return lines.stream().filter(it -> it.contains("FATAL") || it.contains("PANIC") || it.contains("error:"))
                .reduce((_, last) -> last).orElse(lines.isEmpty() ? "it says nothing" : lines.getLast());
    }
}
