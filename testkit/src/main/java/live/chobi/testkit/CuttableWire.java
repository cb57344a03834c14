package live.chobi.testkit;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/// A wire between a program and its PostgreSQL that breaks at a commit, where the program cannot know what became of
/// it. Any thread may set the next cut; each connection has two threads of its own.
public final class CuttableWire implements Closeable {
    /// Where the wire breaks.
    public enum Cut {
        NONE,
        /// PostgreSQL never hears of the commit and rolls back.
        COMMIT_LOST,
        /// PostgreSQL commits; the program does not hear of it.
        ANSWER_LOST,
        /// The program's connection breaks, and PostgreSQL reads the commit only when the program already asks again.
        COMMIT_LATE
    }

    private static final int PATIENCE_SECONDS = 10;
    private static final byte[] COMMIT = "COMMIT".getBytes(StandardCharsets.US_ASCII);
    /// What a batch says first, and again when it runs again.
    private static final byte[] BATCH = "log.batch".getBytes(StandardCharsets.US_ASCII);

    private final ServerSocket door;
    private final int postgresPort;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicReference<Cut> next = new AtomicReference<>(Cut.NONE);
    private volatile CompletableFuture<Boolean> askedAgain = new CompletableFuture<>();

    public CuttableWire(int postgresPort) throws IOException {
        this.postgresPort = postgresPort;
        this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        threads.execute(this::accept);
    }

    /// The same database, through this wire. Prepared statements would hide the word that the wire looks for.
    public static String through(CuttableWire wire, String jdbcUrl) {
        return jdbcUrl.replaceFirst(":\\d+/", ":" + wire.door.getLocalPort() + "/") + "&prepareThreshold=0";
    }

    public static int portOf(String jdbcUrl) {
        return URI.create(jdbcUrl.substring("jdbc:".length())).getPort();
    }

    public void cutAtNextCommit(Cut cut) {
        next.set(cut);
    }

    public boolean hasCut() {
        return next.get() == Cut.NONE;
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket program = door.accept();
                Socket postgres = new Socket(InetAddress.getLoopbackAddress(), postgresPort);
                program.setTcpNoDelay(true);
                postgres.setTcpNoDelay(true);
                var link = new Link(program, postgres);
                threads.execute(link::toPostgres);
                threads.execute(link::toProgram);
            } catch (IOException closed) {
                return;
            }
        }
    }

    private final class Link {
        private final Socket program;
        private final Socket postgres;
        private volatile boolean answersAreLost;

        Link(Socket program, Socket postgres) {
            this.program = program;
            this.postgres = postgres;
        }

        void toPostgres() {
            byte[] bytes = new byte[1 << 16];
            try (program; postgres) {
                InputStream in = program.getInputStream();
                for (int length = in.read(bytes); length >= 0; length = in.read(bytes)) {
                    Cut cut = contains(bytes, length, COMMIT) ? next.getAndSet(Cut.NONE) : Cut.NONE;
                    if (cut == Cut.COMMIT_LOST) {
                        return;
                    }
                    answersAreLost |= cut == Cut.ANSWER_LOST;
                    if (contains(bytes, length, BATCH)) {
                        askedAgain.complete(true);
                    }
                    if (cut == Cut.COMMIT_LATE) {
                        askedAgain = new CompletableFuture<>();
                        program.close();
                        var _ = askedAgain.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
                    }
                    postgres.getOutputStream().write(bytes, 0, length);
                    if (cut == Cut.COMMIT_LATE) {
                        // Closing at once would let PostgreSQL see the end before it has read the commit.
                        postgres.shutdownOutput();
                        var _ = postgres.getInputStream().readAllBytes();
                        return;
                    }
                }
            } catch (IOException broken) {
                // Both ends are closed by now, which is all that a broken wire says.
            }
        }

        void toProgram() {
            byte[] bytes = new byte[1 << 16];
            // A server that is ended with unread bytes resets the connection: that too ends both halves.
            try (program; postgres) {
                InputStream in = postgres.getInputStream();
                for (int length = in.read(bytes); length >= 0 && !answersAreLost; length = in.read(bytes)) {
                    program.getOutputStream().write(bytes, 0, length);
                }
            } catch (IOException broken) {
                // As above.
            }
        }
    }

    private static boolean contains(byte[] bytes, int length, byte[] word) {
        for (int i = 0; i + word.length <= length; i++) {
            if (Arrays.equals(bytes, i, i + word.length, word, 0, word.length)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void close() {
        try {
            door.close();
            threads.shutdownNow();
            threads.awaitTermination(5, TimeUnit.SECONDS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
