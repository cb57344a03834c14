package live.chobi.server.faults;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/// A wire between programs that can swallow everything, while both ends think that it holds: a partition. Any thread
/// may change it; each connection has two threads of its own.
final class SwallowingWire implements AutoCloseable {
    private final ServerSocket door;
    private final int target;
    private final Queue<Socket> sockets = new ConcurrentLinkedQueue<>();
    private volatile boolean swallows;

    /// @param target a port on the loopback
    SwallowingWire(int target) throws IOException {
        this.target = target;
        this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return door.getLocalPort();
    }

    void swallow(boolean everything) {
        swallows = everything;
    }

    /// Breaks every connection; new ones are taken.
    void cut() throws IOException {
        for (Socket socket = sockets.poll(); socket != null; socket = sockets.poll()) {
            socket.close();
        }
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket near = door.accept();
                sockets.add(near);
                Thread.ofVirtual().start(() -> connect(near));
            } catch (IOException e) {
                if (!door.isClosed()) {
                    throw new UncheckedIOException("the wire's door broke", e);
                }
            }
        }
    }

    private void connect(Socket near) {
        try (near; var far = new Socket(InetAddress.getLoopbackAddress(), target)) {
            sockets.add(far);
            Thread back = Thread.ofVirtual().start(() -> pass(far, near));
            pass(near, far);
            back.join();
        } catch (IOException refused) {
            // as if nobody listened
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Until either end goes, which ends both.
    private void pass(Socket from, Socket to) {
        byte[] some = new byte[16 * 1024];
        try (from; to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int read = in.read(some); read >= 0; read = in.read(some)) {
                if (!swallows) {
                    out.write(some, 0, read);
                }
            }
        } catch (IOException gone) {
            // the other direction ends too
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
        cut();
    }
}
