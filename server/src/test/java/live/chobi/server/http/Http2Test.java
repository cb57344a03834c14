package live.chobi.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import live.chobi.server.http.PlaybackAnswer.Caching;
import live.chobi.server.tls.TestCertificate;
import live.chobi.server.tls.TlsFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// The second version of the protocol, as curl, Node and the JDK speak it.
class Http2Test {
    @TempDir
    Path directory;

    private TlsFiles tls() throws IOException {
        return TlsFiles.open(directory.resolve("chain.pem"), directory.resolve("key.pem"));
    }

    private byte[] mediaFile(TestPlayback playback, String name) throws IOException {
        byte[] content = new byte[3_000_000];
        new Random(7).nextBytes(content);
        Path file = Files.write(directory.resolve("media"), content);
        playback.lay(name, () -> new PlaybackAnswer.FilePart(file, 0, content.length, "video/mp4", Caching.IMMUTABLE));
        return content;
    }

    @ParameterizedTest
    @CsvSource({"--http2-prior-knowledge, 2", "--http2, 2", "--http1.1, 1.1", "--http1.0, 1.1"})
    void curl_gets_the_same_answer_in_every_version(String version, String spoken) {
        try (var edge = TestEdge.with(TestEdge.echo("/"))) {
            assertThat(Command.output("curl", "-s", version, "-w", "%{http_version}", edge.url() + "/a%20b?c"))
                    .isEqualTo("GET /a b " + spoken + "\n");
            assertThat(Command.output("curl", "-s", version, "-d", "body", edge.url() + "/post")).startsWith(
                    "POST /post body");
            assertThat(Command.output("curl", "-sI", version, edge.url() + "/head")).contains("content-length: 11",
                    "x-request-id: ", "date: ");
        }
    }

    @Test
    void the_jdks_client_upgrades_and_many_requests_share_its_connection() throws Exception {
        try (var edge = TestEdge.with(TestEdge.echo("/")); var client = HttpClient.newHttpClient()) {
            HttpResponse<String> first = client.send(edge.request("/first").build(), BodyHandlers.ofString());
            assertThat(first.version()).isEqualTo(HttpClient.Version.HTTP_2);
            assertThat(first.body()).isEqualTo("GET /first ");
            var many = new CompletableFuture<?>[90];
            for (int i = 0; i < many.length; i++) {
                String path = "/" + i;
                many[i] = client.sendAsync(edge.request(path).build(), BodyHandlers.ofString())
                        .thenAccept(it -> assertThat(it.body()).isEqualTo("GET " + path + " "));
            }
            CompletableFuture.allOf(many).join();
            assertThat(edge.metrics().connections.get()).isEqualTo(1);
        }
    }

    @Test
    void an_offer_that_is_broken_is_answered_in_the_first_version() {
        try (var edge = TestEdge.with(TestEdge.echo("/")); var connection = edge.connect()) {
            connection.send("""
                    GET /a HTTP/1.1
                    Host: x
                    Connection: Upgrade, HTTP2-Settings
                    Upgrade: h2c
                    HTTP2-Settings: !!

                    """.replace("\n", "\r\n"));
            assertThat(connection.readUntil("GET /a ")).startsWith("HTTP/1.1 200");
            connection.send("GET /b HTTP/1.1\r\nHost: x\r\n\r\n").readUntil("GET /b ");
        }
    }

    @ParameterizedTest
    @EnumSource(value = HttpClient.Version.class, names = {"HTTP_1_1", "HTTP_2"})
    void over_tls_the_version_is_agreed_on_and_files_arrive_whole(HttpClient.Version version) throws Exception {
        TestCertificate certificate = TestCertificate.fresh(directory).writeTo(directory);
        var playback = new TestPlayback();
        byte[] content = mediaFile(playback, "disk.m4s");
        try (var edge = TestEdge.playing(playback, Optional.of(tls()::current));
                var client = HttpClient.newBuilder().version(version).sslContext(certificate.trusting()).build()) {
            URI address = URI.create("https://localhost:" + edge.port() + "/live/" + playback.open + "/disk.m4s");
            HttpResponse<byte[]> whole = client.send(HttpRequest.newBuilder(address).build(),
                    BodyHandlers.ofByteArray());
            assertThat(whole.version()).isEqualTo(version);
            assertThat(whole.body()).isEqualTo(content);
            HttpResponse<byte[]> part = client.send(
                    HttpRequest.newBuilder(address).header("range", "bytes=1000000-1999999").build(),
                    BodyHandlers.ofByteArray());
            assertThat(part.statusCode()).isEqualTo(206);
            assertThat(part.body()).isEqualTo(Arrays.copyOfRange(content, 1_000_000, 2_000_000));
        }
    }

    @Test
    void without_tls_files_arrive_whole_too() throws Exception {
        var playback = new TestPlayback();
        byte[] content = mediaFile(playback, "disk.m4s");
        try (var edge = TestEdge.playing(playback); var client = HttpClient.newHttpClient()) {
            HttpRequest request = edge.request("/live/" + playback.open + "/disk.m4s").build();
            for (int i = 0; i < 3; i++) {
                assertThat(client.send(request, BodyHandlers.ofByteArray()).body()).isEqualTo(content);
            }
        }
    }

    @Test
    void a_tls_port_answers_plain_requests_of_this_machine() throws Exception {
        TestCertificate.fresh(directory).writeTo(directory);
        try (var edge = TestEdge.encrypted(tls()::current, TestEdge.echo("/")); var connection = edge.connect()) {
            connection.send("GET /plain HTTP/1.1\r\nHost: x\r\n\r\n").readUntil("GET /plain ");
        }
        try (var edge = TestEdge
                .with(new Mount("r", "/", "", ToHttps.ROUTER.find("/").orElseThrow().target(), Cors.none(),
                        0, true));
                var connection = edge.connect()) {
            assertThat(connection.send("GET /a%20b?c=d HTTP/1.1\r\nHost: live.example:8443\r\n\r\n")
                    .readUntil("\r\n\r\n")).startsWith("HTTP/1.1 308")
                    .contains("location: https://live.example:8443/a%20b?c=d\r\n");
            assertThat(connection.send("GET / HTTP/1.1\r\nHost: evil.example/x\r\n\r\n").readUntil("}}}"))
                    .startsWith("HTTP/1.1 400");
        }
    }

    @Test
    void a_part_grows_on_a_stream_while_others_are_answered() throws Exception {
        var playback = new TestPlayback();
        var reader = new CompletableFuture<GrowingBody.Sink>();
        playback.lay("part.m4s", () -> new PlaybackAnswer.Growing("video/mp4", Caching.IMMUTABLE, sink -> {
            reader.complete(sink);
            return () -> {
            };
        }));
        try (var edge = TestEdge.playing(playback);
                var node = Command.node(edge.port(), """
                        const part = session.request({':path': '/live/%s/part.m4s'});
                        part.on('data', (data) => console.log('part ' + data));
                        part.on('end', () => { console.log('end'); session.close(); });
                        part.on('response', (headers) => {
                          console.log(headers[':status'] + ' ' + headers['transfer-encoding']);
                          session.request({':path': '/other'}).on('data', (data) => console.log('other ' + data));
                        });
                        """.formatted(playback.open))) {
            GrowingBody.Sink sink = reader.get();
            assertThat(node.line()).isEqualTo("200 undefined");
            assertThat(node.line()).startsWith("other GET /other");
            sink.bytes(TestPlayback.bytes("one"));
            assertThat(node.line()).isEqualTo("part one");
            sink.bytes(TestPlayback.bytes("two"));
            assertThat(node.line()).isEqualTo("part two");
            sink.end();
            assertThat(node.line()).isEqualTo("end");
        }
    }

    @Test
    void a_stream_that_is_not_read_is_reset_and_the_connection_goes_on() throws Exception {
        var playback = new TestPlayback();
        var reader = new CompletableFuture<GrowingBody.Sink>();
        var cancelled = new CompletableFuture<Boolean>();
        playback.lay("part.m4s", () -> new PlaybackAnswer.Growing("video/mp4", Caching.IMMUTABLE, sink -> {
            reader.complete(sink);
            return () -> cancelled.complete(true);
        }));
        try (var edge = TestEdge.playing(playback);
                var node = Command.node(edge.port(), """
                        const part = session.request({':path': '/live/%s/part.m4s'});
                        part.on('error', (error) => {
                          console.log(error.code);
                          session.request({':path': '/other'}).on('data', (data) => { console.log('other ' + data);
                            session.close(); });
                        });
                        part.on('response', () => console.log('response'));
                        """.formatted(playback.open))) {
            assertThat(node.line()).isEqualTo("response");
            var shared = Unpooled.unreleasableBuffer(Unpooled.wrappedBuffer(new byte[65_536]));
            for (int i = 0; i < 200 && !cancelled.isDone(); i++) {
                reader.get().bytes(shared.duplicate());
            }
            assertThat(cancelled.get()).isTrue();
            assertThat(edge.metrics().slowReaders.get()).isEqualTo(1);
            assertThat(node.line()).isEqualTo("ERR_HTTP2_STREAM_ERROR");
            assertThat(node.line()).startsWith("other GET /other");
        }
    }

    @Test
    void a_stream_that_is_reset_while_it_waits_is_let_go() throws Exception {
        var playback = new TestPlayback();
        try (var edge = TestEdge.playing(playback);
                var node = Command.node(edge.port(), """
                        const waiting = session.request({':path': '/live/%s/wait.m3u8'});
                        process.stdin.on('data', () => waiting.close(http2.constants.NGHTTP2_CANCEL));
                        waiting.on('close', () => console.log('closed'));
                        """.formatted(playback.open))) {
            TestPlayback.Asked asked = playback.nextWaiting();
            assertThat(edge.metrics().waiting.get()).isEqualTo(1);
            node.say("reset");
            assertThat(node.line()).isEqualTo("closed");
            assertThat(asked.withdrawn().await(15, TimeUnit.SECONDS)).isTrue();
            while (edge.metrics().inFlight.get() > 0 || edge.metrics().waiting.get() > 0) {
                Thread.onSpinWait();
            }
            asked.answer().accept(new PlaybackAnswer.Missing());
        }
    }

    @Test
    void the_limits_are_told_and_kept() {
        try (var edge = TestEdge.with(TestEdge.echo("/").bodyBytesMax(10));
                var node = Command.node(edge.port(), """
                        session.on('remoteSettings', (settings) => {
                          console.log(settings.maxConcurrentStreams + ' ' + settings.maxHeaderListSize);
                          const request = session.request({':path': '/', ':method': 'POST'}, {endStream: false});
                          request.on('response', (headers) => console.log(headers[':status']));
                          request.on('data', (data) => console.log('' + data));
                          request.on('close', () => { console.log('rst ' + request.rstCode); session.close(); });
                          request.write('0123456789');
                          request.write('and more');
                        });
                        """)) {
            assertThat(node.line()).isEqualTo("100 16384");
            assertThat(node.line()).isEqualTo("413");
            assertThat(node.line()).contains("body_too_large");
            assertThat(node.line()).isEqualTo("rst 0");
            assertThat(edge.refused(Refusal.BODY_TOO_LARGE)).isEqualTo(1);
        }
    }

    @Test
    void who_opens_and_resets_streams_without_end_loses_the_connection() {
        try (var edge = TestEdge.with(TestEdge.echo("/"));
                var node = Command.node(edge.port(), """
                        session.on('goaway', (code) => console.log('goaway ' + code));
                        session.on('error', () => {});
                        session.on('close', () => { console.log('closed'); process.exit(); });
                        const flood = () => {
                          for (let i = 0; i < 50 && !session.destroyed; i++) {
                            const request = session.request({':path': '/'});
                            request.on('error', () => {});
                            request.close(http2.constants.NGHTTP2_CANCEL);
                          }
                          if (!session.destroyed) setImmediate(flood);
                        };
                        session.on('connect', flood);
                        """)) {
            assertThat(node.rest()).contains("goaway 11", "closed");
            assertThat(edge.get("/after").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void an_idle_connection_is_closed() {
        EdgeLimits impatient = EdgeLimits.defaults().timeouts(Duration.ofMillis(300), Duration.ofMillis(300),
                Duration.ofMillis(300));
        try (var edge = TestEdge.with(impatient, TestEdge.echo("/"));
                var node = Command.node(edge.port(), """
                        session.request({':path': '/'}).on('data', (data) => console.log('' + data));
                        session.on('close', () => console.log('closed'));
                        """);
                var half = edge.connect()) {
            assertThat(node.line()).startsWith("GET /");
            assertThat(node.line()).isEqualTo("closed");
            assertThat(half.send("PRI * HT").readAll()).as("half a preface").isEmpty();
        }
    }

    @Test
    void a_raw_route_answers_on_a_stream() {
        Mount raw = Mount.raw("raw", "/raw/", (context, request) -> {
            String text = request.method() + " " + request.content().toString(StandardCharsets.UTF_8);
            request.release();
            var response = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK,
                    Unpooled.copiedBuffer(text, StandardCharsets.UTF_8));
            response.headers().set("content-length", text.length()).set("connection", "keep-alive");
            var _ = context.writeAndFlush(response);
        });
        try (var edge = TestEdge.with(raw)) {
            assertThat(Command.output("curl", "-s", "--http2-prior-knowledge", "-d", "hi", edge.url() + "/raw/"))
                    .isEqualTo("POST hi\n");
        }
    }
}
