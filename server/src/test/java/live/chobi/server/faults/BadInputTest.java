package live.chobi.server.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import live.chobi.server.system.Person;
import live.chobi.server.system.RunningServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/// What no proper client would send, on every port. Each gets one clear refusal or a closed connection, and a broadcast
/// with its viewer goes on undisturbed.
@Timeout(value = 2, unit = TimeUnit.MINUTES)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadInputTest {
    private static final Path DATA = RunningServer.freshData(BadInputTest.class);
    private static final int TWENTY_MB = 20 << 20;
    private final RunningServer server = RunningServer.start(DATA);
    private final Person host = server.register("host");
    private final Broadcast broadcast = Broadcast.create(host);
    private final Encoder encoder = broadcast.goLive(server);
    private final SocketClient viewer = SocketClient.connect(server.http(), server.register("viewer").token());

    @BeforeAll
    void join() {
        assertThat(viewer.emit("join_session", "sessionId", broadcast.id()).path("ok").asBoolean()).isTrue();
    }

    @AfterAll
    void stop() throws InterruptedException {
        try (server; encoder; viewer) {
            server.stop();
        }
    }

    @AfterEach
    void others_are_undisturbed() {
        String text = "still here " + UUID.randomUUID();
        assertThat(viewer.emit("send_message", "sessionId", broadcast.id(), "text", text).path("ok").asBoolean())
                .isTrue();
        viewer.expectEvent("new_message", "text", text);
        assertThat(encoder.isClosed()).isFalse();
        assertThat(broadcast.status(host.rpc())).isEqualTo("live");
        // A refusal is an answer, not a fault of ours: no traces in the log.
        assertThat(server.printed()).doesNotContain("\tat ");
    }

    @Test
    void an_unknown_stream_key_is_refused_with_a_reason() {
        try (var stranger = Encoder.connect(server.rtmp()).ask("live_nobodyhasthiskey")) {
            stranger.expect("NetStream.Publish.");
            stranger.expect("unknown stream key");
            stranger.expectClosed();
        }
    }

    @Test
    void a_second_publisher_on_a_live_key_is_refused_with_a_reason() {
        try (var second = Encoder.connect(server.rtmp()).ask(broadcast.streamKey())) {
            second.expect("NetStream.Publish.BadName");
            second.expect("another encoder is already sending with this key");
            second.expectClosed();
        }
    }

    @Test
    void malformed_rtmp_chunks_close_their_connection() throws IOException {
        // Type 3 on a chunk stream that has no header yet; an abort of the wrong size; a chunk size of zero.
        for (String chunk : List.of("c5 00 00 00 00 00", "02 000000 000003 02 00000000 000000",
                "02 000000 000004 01 00000000 00000000", "03 000000 000004 14 00000000 ffffffff")) {
            try (var broken = Encoder.connect(server.rtmp())) {
                broken.raw(Encoder.hex(chunk));
                broken.expectClosed();
            }
        }
    }

    @Test
    void an_rtmp_message_of_16_mb_closes_its_connection() throws IOException {
        Broadcast other = Broadcast.create(server.register("large" + System.nanoTime()));
        try (var large = Encoder.publish(server.rtmp(), other.streamKey())) {
            assertClosedWhileSending(() -> large.message(4, 9, 1, new byte[0xFFFFFF]));
            large.expectClosed();
        }
    }

    @Test
    void an_http_body_of_20_mb_is_refused_without_being_read() throws IOException {
        String head = "POST /api/trpc/auth.login HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n";
        try (var raw = new Raw(httpPort())) {
            raw.send(head + "Content-Length: " + TWENTY_MB + "\r\n\r\n");
            assertThat(raw.answer()).startsWith("HTTP/1.1 413 ").contains("PAYLOAD_TOO_LARGE");
        }
        try (var raw = new Raw(httpPort())) {
            raw.send(head + "Transfer-Encoding: chunked\r\n\r\n");
            String chunk = "10000\r\n" + "x".repeat(0x10000) + "\r\n";
            assertClosedWhileSending(() -> {
                for (int sent = 0; sent < TWENTY_MB; sent += 0x10000) {
                    raw.send(chunk);
                }
            });
            assertThat(raw.answer()).startsWith("HTTP/1.1 413 ");
        }
    }

    @Test
    void a_socket_message_of_20_mb_closes_its_connection() {
        try (var large = SocketClient.connect(server.http(), "")) {
            assertClosedWhileSending(() -> large.raw("42[\"send_message\",\"" + "x".repeat(TWENTY_MB) + "\"]"));
            assertThat(large.awaitClosed()).isNotBlank();
        }
    }

    @Test
    void garbage_on_any_port_hurts_nobody() throws IOException {
        long seed = System.nanoTime();
        var random = new Random(seed);
        byte[] noise = new byte[4096];
        random.nextBytes(noise);
        byte[] tls = Encoder.hex("16030100c8010000c40303" + "00".repeat(200));
        byte[] ssh = "SSH-2.0-OpenSSH_9.6\r\n".getBytes(StandardCharsets.US_ASCII);
        byte[] endless = ("GET /" + "a".repeat(1 << 20)).getBytes(StandardCharsets.US_ASCII);
        int rtmp = URI.create(server.rtmp()).getPort();
        for (int port : new int[]{httpPort(), rtmp, Engines.postgresPort(server), Engines.redisPort(server)}) {
            for (byte[] bytes : List.of(noise, tls, ssh, endless, new byte[0])) {
                try (var raw = new Raw(port)) {
                    assertClosedWhileSending(() -> raw.send(bytes));
                    raw.hangUp();
                    assertThat(raw.answer()).as("port %d, seed %d", port, seed).doesNotContain("live.chobi.");
                }
            }
        }
    }

    @Test
    void http_that_breaks_the_rules_is_answered_in_one_line() throws IOException {
        for (String request : List.of("GET  HTTP/1.1\r\n\r\n", "BREW /api/trpc/system.ping HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /api/trpc/%zz HTTP/1.1\r\nHost: x\r\n\r\n", "GET /../../etc/passwd HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /assets/..%2f..%2f..%2fetc%2fpasswd HTTP/1.1\r\nHost: x\r\n\r\n",
                "POST /api/trpc/auth.login HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nhello!",
                "POST /api/trpc/auth.login HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                        + "Content-Length: 3\r\n\r\n{{{",
                "GET /healthz HTTP/1.1\r\nHost: x\r\nCookie: " + "c".repeat(1 << 16) + "\r\n\r\n")) {
            try (var raw = new Raw(httpPort())) {
                raw.send(request);
                String answer = raw.answer();
                assertThat(answer).as(request).startsWith("HTTP/1.1 4").doesNotContain("root:", "Exception");
            }
        }
    }

    private interface Sending {
        void send() throws IOException;
    }

    /// Whether the refusal comes before the last byte is a matter of buffers.
    private static void assertClosedWhileSending(Sending sending) {
        try {
            sending.send();
        } catch (IOException | java.util.concurrent.CompletionException refusedMeanwhile) {
            assertThat(refusedMeanwhile).isNotNull();
        }
    }

    private int httpPort() {
        return URI.create(server.http()).getPort();
    }

    /// A connection without a protocol.
    private static final class Raw implements AutoCloseable {
        private static final int PATIENCE_MS = 15_000;
        private final Socket socket;

        Raw(int port) throws IOException {
            socket = new Socket(InetAddress.getLoopbackAddress(), port);
            socket.setSoTimeout(PATIENCE_MS);
        }

        void send(String text) throws IOException {
            send(text.getBytes(StandardCharsets.ISO_8859_1));
        }

        void send(byte[] bytes) throws IOException {
            OutputStream out = socket.getOutputStream();
            out.write(bytes);
            out.flush();
        }

        void hangUp() throws IOException {
            if (!socket.isClosed()) {
                try {
                    socket.shutdownOutput();
                } catch (IOException alreadyGone) {
                    socket.close();
                }
            }
        }

        /// What comes until the other side closes, or rests after the first words.
        String answer() throws IOException {
            var answer = new StringBuilder();
            byte[] bytes = new byte[8192];
            try {
                InputStream in = socket.getInputStream();
                for (int length = in.read(bytes); length >= 0; length = in.read(bytes)) {
                    answer.append(new String(Arrays.copyOf(bytes, length), StandardCharsets.ISO_8859_1));
                    socket.setSoTimeout(300);
                }
            } catch (IOException restsOrGone) {
                return answer.toString();
            }
            return answer.toString();
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
