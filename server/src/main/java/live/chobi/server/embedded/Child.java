package live.chobi.server.embedded;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/// A program that must not outlive this process. Between the two stands a small shell that holds one end of a pipe:
/// when the pipe closes, because [#stop] closed it or because this process was killed, the shell asks the program to
/// stop.
///
/// The shell is the program's parent, so the process id it signals cannot meanwhile belong to somebody else. Both have a
/// session of their own, so that Ctrl-C in the terminal reaches this process alone and the stop keeps its order.
public final class Child {
    /// $0 the signal that stops the program, $1 its log, then the program. Prints the program's process id. Deaf to
    /// what a service manager sends to the whole group: only the pipe counts.
    private static final String WATCHDOG = """
            signal=$0; log=$1; shift
            trap '' HUP INT TERM
            exec 3<&0
            "$@" 3<&- </dev/null >>"$log" 2>&1 &
            child=$!
            echo $child
            exec >/dev/null 2>&1
            (read -r _ <&3; kill -s "$signal" $child) &
            watcher=$!
            exec 3<&-
            wait $child; status=$?
            kill -s KILL $watcher
            exit $status
            """;

    private final Process shell;
    private final long pid;
    private final AtomicBoolean stopping = new AtomicBoolean();

    private Child(Process shell, long pid) {
        this.shell = shell;
        this.pid = pid;
    }

    /// @param onDeath called on some thread, once, when the program ends without having been asked to
    public static Child start(List<String> command, Path directory, Path log, String stopSignal, Runnable onDeath) {
        List<String> watched = new ArrayList<>(OwnSession.PREFIX);
        watched.addAll(List.of("sh", "-c", WATCHDOG, stopSignal, log.toString()));
        watched.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(watched).directory(directory.toFile())
                .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
        // The engines would answer in the operator's language, or fail for a locale that is not installed.
        builder.environment().put("LC_ALL", "C");
        builder.environment().keySet().removeIf(it -> it.startsWith("PG"));
        try {
            Process shell = builder.start();
            // Not closed: that would also close the pipe under the shell.
            BufferedReader out = shell.inputReader();
            String pid = out.readLine();
            if (pid == null) {
                throw new IOException("the watchdog ended: see " + log);
            }
            Child child = new Child(shell, Long.parseLong(pid.strip()));
            var _ = shell.onExit().thenRun(() -> {
                if (!child.stopping.get()) {
                    onDeath.run();
                }
            });
            return child;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public long pid() {
        return pid;
    }

    public boolean isAlive() {
        return shell.isAlive();
    }

    /// Waits for the program's end, and tells its exit status.
    public int await() throws InterruptedException {
        return shell.waitFor();
    }

    /// Asks, then insists with `harderSignal` after most of the bound, then kills. Calling it again changes nothing.
    public void stop(Duration bound, String harderSignal) {
        stopping.set(true);
        try {
            shell.outputWriter().close();
            if (shell.waitFor(bound.toMillis() * 7 / 10, TimeUnit.MILLISECONDS)) {
                return;
            }
            Processes.signal(pid, harderSignal);
            if (shell.waitFor(bound.toMillis() * 2 / 10, TimeUnit.MILLISECONDS)) {
                return;
            }
            Processes.signal(pid, "KILL");
            shell.waitFor(bound.toMillis() / 10, TimeUnit.MILLISECONDS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            Processes.signal(pid, harderSignal);
        }
    }
}
