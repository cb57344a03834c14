package live.chobi.server.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The real engines. One directory for all tests, with a space in its name, since making a cluster takes seconds.
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class EmbeddedStoresTest {
    private static final Duration STOP = Duration.ofSeconds(5);

    @TempDir
    static Path temporary;

    private static Path home() {
        return temporary.resolve("chobi data");
    }

    @Test
    void what_is_committed_is_on_the_disk() throws Exception {
        try (DataDirectory data = DataDirectory.open(home())) {
            EmbeddedPostgres postgres = startPostgres(data);
            try {
                assertThat(show(postgres, "fsync")).isEqualTo("on");
                assertThat(show(postgres, "synchronous_commit")).isEqualTo("on");
                assertThat(show(postgres, "full_page_writes")).isEqualTo("on");
                assertThat(show(postgres, "server_version")).startsWith("18.6");
                assertThat(show(postgres, "listen_addresses")).isEqualTo("127.0.0.1");
                assertThat(show(postgres, "unix_socket_directories")).isEmpty();
                assertThat(show(postgres, "data_checksums")).isEqualTo("on");
            } finally {
                postgres.stop(STOP);
            }
        }
    }

    @Test
    void nobody_enters_without_the_password() throws Exception {
        try (DataDirectory data = DataDirectory.open(home())) {
            EmbeddedPostgres postgres = startPostgres(data);
            try {
                String wrong = postgres.jdbcUrl().replaceFirst("password=.*", "password=guess");
                assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> DriverManager.getConnection(wrong)))
                        .hasMessageContaining("password authentication failed");
            } finally {
                postgres.stop(STOP);
            }
            for (String secret : List.of("secrets/postgres", "secrets/redis")) {
                if (Files.exists(home().resolve(secret))) {
                    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home().resolve(secret))))
                            .isEqualTo("rw-------");
                }
            }
        }
    }

    @Test
    void a_restart_keeps_the_rows_and_the_keys() throws Exception {
        try (DataDirectory data = DataDirectory.open(home())) {
            EmbeddedPostgres postgres = startPostgres(data);
            execute(postgres, "create table if not exists kept (n int)");
            execute(postgres, "insert into kept values (42)");
            postgres.stop(STOP);
            EmbeddedRedis redis = startRedis(data);
            assertThat(redis(redis, "SET kept 42")).isEqualTo("+OK");
            redis.stop(STOP);

            EmbeddedPostgres again = startPostgres(data);
            EmbeddedRedis redisAgain = startRedis(data);
            try {
                assertThat(query(again, "select max(n) from kept")).isEqualTo("42");
                assertThat(redis(redisAgain, "EXISTS kept")).isEqualTo(":1");
            } finally {
                again.stop(STOP);
                redisAgain.stop(STOP);
            }
        }
    }

    @Test
    void children_stop_by_themselves_when_their_parent_is_killed() throws Exception {
        try (Held held = Held.start("--data.dir=" + home())) {
            long postgres = Held.postgresOf(home());
            long redis = Held.redisOf(home());
            assertThat(Processes.commandLine(postgres)).isNotEmpty();
            assertThat(Processes.commandLine(redis)).isNotEmpty();

            held.process().destroyForcibly().waitFor();

            await().atMost(20, TimeUnit.SECONDS).untilAsserted(() -> {
                assertThat(Processes.commandLine(postgres)).isEmpty();
                assertThat(Processes.commandLine(redis)).isEmpty();
            });
        }
    }

    @Test
    void an_orphan_of_a_killed_server_is_stopped_and_its_data_recovered() throws Exception {
        try (Held held = Held.start("--data.dir=" + home())) {
            try (Connection connection = DriverManager.getConnection(held.jdbcUrl());
                    var statement = connection.createStatement()) {
                statement.execute("create table if not exists survives (n int)");
                statement.execute("insert into survives values (7)");
            }
            long postgres = Held.postgresOf(home());
            long redis = Held.redisOf(home());
            killWatchdogs(held);
            held.process().destroyForcibly().waitFor();
            assertThat(Processes.commandLine(postgres)).isNotEmpty();
            assertThat(Processes.commandLine(redis)).isNotEmpty();

            List<String> said = new ArrayList<>();
            try (DataDirectory data = DataDirectory.open(home())) {
                EmbeddedPostgres next = EmbeddedPostgres.start(data, said::add, EmbeddedStoresTest::unexpected);
                EmbeddedRedis nextRedis = EmbeddedRedis.start(data, said::add, EmbeddedStoresTest::unexpected);
                try {
                    assertThat(query(next, "select max(n) from survives")).isEqualTo("7");
                    assertThat(Processes.commandLine(postgres)).isEmpty();
                    assertThat(Processes.commandLine(redis)).isEmpty();
                    assertThat(said).anyMatch(it -> it.contains("left behind (process " + postgres + ")"))
                            .anyMatch(it -> it.contains("left behind (process " + redis + ")"));
                } finally {
                    next.stop(STOP);
                    nextRedis.stop(STOP);
                }
            }
        }
    }

    @Test
    void everything_killed_at_once_recovers() throws Exception {
        try (Held held = Held.start("--data.dir=" + home())) {
            long postgres = Held.postgresOf(home());
            long redis = Held.redisOf(home());
            killWatchdogs(held);
            held.process().destroyForcibly().waitFor();
            Processes.signal(postgres, "KILL");
            Processes.signal(redis, "KILL");
            try (DataDirectory data = DataDirectory.open(home())) {
                EmbeddedPostgres next = startPostgres(data);
                next.stop(STOP);
                EmbeddedRedis nextRedis = startRedis(data);
                nextRedis.stop(STOP);
            }
        }
    }

    @Test
    void a_process_that_only_has_the_number_of_the_old_one_is_left_alone() throws Exception {
        Process stranger = new ProcessBuilder("tail", "-f", "/dev/null").start();
        try (DataDirectory data = DataDirectory.open(home())) {
            startPostgres(data).stop(STOP);
            startRedis(data).stop(STOP);
            Files.writeString(home().resolve("postgres/postmaster.pid"), stranger.pid() + "\n" + home() + "\n");
            Files.writeString(home().resolve("redis/redis.pid"), stranger.pid() + "\n");

            startPostgres(data).stop(STOP);
            startRedis(data).stop(STOP);

            assertThat(stranger.isAlive()).isTrue();
        } finally {
            stranger.destroyForcibly();
        }
    }

    @Test
    void the_death_of_a_child_is_told_and_an_ordinary_stop_is_not() throws Exception {
        List<String> told = new CopyOnWriteArrayList<>();
        try (DataDirectory data = DataDirectory.open(home())) {
            EmbeddedPostgres stopped = EmbeddedPostgres.start(data, EmbeddedStoresTest::ignore, told::add);
            stopped.stop(STOP);
            EmbeddedPostgres killed = EmbeddedPostgres.start(data, EmbeddedStoresTest::ignore, told::add);
            Processes.signal(killed.pid(), "KILL");
            await().atMost(10, TimeUnit.SECONDS).until(() -> !told.isEmpty());
            assertThat(told).singleElement().asString().contains("PostgreSQL has ended unexpectedly", "postgres.log");
            killed.stop(STOP);
        }
    }

    @Test
    void a_first_start_that_was_interrupted_begins_anew(@TempDir Path other) throws Exception {
        Files.createDirectories(other.resolve("postgres.new/cluster/half"));
        Files.createDirectories(other.resolve("programs/postgres.new/bin"));
        try (DataDirectory data = DataDirectory.open(other)) {
            EmbeddedPostgres postgres = startPostgres(data);
            assertThat(query(postgres, "select current_database()")).isEqualTo("chobi");
            postgres.stop(STOP);
            assertThat(other.resolve("postgres.new")).doesNotExist();
        }
    }

    private static EmbeddedPostgres startPostgres(DataDirectory data) throws InterruptedException {
        return EmbeddedPostgres.start(data, EmbeddedStoresTest::ignore, EmbeddedStoresTest::unexpected);
    }

    private static EmbeddedRedis startRedis(DataDirectory data) throws InterruptedException {
        return EmbeddedRedis.start(data, EmbeddedStoresTest::ignore, EmbeddedStoresTest::unexpected);
    }

    private static void ignore(String progress) {
        assertThat(progress).isNotBlank();
    }

    private static void unexpected(String line) {
        throw new AssertionError(line);
    }

    /// The shells between the server and its engines, and the shells' readers of the pipe.
    private static void killWatchdogs(Held held) {
        List<ProcessHandle> shells = held.process().children()
                .filter(it -> Processes.commandLine(it.pid()).contains("-c")).toList();
        assertThat(shells).hasSize(2);
        List<ProcessHandle> all = new ArrayList<>(shells);
        shells.forEach(shell -> shell.children()
                .filter(it -> Processes.commandLine(it.pid()).equals(Processes.commandLine(shell.pid())))
                .forEach(all::add));
        assertThat(all).hasSize(4);
        // The readers first: they would otherwise act on the end of their shells.
        all.reversed().forEach(it -> Processes.signal(it.pid(), "KILL"));
    }

    private static String show(EmbeddedPostgres postgres, String setting) throws SQLException {
        return query(postgres, "show " + setting);
    }

    private static String query(EmbeddedPostgres postgres, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(postgres.jdbcUrl());
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            assertThat(rows.next()).isTrue();
            return String.valueOf(rows.getString(1));
        }
    }

    private static void execute(EmbeddedPostgres postgres, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(postgres.jdbcUrl());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String redis(EmbeddedRedis redis, String command) throws IOException {
        URI url = URI.create(redis.url());
        try (var socket = new java.net.Socket(url.getHost(), url.getPort())) {
            var out = new java.io.PrintStream(socket.getOutputStream(), true, java.nio.charset.StandardCharsets.UTF_8);
            out.print("AUTH " + url.getUserInfo().substring(1) + "\r\n" + command + "\r\n");
            var in = new java.io.BufferedReader(
                    new java.io.InputStreamReader(socket.getInputStream(), java.nio.charset.StandardCharsets.UTF_8));
            assertThat(in.readLine()).isEqualTo("+OK");
            return String.valueOf(in.readLine());
        }
    }
}
