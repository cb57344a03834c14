package live.chobi.testkit;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import live.chobi.schema.Database;

/// A PostgreSQL for one test that hurts it, with durable commits. It comes back at the port and with the data that it
/// had. Owner: the test's thread.
public final class OwnPostgres implements AutoCloseable {
    private static final Duration STARTUP_MAX = Duration.ofSeconds(60);
    /// What belongs to the running server and not to its data.
    private static final Set<String> OF_THE_PROCESS = Set.of("postmaster.pid", "postmaster.opts", "epg-lock");

    private final Path data;
    private EmbeddedPostgres running;

    /// Empty, and migrated.
    public OwnPostgres() {
        this(temporary());
        try (Database database = Database.open(url(), 2)) {
            database.migrate();
        }
    }

    private OwnPostgres(Path data) {
        this.data = data;
        this.running = start(data, 0);
    }

    private static Path temporary() {
        try {
            return Files.createTempDirectory("chobi-postgres");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// @param port 0 for any free one
    private static EmbeddedPostgres start(Path data, int port) {
        try {
            EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder().setDataDirectory(data)
                    .setCleanDataDirectory(false).setPGStartupWait(STARTUP_MAX).setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("max_connections", "40");
            return (port == 0 ? builder : builder.setPort(port)).start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A JDBC URL; the same for as long as this is.
    public String url() {
        return running.getJdbcUrl("postgres", "postgres");
    }

    /// As a machine that loses its power, as far as processes are concerned; returns when it takes connections again.
    public void killAndStart() {
        endBy("-KILL");
    }

    /// Every backend leaves at once and nothing is written any more: `pg_ctl stop -m immediate`.
    public void stopImmediatelyAndStart() {
        endBy("-QUIT");
    }

    private void endBy(String signal) {
        try {
            ProcessHandle postmaster = postmaster();
            List<ProcessHandle> all = java.util.stream.Stream
                    .concat(postmaster.descendants(), java.util.stream.Stream.of(postmaster)).toList();
            int said = new ProcessBuilder("kill", signal, Long.toString(postmaster.pid())).start().waitFor();
            if (said != 0) {
                throw new IllegalStateException("kill " + signal + " said " + said);
            }
            all.stream().map(ProcessHandle::onExit).forEach(CompletableFuture::join);
            int port = running.getPort();
            running.close();
            running = start(data, port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private ProcessHandle postmaster() throws IOException {
        long pid = Long.parseLong(Files.readAllLines(data.resolve("postmaster.pid")).getFirst().strip());
        return ProcessHandle.of(pid).orElseThrow();
    }

    /// Makes a backup while it works, and starts a second PostgreSQL from that. Source: PostgreSQL's documentation,
    /// "Making a Base Backup Using the Low Level API".
    public OwnPostgres restored() {
        Path copy = temporary();
        try (Connection session = DriverManager.getConnection(url()); var statement = session.createStatement()) {
            statement.execute("select pg_backup_start('test', true)");
            copyTo(copy);
            try (var label = statement.executeQuery("select labelfile from pg_backup_stop(false)")) {
                label.next();
                Files.writeString(copy.resolve("backup_label"), label.getString(1));
            }
            // Only now the log holds all that makes the copy whole.
            copyTree(data.resolve("pg_wal"), copy.resolve("pg_wal"));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new OwnPostgres(copy);
    }

    private void copyTo(Path copy) throws IOException {
        copyTree(data, copy);
        for (String name : OF_THE_PROCESS) {
            Files.deleteIfExists(copy.resolve(name));
        }
    }

    private static void copyTree(Path from, Path to) throws IOException {
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes)
                    throws IOException {
                Path made = to.resolve(from.relativize(directory));
                if (!Files.isDirectory(made)) {
                    Files.createDirectories(made);
                    Files.setPosixFilePermissions(made, Files.getPosixFilePermissions(directory));
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                try {
                    Files.copy(file, to.resolve(from.relativize(file)), StandardCopyOption.REPLACE_EXISTING,
                            StandardCopyOption.COPY_ATTRIBUTES);
                } catch (NoSuchFileException gone) {
                    // A server that works removes files meanwhile.
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
                if (failure instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE;
                }
                throw failure;
            }
        });
    }

    @Override
    public void close() {
        try {
            running.close();
            Files.walkFileTree(data, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.delete(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path directory,
                        java.io.@org.jspecify.annotations.Nullable IOException failure)
                        throws IOException {
                    Files.delete(directory);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
