package live.chobi.server.node;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// Runs tests written against stock npm clients, in `src/test/node`.
public final class NodeSuite {
    private static final Path DIRECTORY = Path.of("src/test/node").toAbsolutePath();

    private NodeSuite() {
    }

    /// `node --test file` with these variables; fails with all it printed.
    public static void run(String file, Map<String, String> environment) {
        install();
        execute(List.of("node", "--test", file), environment);
    }

    /// A program of this folder that goes on by itself; the caller reads what it prints, and ends it.
    public static Process start(String file, Map<String, String> environment) {
        install();
        var builder = new ProcessBuilder("node", file).directory(DIRECTORY.toFile()).redirectErrorStream(true);
        builder.environment().putAll(environment);
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What the lock file pins, once, whichever test JVM comes first; scripts of the packages are not run.
    private static synchronized void install() {
        Path installed = DIRECTORY.resolve("node_modules/.package-lock.json");
        try (FileChannel turn = FileChannel.open(Path.of("target/node-suites.lock"), StandardOpenOption.CREATE,
                StandardOpenOption.WRITE); FileLock _ = turn.lock()) {
            if (!Files.exists(installed) || Files.getLastModifiedTime(installed)
                    .compareTo(Files.getLastModifiedTime(DIRECTORY.resolve("package-lock.json"))) < 0) {
                execute(List.of("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"), Map.of());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void execute(List<String> command, Map<String, String> environment) {
        var builder = new ProcessBuilder(command).directory(DIRECTORY.toFile()).redirectErrorStream(true);
        builder.environment().putAll(environment);
        try {
            Process process = builder.start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(5, TimeUnit.MINUTES) || process.exitValue() != 0) {
                throw new AssertionError(String.join(" ", command) + " failed:\n" + output);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
