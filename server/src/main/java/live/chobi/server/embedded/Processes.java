package live.chobi.server.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Processes that are not our children: what an earlier run may have left behind.
final class Processes {
    private static final Duration LOOK_EVERY = Duration.ofMillis(25);

    private Processes() {
    }

    /// The command and its arguments; empty when there is no such process, also when it has ended and nobody has
    /// collected it yet (containers often lack a process that would).
    static List<String> commandLine(long pid) {
        Path file = Path.of("/proc", Long.toString(pid), "cmdline");
        if (Files.exists(Path.of("/proc/self/cmdline"))) {
            try {
                String line = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
                return Stream.of(line.split("\0")).filter(it -> !it.isEmpty()).toList();
            } catch (IOException gone) {
                return List.of();
            }
        }
        return ProcessHandle.of(pid).map(ProcessHandle::info)
                .flatMap(it -> it.command()
                        .map(command -> Stream
                                .concat(Stream.of(command), Stream.of(it.arguments().orElse(new String[0])))
                                .toList()))
                .orElse(List.of());
    }

    /// Stops the process if its command line says that it is ours, by one signal after the other.
    ///
    /// @return false when it is somebody else's, or gone
    static boolean stop(long pid, Predicate<List<String>> isOurs, List<String> signals, Duration each)
            throws InterruptedException {
        if (!isOurs.test(commandLine(pid))) {
            return false;
        }
        for (String signal : signals) {
            signal(pid, signal);
            long deadline = System.nanoTime() + each.toNanos();
            while (System.nanoTime() < deadline) {
                if (!isOurs.test(commandLine(pid))) {
                    return true;
                }
                Thread.sleep(LOOK_EVERY);
            }
        }
        throw new IllegalStateException("process " + pid + " does not stop");
    }

    /// By the shell's own `kill`: the program of that name is missing on small systems.
    static void signal(long pid, String signal) {
        try {
            new ProcessBuilder("sh", "-c", "kill -s \"$0\" \"$1\"", signal, Long.toString(pid))
                    .redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
