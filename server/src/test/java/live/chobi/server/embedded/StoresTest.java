package live.chobi.server.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.List;
import java.util.concurrent.TimeUnit;
import live.chobi.testkit.TestPostgres;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Whole child JVMs: what the operator reads, and the exit status.
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class StoresTest {
    @TempDir
    static Path temporary;

    @ParameterizedTest
    @CsvSource({
        "postgres://u:p%40ss@db:6543/chobi?sslmode=require, jdbc:postgresql://db:6543/chobi?user=u&password=p%40ss&sslmode=require",
        "postgresql://db/chobi, jdbc:postgresql://db/chobi", "postgres://u@db, jdbc:postgresql://db/?user=u",
        "jdbc:postgresql://db:1/x?user=a, jdbc:postgresql://db:1/x?user=a"})
    void the_address_of_a_postgres_of_ones_own_may_be_written_both_ways(URI given, String jdbc) {
        assertThat(Stores.jdbc(given)).isEqualTo(jdbc);
    }

    @Test
    void stores_of_ones_own_are_used_and_no_child_is_started(@TempDir Path data) throws Exception {
        try (DataDirectory directory = DataDirectory.open(temporary.resolve("redis of one's own"))) {
            EmbeddedRedis redis = EmbeddedRedis.start(directory, _ -> {
            }, _ -> {
            });
            try (Held held = Held.start("--data.dir=" + data, "--postgres.url=" + TestPostgres.freshUrl(),
                    "--redis.url=" + redis.url())) {
                assertThat(held.printed()).contains("using the PostgreSQL of postgres.url",
                        "using the Redis of redis.url");
                assertThat(held.process().children()).isEmpty();
                held.process().destroy();
                assertThat(held.exitStatus()).isZero();
            } finally {
                redis.stop(java.time.Duration.ofSeconds(2));
            }
        }
    }

    @Test
    void a_postgres_that_does_not_answer_is_refused_in_one_line(@TempDir Path data) throws Exception {
        int nobody = closedPort();
        try (Held held = Held.start("--data.dir=" + data,
                "--postgres.url=postgres://u:hush@127.0.0.1:" + nobody + "/chobi")) {
            assertThat(held.complaints()).singleElement().asString()
                    .startsWith(
                            "postgres.url: cannot use PostgreSQL at jdbc:postgresql://127.0.0.1:" + nobody + "/chobi: ")
                    .endsWith("; start it, correct postgres.url, or leave it unset for the embedded one")
                    .doesNotContain("hush");
            assertThat(held.exitStatus()).isEqualTo(2);
        }
    }

    @Test
    void a_redis_that_does_not_answer_is_refused_in_one_line(@TempDir Path data) throws Exception {
        int nobody = closedPort();
        try (Held held = Held.start("--data.dir=" + data, "--postgres.url=" + TestPostgres.freshUrl(),
                "--redis.url=redis://:hush@127.0.0.1:" + nobody)) {
            assertThat(held.complaints()).singleElement().asString()
                    .startsWith("redis.url: cannot use Redis at redis://127.0.0.1:" + nobody + ": Connection refused")
                    .doesNotContain("hush");
            assertThat(held.exitStatus()).isEqualTo(2);
        }
    }

    @Test
    void a_taken_directory_a_taken_port_and_a_wrong_setting_are_one_line_each() throws Exception {
        Path home = temporary.resolve("taken");
        try (DataDirectory _ = DataDirectory.open(home); ServerSocket socket = new ServerSocket(0)) {
            assertThat(refusal("--data.dir=" + home))
                    .startsWith("data.dir: " + home + " is in use by another server (process ");
            assertThat(refusal("--http.port=" + socket.getLocalPort())).startsWith("http.port: port "
                    + socket.getLocalPort() + " is taken by another program; stop that program or choose another port");
            assertThat(refusal("--http.prot=1")).startsWith("--http.prot is not a setting");
        }
    }

    @Test
    void a_clean_stop_takes_the_children_along_and_leaves_nothing_to_recover(@TempDir Path data) throws Exception {
        try (Held held = Held.start("--data.dir=" + data)) {
            long postgres = Held.postgresOf(data);
            long redis = Held.redisOf(data);
            try (var connection = DriverManager.getConnection(held.jdbcUrl())) {
                assertThat(connection.isValid(5)).isTrue();
                // An open connection must not hold the stop back.
                List<ProcessHandle> descendants = held.process().descendants().toList();
                held.process().destroy();
                assertThat(held.exitStatus()).isZero();
                assertThat(descendants).isNotEmpty().noneMatch(ProcessHandle::isAlive);
            }
            assertThat(Processes.commandLine(postgres)).isEmpty();
            assertThat(Processes.commandLine(redis)).isEmpty();
            assertThat(data.resolve("postgres/postmaster.pid")).doesNotExist();
            assertThat(data.resolve("logs/postgres.log")).content().contains("database system is shut down")
                    .doesNotContain("automatic recovery in progress");
        }
    }

    @Test
    void a_stop_during_the_start_leaves_no_child(@TempDir Path data) throws Exception {
        Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin/java").toString(), "-cp",
                System.getProperty("java.class.path"), HoldStores.class.getName(), "--data.dir=" + data).start();
        var out = process.inputReader();
        assertThat(out.readLine()).startsWith("first start");
        assertThat(out.readLine()).isEqualTo("starting PostgreSQL 18");
        process.destroy();
        assertThat(process.waitFor(15, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
        assertThat(data.resolve("postgres/postmaster.pid")).doesNotExist();
    }

    private static String refusal(String argument) throws IOException, InterruptedException {
        try (Held held = Held.start(argument)) {
            List<String> complaints = held.complaints();
            assertThat(complaints).hasSize(1);
            assertThat(held.exitStatus()).isEqualTo(2);
            return complaints.getFirst();
        }
    }

    private static int closedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
