package live.chobi.server.faults;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;

/// A wire between programs that can swallow everything, while both ends think that it holds: a partition. Any thread
/// may change it; each connection has two threads of its own.
final class SwallowingWire implements AutoCloseable {
    private final ServerSocket door;
    private final int target;
    private volatile Era era = new Era();

    /// @param target a port on the loopback
    SwallowingWire(int target) throws IOException {
        this.target = target;
        this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return door.getLocalPort();
    }

    /// From now on nothing arrives, also of connections that are made, until the next cut.
    void swallow() {
        era.swallows = true;
    }

    /// Breaks every connection. New ones are taken, and of them nothing is swallowed.
    void cut() throws IOException {
        Era before = era;
        era = new Era();
        before.end();
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket near = door.accept();
                Thread.ofVirtual().start(() -> connect(near, era));
            } catch (IOException e) {
                if (!door.isClosed()) {
                    throw new UncheckedIOException("the wire's door broke", e);
                }
            }
        }
    }

    private void connect(Socket near, Era mine) {
        try (near; var far = new Socket(InetAddress.getLoopbackAddress(), target)) {
            mine.add(near);
            mine.add(far);
            Thread back = Thread.ofVirtual().start(() -> pass(far, near, mine));
            pass(near, far, mine);
            back.join();
        } catch (IOException refused) {
            // as if nobody listened
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Until either end goes, which ends both.
    private static void pass(Socket from, Socket to, Era mine) {
        byte[] some = new byte[16 * 1024];
        try (from; to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int read = in.read(some); read >= 0; read = in.read(some)) {
                if (!mine.swallows) {
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

    /// The time between two cuts. What was swallowed of a connection never arrives, so none outlives it.
    private static final class Era {
        volatile boolean swallows;
        private final List<Socket> sockets = new ArrayList<>();
        private boolean isOver;

        synchronized void add(Socket socket) throws IOException {
            sockets.add(socket);
            if (isOver) {
                socket.close();
            }
        }

        synchronized void end() throws IOException {
            isOver = true;
            for (Socket socket : sockets) {
                socket.close();
            }
        }
    }
}
