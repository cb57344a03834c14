package live.chobi.media;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// An encoder by hand, over a real socket: what it sends and when is the test's to say. Owner: the test; a thread of
/// its own reads what the server says.
final class HandEncoder implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int HANDSHAKE_BYTES = 1536;
    private static final int CHUNK_BYTES = 65_536;
    private static final String PICTURE = "0164001effe1001a6764001eacd940a02ff970110000030001000003003c0f162d9601000468efbcb0";

    private final Socket socket;
    private final DataOutputStream out;
    private final ByteArrayOutputStream heard = new ByteArrayOutputStream();
    private final CountDownLatch closed = new CountDownLatch(1);

    /// Shakes hands and asks to publish.
    HandEncoder(int port, String name) {
        this(port, name, false);
    }

    /// @param isAble it says that it can connect again (`capsEx`)
    HandEncoder(int port, String name, boolean isAble) {
        try {
            socket = new Socket(InetAddress.getLoopbackAddress(), port);
            socket.setTcpNoDelay(true);
            out = new DataOutputStream(socket.getOutputStream());
            DataInputStream in = new DataInputStream(socket.getInputStream());
            var hello = new byte[1 + HANDSHAKE_BYTES];
            hello[0] = 3;
            out.write(hello);
            in.readByte();
            byte[] theirs = in.readNBytes(HANDSHAKE_BYTES);
            in.readNBytes(HANDSHAKE_BYTES);
            out.write(theirs);
            Thread.ofVirtual().start(() -> hear(in));
            message(2, 1, 0, 0, hex("%08x".formatted(CHUNK_BYTES)));
            String capabilities = isAble ? "0006 636170734578 00 3ff0000000000000" : "";
            message(3, 20, 0, 0, command("connect", 1, "03 0003 617070 020004 6c697665 " + capabilities + " 000009"));
            message(3, 20, 0, 0, command("createStream", 2, "05"));
            byte[] key = name.getBytes(StandardCharsets.UTF_8);
            message(3, 20, 1, 0, command("publish", 3,
                    "05 02%04x%s 020004 6c697665".formatted(key.length, HexFormat.of().formatHex(key))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Let in, and its decoder configuration sent.
    static HandEncoder publish(int port, String name) throws InterruptedException {
        return new HandEncoder(port, name).letIn();
    }

    HandEncoder letIn() throws InterruptedException {
        expect("NetStream.Publish.Start");
        headers();
        return this;
    }

    void headers() {
        send(9, 0, hex("1700000000" + PICTURE));
        send(8, 0, hex("af001190"));
    }

    /// A picture and the sound beside it.
    ///
    /// @param mark a byte to know the frame by
    void frame(long ms, boolean key, int mark) {
        byte[] unit = hex((key ? "65" : "41") + "88" + "%02x".formatted(mark).repeat(200));
        send(9, ms, hex((key ? "17" : "27") + "01000000%08x".formatted(unit.length) + HexFormat.of().formatHex(unit)));
        send(8, ms, hex("af01" + "21".repeat(100)));
    }

    /// The beginning of a message whose end never comes.
    void halfAFrame(long ms) {
        try {
            out.write(hex("06 %06x 0003e8 09 01000000 2701".formatted(ms)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The proper good-bye.
    void unpublish() {
        try {
            message(3, 20, 1, 0, command("deleteStream", 4, "05 00 3ff0000000000000"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Waits until the server has said this.
    void expect(String words) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        synchronized (heard) {
            while (!heard().contains(words)) {
                long left = deadline - System.nanoTime();
                if (left <= 0 || (closed.getCount() == 0 && !heard().contains(words))) {
                    throw new AssertionError("it did not say " + words + " but " + heard());
                }
                TimeUnit.NANOSECONDS.timedWait(heard, left);
            }
        }
    }

    void expectClosed() throws InterruptedException {
        if (!closed.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError("the server did not hang up; it said " + heard());
        }
    }

    String heard() {
        synchronized (heard) {
            return heard.toString(StandardCharsets.ISO_8859_1);
        }
    }

    private void send(int type, long ms, byte[] body) {
        try {
            message(type == 8 ? 4 : 6, type, 1, ms, body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// In one chunk; times below 2^24.
    private void message(int chunkStream, int type, int stream, long ms, byte[] body) throws IOException {
        var message = new ByteArrayOutputStream(body.length + 12);
        message.writeBytes(hex("%02x %06x %06x %02x".formatted(chunkStream, ms, body.length, type)));
        message.writeBytes(hex("%02x000000".formatted(stream)));
        message.writeBytes(body);
        out.write(message.toByteArray());
    }

    private void hear(DataInputStream in) {
        byte[] bytes = new byte[4096];
        try (socket) {
            for (int length = in.read(bytes); length >= 0; length = in.read(bytes)) {
                tell(bytes, length);
            }
        } catch (IOException broken) {
            // The socket is closed either way, which is what the test looks at.
        } finally {
            closed.countDown();
            tell(bytes, 0);
        }
    }

    private void tell(byte[] bytes, int length) {
        synchronized (heard) {
            heard.write(bytes, 0, length);
            heard.notifyAll();
        }
    }

    private static byte[] command(String name, double transaction, String rest) {
        return hex("02%04x%s 00%016x %s".formatted(name.length(),
                HexFormat.of().formatHex(name.getBytes(StandardCharsets.US_ASCII)),
                Double.doubleToLongBits(transaction), rest));
    }

    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text.replace(" ", ""));
    }

    /// As a cable that is pulled.
    void cut() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        cut();
    }
}
