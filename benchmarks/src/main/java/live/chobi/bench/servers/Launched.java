package live.chobi.bench.servers;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// A server's process, on the first core; the load has the second.
final class Launched implements AutoCloseable {
    private static final int START_MAX_SECONDS = 120;
    private static final int STOP_MAX_SECONDS = 15;

    private final Process process;
    private final Path log;

    private Launched(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /// @param folder its working folder; what it prints goes to `log` there
    static Launched start(Path folder, List<String> command) throws IOException {
        List<String> pinned = new ArrayList<>();
        if (Files.isExecutable(Path.of("/usr/bin/taskset"))) {
            pinned.addAll(List.of("/usr/bin/taskset", "-c", "0"));
        }
        pinned.addAll(command);
        Path log = folder.resolve("log");
        return new Launched(new ProcessBuilder(pinned).directory(folder.toFile()).redirectErrorStream(true)
                .redirectOutput(log.toFile()).start(), log);
    }

    ProcessHandle handle() {
        return process.toHandle();
    }

    void awaitPort(int port) throws IOException, InterruptedException {
        await(() -> {
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 500);
                return true;
            } catch (IOException _) {
                return false;
            }
        }, "port " + port);
    }

    void awaitLine(String start) throws IOException, InterruptedException {
        await(() -> Files.readAllLines(log).stream().anyMatch(line -> line.startsWith(start)), "'" + start + "'");
    }

    interface Condition {
        boolean holds() throws IOException;
    }

    private void await(Condition condition, String what) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_MAX_SECONDS);
        while (!condition.holds()) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                throw new IOException("no " + what + "; it printed:\n" + Files.readString(log));
            }
            Thread.sleep(50);
        }
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            process.onExit().get(STOP_MAX_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException _) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly().onExit().join();
        }
    }
}
