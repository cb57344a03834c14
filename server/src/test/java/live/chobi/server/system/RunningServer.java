package live.chobi.server.system;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import live.chobi.server.Main;

/// The program as an operator starts it, in a JVM of its own, on free ports. Owner: the test; what it printed may be
/// read from any thread.
public final class RunningServer implements AutoCloseable {
    private static final String ADMIN_PASSWORD = "admin-password";
    private static final long READY_MAX_SECONDS = 120;
    /// What the contract promises an operator.
    private static final long STOP_MAX_SECONDS = 10;
    private static final Pattern READY = Pattern.compile("ready http=(\\S+) rtmp=(\\S+)");

    private final Path data;
    private final Process process;
    private final Printed printed;
    private final String http;
    private final String rtmp;
    private List<ProcessHandle> children = List.of();

    private RunningServer(Path data, Process process, Printed printed, Matcher ready) {
        this.data = data;
        this.process = process;
        this.printed = printed;
        this.http = ready.group(1);
        this.rtmp = ready.group(2);
    }

    /// Starts on a data directory that may hold an earlier run's data, and returns when it serves.
    ///
    /// @param settings more flags, `--chat.flood.perUser=0`; they come last, so they win
    public static RunningServer start(Path data, String... settings) {
        List<String> arguments = new ArrayList<>(List.of("--data.dir=" + data, "--http.port=0", "--rtmp.port=0",
                "--admin.password=" + ADMIN_PASSWORD));
        arguments.addAll(List.of(settings));
        Process process = launch(Main.class, arguments);
        Printed printed = Printed.by(process);
        try {
            return new RunningServer(data, process, printed, printed.ready.get(READY_MAX_SECONDS, TimeUnit.SECONDS));
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            process.destroyForcibly();
            throw new AssertionError("it did not start:\n" + printed, e);
        }
    }

    /// A data directory under `target/` as the first start leaves it, for one test class; it stays there after the
    /// test, for the curious.
    public static Path freshData(Class<?> test) {
        return DataDirectories.afterFirstStart(test.getSimpleName());
    }

    /// As [#freshData], for tests of the first start: empty.
    public static Path emptyData(Class<?> test) {
        return DataDirectories.empty(test.getSimpleName());
    }

    /// One of the product's programs in a JVM of its own, with its standard error in its standard output.
    public static Process launch(Class<?> program, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-ea", "-Xmx512m", "-XX:TieredStopAtLevel=1", "-XX:+UseZGC", "-XX:+UseCompactObjectHeaders",
                "--enable-native-access=ALL-UNNAMED",
                "-cp", System.getProperty("java.class.path"), program.getName()));
        command.addAll(arguments);
        try {
            return new ProcessBuilder(command).redirectErrorStream(true).start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String http() {
        return http;
    }

    /// Without the stream key.
    public String rtmp() {
        return rtmp;
    }

    public Path data() {
        return data;
    }

    public Process process() {
        return process;
    }

    /// Everything it has said so far, on both its outputs.
    public String printed() {
        return printed.toString();
    }

    /// What `src/test/node/chobi.mjs` reads.
    Map<String, String> forNode() {
        return Map.of("CHOBI_HTTP", http, "CHOBI_RTMP", rtmp, "CHOBI_ADMIN_PASSWORD", ADMIN_PASSWORD, "FFMPEG",
                Encoder.program(), "CORPUS", Encoder.recordings().toString());
    }

    /// Calls without a token.
    public RpcClient guest() {
        return new RpcClient(http, "");
    }

    public Person admin() {
        return Person.from(guest(), guest().mutate("auth.login", "login", "admin", "password", ADMIN_PASSWORD));
    }

    public Person register(String username) {
        return Person.from(guest(), guest().mutate("auth.register", "username", username, "email",
                username + "@example.com", "password", username + "-password"));
    }

    /// As the administrator; every call grants anew.
    public void grant(Person to, long coins) {
        admin().rpc().mutate("gifts.addCoins", "userId", to.id(), "amount", coins, "idempotencyKey",
                UUID.randomUUID().toString(), "reason", "test");
    }

    /// SIGTERM; it must go in time, with status 0, and take its children along.
    public void stop() throws InterruptedException {
        children = process.descendants().toList();
        process.destroy();
        if (!process.waitFor(STOP_MAX_SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError("it did not stop within " + STOP_MAX_SECONDS + " s:\n" + printed);
        }
        if (process.exitValue() != 0) {
            throw new AssertionError("it stopped with status " + process.exitValue() + ":\n" + printed);
        }
        List<ProcessHandle> left = children.stream().filter(ProcessHandle::isAlive).toList();
        if (!left.isEmpty()) {
            throw new AssertionError("it left children running: " + left.stream().map(ProcessHandle::info).toList());
        }
    }

    /// SIGKILL to the program alone: its children stay, as they do after a crash, and the next start must cope.
    public void kill() throws InterruptedException {
        children = process.descendants().toList();
        process.destroyForcibly().waitFor();
    }

    /// Whatever happened before, nothing is left running.
    @Override
    public void close() {
        if (process.isAlive()) {
            children = process.descendants().toList();
            process.destroy();
            try {
                process.waitFor(STOP_MAX_SECONDS, TimeUnit.SECONDS);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
            process.destroyForcibly();
        }
        children.forEach(ProcessHandle::destroyForcibly);
    }

    /// The program's output, read as it comes, since a full pipe would stop it.
    private record Printed(List<String> lines, CompletableFuture<Matcher> ready) {
        static Printed by(Process process) {
            var printed = new Printed(new ArrayList<>(), new CompletableFuture<>());
            Thread.ofVirtual().start(() -> printed.read(process.inputReader()));
            return printed;
        }

        private void read(BufferedReader output) {
            try (output) {
                output.lines().forEach(this::took);
            } catch (IOException | UncheckedIOException e) {
                took("(its output cannot be read: " + e + ")");
            }
            ready.completeExceptionally(new IllegalStateException("it ended before it was ready"));
        }

        private void took(String line) {
            synchronized (lines) {
                lines.add(line);
            }
            Matcher match = READY.matcher(line);
            if (match.matches()) {
                ready.complete(match);
            }
        }

        @Override
        public String toString() {
            synchronized (lines) {
                return String.join("\n", lines);
            }
        }
    }
}
