package live.chobi.server.embedded;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A child JVM that runs [HoldStores].
record Held(Process process, List<String> printed) implements AutoCloseable {
    static Held start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-cp", System.getProperty("java.class.path"), HoldStores.class.getName()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).start();
        List<String> printed = new ArrayList<>();
        BufferedReader out = process.inputReader();
        for (@Nullable
        String line = out.readLine(); line != null; line = out.readLine()) {
            printed.add(line);
            if (line.startsWith("ready ")) {
                break;
            }
        }
        return new Held(process, printed);
    }

    String jdbcUrl() {
        return printed.getLast().split(" ", -1)[1];
    }

    /// What it said on standard error; waits for its end.
    List<String> complaints() throws IOException {
        return process.errorReader().readAllLines();
    }

    int exitStatus() throws InterruptedException {
        if (!process.waitFor(15, TimeUnit.SECONDS)) {
            throw new AssertionError("still running");
        }
        return process.exitValue();
    }

    /// The pid that PostgreSQL wrote.
    static long postgresOf(Path data) throws IOException {
        return Long.parseLong(Files.readAllLines(data.resolve("postgres/postmaster.pid")).getFirst().strip());
    }

    static long redisOf(Path data) throws IOException {
        return Long.parseLong(Files.readString(data.resolve("redis/redis.pid")).strip());
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
