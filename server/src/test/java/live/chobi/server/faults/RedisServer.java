package live.chobi.server.faults;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Objects;
import live.chobi.server.launch.Ports;

/// A real Redis of the test's own, which may be killed and started again on the same port. Owner: the test.
final class RedisServer implements AutoCloseable {
    private static final String RESOURCE = "/redis-server-7.0.15-linux-amd64";

    private final Path folder;
    private final int port = Ports.freeOnLoopback();
    private Process process;

    private RedisServer(Path folder) throws IOException {
        this.folder = folder;
        this.process = launch();
    }

    /// @param folder for its program and its files
    static RedisServer start(Path folder) throws IOException {
        Path program = Files.createDirectories(folder).resolve("redis-server");
        try (InputStream packed = Objects.requireNonNull(RedisServer.class.getResourceAsStream(RESOURCE))) {
            Files.copy(packed, program, StandardCopyOption.REPLACE_EXISTING);
        }
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
        return new RedisServer(folder);
    }

    private Process launch() throws IOException {
        Process started = new ProcessBuilder(List.of(folder.resolve("redis-server").toString(), "--port",
                Integer.toString(port), "--bind", "127.0.0.1", "--save", "", "--dir", folder.toString()))
                .redirectErrorStream(true).redirectOutput(folder.resolve("redis.log").toFile()).start();
        Patience.until("Redis on port " + port, this::answers, () -> started);
        return started;
    }

    private boolean answers() {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 200);
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    int port() {
        return port;
    }

    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    void startAgain() throws IOException {
        process = launch();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
