package live.chobi.server.faults;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// An encoder by hand: publishes silence over RTMP, and says what no proper encoder would. Owner: the test; a thread of
/// its own sends the silence, another reads what the server says.
final class Encoder implements AutoCloseable {
    private static final int HANDSHAKE_BYTES = 1536;
    private static final int CHUNK_BYTES = 65_536;
    private static final int FRAME_MS = 23;

    private final Socket socket;
    private final DataOutputStream out;
    private final ByteArrayOutputStream heard = new ByteArrayOutputStream();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private int timestamp;

    private Encoder(Socket socket) throws IOException {
        this.socket = socket;
        this.out = new DataOutputStream(socket.getOutputStream());
        DataInputStream in = new DataInputStream(socket.getInputStream());
        out.writeByte(3);
        out.write(new byte[HANDSHAKE_BYTES]);
        in.readByte();
        byte[] theirs = in.readNBytes(HANDSHAKE_BYTES);
        in.readNBytes(HANDSHAKE_BYTES);
        out.write(theirs);
        Thread.ofVirtual().start(() -> hear(in));
    }

    /// Connected and shaken hands; nothing more.
    static Encoder connect(String rtmpUrl) {
        try {
            URI url = URI.create(rtmpUrl);
            Socket socket = new Socket(url.getHost(), url.getPort());
            socket.setTcpNoDelay(true);
            return new Encoder(socket);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Publishes under this key, in real time, until it is closed.
    static Encoder publish(String rtmpUrl, String key) {
        Encoder encoder = connect(rtmpUrl).ask(key);
        encoder.expect("NetStream.Publish.Start");
        encoder.sendSilence();
        return encoder;
    }

    /// Asks to publish under this key; the answer is heard with [#expect].
    Encoder ask(String key) {
        try {
            message(2, 1, 0, hex("%08x".formatted(CHUNK_BYTES)));
            message(3, 20, 0, amf("connect", 1, hex("03 0003 617070 020004 6c697665 000009")));
            message(3, 20, 0, amf("createStream", 2, hex("05")));
            byte[] name = key.getBytes(StandardCharsets.UTF_8);
            message(3, 20, 1, amf("publish", 3, hex("05 02%04x%s 020004 6c697665".formatted(name.length,
                    HexFormat.of().formatHex(name)))));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void sendSilence() {
        // AAC LC, 44.1 kHz, stereo; then frames of it, as fast as they last.
        trySend(8, hex("af 00 12 10"));
        var _ = clock.scheduleAtFixedRate(() -> trySend(8, hex("af 01 21 10 04 60 8c 1c")), 0, FRAME_MS,
                TimeUnit.MILLISECONDS);
    }

    private void trySend(int type, byte[] body) {
        try {
            message(4, type, 1, body);
            timestamp += FRAME_MS;
        } catch (IOException gone) {
            clock.shutdown();
        }
    }

    /// One RTMP message, in chunks.
    synchronized void message(int chunkStream, int type, int stream, byte[] body) throws IOException {
        out.write(hex("%02x %06x %06x %02x".formatted(chunkStream, timestamp, body.length, type)));
        out.writeInt(Integer.reverseBytes(stream));
        for (int at = 0; at < body.length; at += CHUNK_BYTES) {
            if (at > 0) {
                out.writeByte(0xC0 | chunkStream);
            }
            out.write(body, at, Math.min(CHUNK_BYTES, body.length - at));
        }
        out.flush();
    }

    /// Bytes that are no message.
    synchronized void raw(byte[] bytes) throws IOException {
        out.write(bytes);
        out.flush();
    }

    /// Waits until the server has said this.
    void expect(String words) {
        Patience.until("the server to say " + words, () -> heard().contains(words), this::heard);
    }

    void expectClosed() {
        Patience.until("the server to hang up", socket::isClosed, this::heard);
    }

    boolean isClosed() {
        return socket.isClosed();
    }

    String heard() {
        synchronized (heard) {
            return heard.toString(StandardCharsets.ISO_8859_1);
        }
    }

    private void hear(DataInputStream in) {
        byte[] bytes = new byte[4096];
        try (socket) {
            for (int length = in.read(bytes); length >= 0; length = in.read(bytes)) {
                synchronized (heard) {
                    heard.write(bytes, 0, length);
                }
            }
        } catch (IOException broken) {
            // The socket is closed either way, which is what the test looks at.
        }
    }

    private static byte[] amf(String command, double transaction, byte[] rest) {
        byte[] name = command.getBytes(StandardCharsets.UTF_8);
        return hex("02%04x%s 00%016x %s".formatted(name.length, HexFormat.of().formatHex(name),
                Double.doubleToLongBits(transaction), HexFormat.of().formatHex(rest)));
    }

    static byte[] hex(String text) {
        return HexFormat.of().parseHex(text.replace(" ", ""));
    }

    /// As a cable that is pulled: without a good-bye.
    @Override
    public void close() {
        clock.shutdownNow();
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
