package live.chobi.media;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import live.chobi.kernel.SessionId;
import live.chobi.media.relay.RestreamStatus;
import live.chobi.media.relay.RestreamStatus.State;
import live.chobi.media.relay.RestreamPushes;
import live.chobi.media.relay.RtmpTarget;
import live.chobi.media.stream.TimeSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The stock ffmpeg publishes to one node, which pushes to others: another of ours, ffmpeg as a server, and servers
/// that do not behave.
class RestreamTest {
    @TempDir
    Path directory;

    private final MediaNode source = new MediaNode();
    private final EventLoopGroup loops = new MultiThreadIoEventLoopGroup(2, NioIoHandler.newFactory());
    private final RestreamPushes restreams = restreams(true);
    private final SessionId session = source.expect("source-key");
    private Ffmpeg.Running encoder;

    @BeforeEach
    void publish() throws Exception {
        encoder = Ffmpeg.publishEndlessly(Ffmpeg.recording("01_high_bframes", directory), source.rtmpUrl("source-key"));
        source.heard("receiving " + session);
    }

    @AfterEach
    void stop() {
        encoder.kill();
        restreams.close();
        source.close();
        loops.shutdownGracefully(0, 2, TimeUnit.SECONDS).awaitUninterruptibly();
    }

    @Test
    void another_server_receives_the_session_until_it_is_taken_out() throws Exception {
        try (var other = new MediaNode()) {
            SessionId there = other.expect("other-key");
            UUID id = send(other.rtmpUrl("other-key"));
            other.heard("receiving " + there);
            other.await(() -> status(id).state() == State.LIVE && status(id).bitsPerSecond() > 0);
            other.await(() -> other.text(there, "index.m3u8").contains("avc1"));

            restreams.send(session, List.of());

            other.heard("stopped " + there);
            assertThat(restreams.status(session)).isEmpty();
            other.server().end(there);
            other.await(() -> other.text(there, "v.m3u8").contains("ENDLIST"));
            Ffmpeg.Finished decoded = Ffmpeg.decode(other.hlsUrl(there)).await();
            assertThat(decoded.output()).isEmpty();
        }
    }

    @Test
    void two_targets_are_independent_and_a_dead_one_is_tried_again() throws Exception {
        try (var other = new MediaNode()) {
            SessionId there = other.expect("other-key");
            UUID dead = UUID.randomUUID();
            UUID well = UUID.randomUUID();
            int port = freePort();
            restreams.send(session, List.of(target(dead, "rtmp://127.0.0.1:" + port + "/live/a-key"),
                    target(well, other.rtmpUrl("other-key"))));

            other.heard("receiving " + there);
            other.await(() -> status(dead).state() == State.RETRYING);
            assertThat(status(dead).lastError()).contains("nobody listens there; is the port right?");
            assertThat(status(well).state()).isEqualTo(State.LIVE);
        }
    }

    @Test
    void a_server_that_dies_and_returns_is_sent_the_session_again() throws Exception {
        var first = new MediaNode();
        int port = first.server().port();
        SessionId there = first.expect("other-key");
        UUID id = send(first.rtmpUrl("other-key"));
        first.heard("receiving " + there);
        first.close();
        source.await(() -> status(id).state() != State.LIVE);
        assertThat(status(id).lastError()).isPresent();

        try (var second = new MediaNode(port)) {
            SessionId again = second.expect("other-key");
            second.heard("receiving " + again);
        }
    }

    @Test
    void ffmpeg_as_a_server_records_what_it_is_sent() throws Exception {
        int port = freePort();
        Path file = directory.resolve("pushed.flv");
        Ffmpeg.Running server = Ffmpeg.listen("rtmp://127.0.0.1:" + port + "/live/a-stream-key", file);
        UUID id = send("rtmp://127.0.0.1:" + port + "/live/a-stream-key");
        source.await(() -> status(id).state() == State.LIVE);
        source.await(() -> Files.exists(file) && file.toFile().length() > 50_000);

        restreams.send(session, List.of());

        assertThat(server.await().output()).doesNotContain("Invalid data");
        List<Long> times = Ffmpeg.presentationTimesMs(file.toString(), "v");
        assertThat(times).hasSizeGreaterThan(20);
        assertThat(times.getFirst()).isBetween(0L, 200L);
        Ffmpeg.Finished decoded = Ffmpeg.decode(file.toString()).await();
        assertThat(decoded.output()).isEmpty();
    }

    @Test
    void a_wrong_key_is_told_in_the_words_of_the_server() throws Exception {
        try (var other = new MediaNode()) {
            UUID id = send(other.rtmpUrl("not-the-right-key"));
            other.await(() -> status(id).lastError().isPresent());

            assertThat(status(id).lastError()).contains("NetStream.Publish.Denied: no such stream key");
            assertThat(status(id).state()).isIn(State.RETRYING, State.CONNECTING, State.WAITING);
        }
    }

    @Test
    void a_server_that_speaks_something_else_and_one_that_closes_are_told_apart() throws Exception {
        try (var chatty = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
                var curt = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            answerEach(chatty, "220 mail.example ready\r\n");
            answerEach(curt, "");
            UUID one = UUID.randomUUID();
            UUID two = UUID.randomUUID();
            restreams.send(session, List.of(target(one, "rtmp://127.0.0.1:" + chatty.getLocalPort() + "/live/key"),
                    target(two, "rtmp://127.0.0.1:" + curt.getLocalPort() + "/live/key")));

            source.await(() -> status(one).lastError().isPresent() && status(two).lastError().isPresent());
            assertThat(status(one).lastError())
                    .hasValueSatisfying(it -> assertThat(it).contains("does not speak RTMP"));
            assertThat(status(two).lastError()).contains("the server closed the connection at once");
        }
    }

    @Test
    void a_server_that_hangs_is_given_ten_seconds() throws Exception {
        try (var silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            UUID id = send("rtmp://127.0.0.1:" + silent.getLocalPort() + "/live/key");
            source.await(() -> status(id).lastError().isPresent());
            assertThat(status(id).lastError()).contains("the server did not start to take the stream within 10 s");
        }
    }

    @Test
    void tls_to_a_server_without_it_says_so() throws Exception {
        try (var other = new MediaNode()) {
            UUID id = send("rtmps://127.0.0.1:" + other.server().port() + "/live/key");
            other.await(() -> status(id).lastError().isPresent());
            assertThat(status(id).lastError()).isPresent();
            assertThat(status(id).attempts()).isPositive();
        }
    }

    @Test
    void a_private_address_is_refused_unless_the_operator_allows_it_however_it_is_written() throws Exception {
        try (var careful = restreams(false)) {
            for (String host : List.of("127.0.0.1", "localhost", "0.0.0.0", "[::1]", "[::ffff:127.0.0.1]", "2130706433",
                    "10.1.2.3")) {
                UUID id = UUID.randomUUID();
                careful.send(session, List.of(target(id, "rtmp://" + host + ":" + source.server().port()
                        + "/live/key")));
                source.await(() -> status(careful, id).state() == State.FAILED);
                assertThat(status(careful, id).lastError()).as(host)
                        .contains("the server's address is private; this installation sends to public addresses only");
            }
        }
    }

    @Test
    void more_than_five_targets_are_not_sent_to() {
        restreams.send(session, IntStream.range(0, 7)
                .mapToObj(i -> target(UUID.randomUUID(), "rtmp://127.0.0.1:1/live/key" + i)).toList());

        assertThat(restreams.status(session)).hasSize(5);
    }

    @Test
    void the_end_of_the_session_stops_its_pushes() throws Exception {
        try (var other = new MediaNode()) {
            SessionId there = other.expect("other-key");
            UUID id = send(other.rtmpUrl("other-key"));
            other.heard("receiving " + there);

            source.server().end(session);

            other.heard("stopped " + there);
            assertThat(status(id).state()).isEqualTo(State.STOPPED);
        }
    }

    private RestreamPushes restreams(boolean privateAllowed) {
        return new RestreamPushes(loops, source.server()::stream, privateAllowed,
                new MediaMetrics(new PrometheusRegistry()), TimeSource.system());
    }

    private UUID send(String url) {
        UUID id = UUID.randomUUID();
        restreams.send(session, List.of(target(id, url)));
        return id;
    }

    private RestreamStatus status(UUID id) {
        return status(restreams, id);
    }

    private RestreamStatus status(RestreamPushes of, UUID id) {
        return Objects.requireNonNull(of.status(session).get(id));
    }

    private static RestreamPushes.Target target(UUID id, String url) {
        return new RestreamPushes.Target(id, RtmpTarget.parse(url, Optional.empty()));
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /// Says this to everybody, reads a little and closes.
    private static void answerEach(ServerSocket server, String words) {
        var _ = Thread.startVirtualThread(() -> {
            while (!server.isClosed()) {
                try (Socket socket = server.accept(); InputStream in = socket.getInputStream()) {
                    if (in.readNBytes(1_537).length > 0) {
                        socket.getOutputStream().write(words.getBytes(StandardCharsets.US_ASCII));
                        socket.getOutputStream().flush();
                    }
                } catch (IOException _) {
                    return;
                }
            }
        });
    }
}
