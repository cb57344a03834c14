package live.chobi.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import java.io.EOFException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Bodies that are taken as they come: all of them, no more than there is room for, and no longer than they are wanted.
class StreamedBodyTest {
    private static final int LARGE = 20_000_000;

    @TempDir
    Path directory;

    /// Answers with the digest of what came.
    private static Mount digesting(String prefix) {
        return Mount.streamed("digest", prefix, exchange -> exchange.onVirtualThread(() -> {
            try {
                MessageDigest digest = MessageDigest.getInstance("SHA-256");
                for (var piece = exchange.stream().next(); piece.isPresent(); piece = exchange.stream().next()) {
                    digest.update(piece.get().nioBuffer());
                    piece.get().release();
                }
                exchange.respond(Reply.plain(200, HexFormat.of().formatHex(digest.digest())));
            } catch (Exception e) {
                exchange.failed(e);
            }
        }));
    }

    private Path large() throws Exception {
        byte[] bytes = new byte[LARGE];
        new Random(3).nextBytes(bytes);
        return Files.write(directory.resolve("large"), bytes);
    }

    private static String digestOf(Path file) throws Exception {
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), MessageDigest.getInstance("SHA-256"))) {
            in.transferTo(java.io.OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(((DigestInputStream) in).getMessageDigest().digest());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"--http1.1", "--http2-prior-knowledge", "--http1.0"})
    void a_body_far_beyond_what_is_gathered_arrives_in_full(String version) throws Exception {
        Path file = large();
        try (var edge = TestEdge.with(digesting("/in/"), TestEdge.echo("/"))) {
            assertThat(Command.output("curl", "-s", version, "-X", "PATCH", "-H", "Expect:", "-T", file.toString(),
                    edge.url() + "/in/x")).isEqualToIgnoringNewLines(digestOf(file));
        }
    }

    @Test
    void requests_follow_one_another_on_a_connection() {
        try (var edge = TestEdge.with(digesting("/in/"), TestEdge.echo("/")); var connection = edge.connect()) {
            String one = "PATCH /in/ HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\nabc";
            String chunked = "PATCH /in/ HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na\r\n2\r\nbc\r\n0\r\n\r\n";
            String answers = connection.send("GET /first HTTP/1.1\r\nHost: x\r\n\r\n" + one + chunked
                    + "GET /last HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n").readAll();
            assertThat(answers).containsSubsequence("GET /first", "ba7816bf8f01cfea", "ba7816bf8f01cfea", "GET /last");
        }
    }

    @Test
    void a_request_without_a_body_leaves_the_connection_open() {
        Mount open = Mount.streamed("open", "/in/", exchange -> exchange.respondToOptions(Reply.empty(204)));
        try (var edge = TestEdge.with(open, TestEdge.echo("/")); var connection = edge.connect()) {
            String one = "OPTIONS /in/ HTTP/1.1\r\nHost: x\r\n\r\n";
            String two = "OPTIONS /in/ HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n";
            String last = "GET /last HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
            String answers = connection.send(one + two + last).readAll();
            assertThat(answers).containsSubsequence("HTTP/1.1 204", "HTTP/1.1 204", "GET /last");
            assertThat(answers).containsOnlyOnce("connection: close");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void a_slow_taker_holds_the_sender_back(boolean http2) throws Exception {
        Path file = large();
        var stream = new CompletableFuture<BodyStream>();
        var go = new CountDownLatch(1);
        Mount slow = Mount.streamed("slow", "/in/", exchange -> exchange.onVirtualThread(() -> {
            stream.complete(exchange.stream());
            try {
                go.await();
                long taken = 0;
                for (var piece = exchange.stream().next(); piece.isPresent(); piece = exchange.stream().next()) {
                    taken += piece.get().readableBytes();
                    piece.get().release();
                }
                exchange.respond(Reply.plain(200, Long.toString(taken)));
            } catch (Exception e) {
                exchange.failed(e);
            }
        }));
        try (var edge = TestEdge.with(slow)) {
            var output = CompletableFuture.supplyAsync(() -> Command.output("curl", "-s",
                    http2 ? "--http2-prior-knowledge" : "--http1.1", "-X", "PATCH", "-H", "Expect:", "-T",
                    file.toString(), edge.url() + "/in/"));
            BodyStream body = stream.get(20, TimeUnit.SECONDS);
            org.awaitility.Awaitility.await().until(() -> body.isFull() || (http2 && body.held() > 60_000));
            // What the connection still brings after it was told to rest: what was read already, and no more.
            assertThat(body.held()).isLessThan(BodyStream.HELD_MAX + 1_000_000);
            go.countDown();
            assertThat(output.get(60, TimeUnit.SECONDS)).isEqualToIgnoringNewLines(Integer.toString(LARGE));
        }
    }

    @Test
    void an_answer_before_the_bodys_end_is_the_connections_last() throws Exception {
        Mount refusing = Mount.streamed("refusing", "/in/", exchange -> exchange.respond(Reply.plain(409, "unwanted")));
        try (var edge = TestEdge.with(refusing, TestEdge.echo("/")); var connection = edge.connect()) {
            String answer = connection.send("PATCH /in/ HTTP/1.1\r\nHost: x\r\nContent-Length: 1000000\r\n\r\nabc")
                    .readUntil("unwanted");
            assertThat(answer).startsWith("HTTP/1.1 409").contains("connection: close");
        }
        Path file = large();
        try (var edge = TestEdge.with(refusing, TestEdge.echo("/"))) {
            for (String version : new String[]{"--http1.1", "--http2-prior-knowledge"}) {
                assertThat(Command.output("curl", "-s", version, "-o", "/dev/null", "-w", "%{http_code}", "-X", "PATCH",
                        "-H", "Expect:", "-T", file.toString(), edge.url() + "/in/")).as(version)
                        .isEqualToIgnoringNewLines("409");
            }
        }
    }

    @Test
    void the_route_is_told_when_the_sender_leaves_and_gets_what_came() throws Exception {
        var taken = new AtomicLong();
        var end = new CompletableFuture<Throwable>();
        Mount listening = Mount.streamed("listening", "/in/", exchange -> exchange.onVirtualThread(() -> {
            try {
                for (var piece = exchange.stream().next(); piece.isPresent(); piece = exchange.stream().next()) {
                    ByteBuf bytes = piece.get();
                    taken.addAndGet(bytes.readableBytes());
                    bytes.release();
                }
                end.completeExceptionally(new AssertionError("it ended well"));
            } catch (EOFException e) {
                end.complete(e);
                exchange.respond(Reply.empty(400));
            } catch (InterruptedException e) {
                end.completeExceptionally(e);
            }
        }));
        try (var edge = TestEdge.with(listening)) {
            var connection = edge.connect();
            connection.send("PATCH /in/ HTTP/1.1\r\nHost: x\r\nContent-Length: 100000\r\n\r\n" + "a".repeat(5_000));
            connection.close();
            assertThat(end.get(20, TimeUnit.SECONDS)).isInstanceOf(EOFException.class);
            assertThat(taken).hasValue(5_000);
        }
    }

    @Test
    void options_are_answered_by_the_route_with_what_pages_elsewhere_need() throws Exception {
        Mount open = Mount.streamed("open", "/in/", exchange -> exchange.respondToOptions(Reply.empty(204)
                .with("tus-version", "1.0.0"))).cors(Cors.open());
        try (var edge = TestEdge.with(open); var client = HttpClient.newHttpClient()) {
            var answer = client.send(edge.request("/in/", "Origin", "http://a.example")
                    .method("OPTIONS", BodyPublishers.noBody()).build(), BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(204);
            assertThat(answer.headers().firstValue("tus-version")).contains("1.0.0");
            assertThat(answer.headers().firstValue("access-control-allow-methods").orElseThrow()).contains("PATCH");
            assertThat(answer.headers().firstValue("access-control-allow-headers").orElseThrow())
                    .contains("upload-offset");
            assertThat(answer.headers().firstValue("access-control-expose-headers").orElseThrow())
                    .contains("upload-offset");
        }
    }
}
