package live.chobi.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The wire: what one connection accepts, in which order it answers, and what it refuses.
class HttpConnectionTest {
    private static final EdgeLimits IMPATIENT = EdgeLimits.defaults().timeouts(Duration.ofMillis(300),
            Duration.ofMillis(300), Duration.ofMillis(300));

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            garbage                         | hello there\\r\\n\\r\\n                                                | 400
            binary garbage                  | \\x16\\x03\\x01\\x02\\x00\\x01\\r\\n\\r\\n                          | 400
            a version of its own            | GET / HTTP/3.7\\r\\nHost: x\\r\\n\\r\\n                             | 400
            no host                         | GET / HTTP/1.1\\r\\n\\r\\n                                          | 400
            two hosts                       | GET / HTTP/1.1\\r\\nHost: x\\r\\nHost: y\\r\\n\\r\\n                | 400
            a length and chunks             | POST / HTTP/1.1\\r\\nHost: x\\r\\nContent-Length: 3\\r\\nTransfer-Encoding: chunked\\r\\n\\r\\n0\\r\\n\\r\\n | 400
            two lengths                     | POST / HTTP/1.1\\r\\nHost: x\\r\\nContent-Length: 3\\r\\nContent-Length: 4\\r\\n\\r\\nabcd | 400
            the same length twice           | POST / HTTP/1.1\\r\\nHost: x\\r\\nContent-Length: 3\\r\\nContent-Length: 3\\r\\n\\r\\nabc | 400
            a list of lengths               | POST / HTTP/1.1\\r\\nHost: x\\r\\nContent-Length: 3, 3\\r\\n\\r\\nabc | 400
            a negative length               | POST / HTTP/1.1\\r\\nHost: x\\r\\nContent-Length: -1\\r\\n\\r\\n    | 400
            a signed length                 | POST / HTTP/1.1\\r\\nHost: x\\r\\nContent-Length: +3\\r\\n\\r\\nabc | 400
            an unknown transfer encoding    | POST / HTTP/1.1\\r\\nHost: x\\r\\nTransfer-Encoding: xchunked\\r\\n\\r\\n | 400
            a stack of transfer encodings   | POST / HTTP/1.1\\r\\nHost: x\\r\\nTransfer-Encoding: gzip, chunked\\r\\n\\r\\n0\\r\\n\\r\\n | 400
            two transfer encodings          | POST / HTTP/1.1\\r\\nHost: x\\r\\nTransfer-Encoding: chunked\\r\\nTransfer-Encoding: identity\\r\\n\\r\\n0\\r\\n\\r\\n | 400
            chunks in HTTP/1.0              | POST / HTTP/1.0\\r\\nHost: x\\r\\nTransfer-Encoding: chunked\\r\\n\\r\\n0\\r\\n\\r\\n | 400
            a chunk size that is no number  | POST / HTTP/1.1\\r\\nHost: x\\r\\nTransfer-Encoding: chunked\\r\\n\\r\\nzz\\r\\nabc\\r\\n | 400
            a negative chunk size           | POST / HTTP/1.1\\r\\nHost: x\\r\\nTransfer-Encoding: chunked\\r\\n\\r\\n-1\\r\\nabc\\r\\n | 400
            a chunk longer than it says     | POST / HTTP/1.1\\r\\nHost: x\\r\\nTransfer-Encoding: chunked\\r\\n\\r\\n1\\r\\nabc\\r\\n0\\r\\n\\r\\n | 400
            a space before a header's colon | POST / HTTP/1.1\\r\\nHost: x\\r\\nContent-Length : 3\\r\\n\\r\\nabc  | 400
            a target that is no path        | GET foo HTTP/1.1\\r\\nHost: x\\r\\n\\r\\n                           | 400
            a target with raw bytes         | GET /\\xe9 HTTP/1.1\\r\\nHost: x\\r\\n\\r\\n                        | 400
            a tunnel                        | CONNECT a.example:80 HTTP/1.1\\r\\nHost: x\\r\\n\\r\\n              | 400
            an unknown expectation          | POST / HTTP/1.1\\r\\nHost: x\\r\\nExpect: a miracle\\r\\nContent-Length: 1\\r\\n\\r\\n | 417
            """)
    void a_misshapen_request_is_refused_and_the_connection_closed(String what, String bytes, int status) {
        try (var edge = TestEdge.with(TestEdge.echo("/")); var connection = edge.connect()) {
            String answer = connection.send(unescaped(bytes.strip())).readAll();
            assertThat(answer).as(what).startsWith("HTTP/1.1 " + status).contains("connection: close")
                    .contains("\"httpStatus\":" + status).containsOnlyOnce("HTTP/1.1");
        }
    }

    private static String unescaped(String text) {
        String lines = text.replace("\\r", "\r").replace("\\n", "\n");
        var plain = new StringBuilder();
        for (int i = 0; i < lines.length(); i++) {
            if (lines.startsWith("\\x", i)) {
                plain.append((char) Integer.parseInt(lines.substring(i + 2, i + 4), 16));
                i += 3;
            } else {
                plain.append(lines.charAt(i));
            }
        }
        return plain.toString();
    }

    @Test
    void a_request_line_and_headers_have_a_longest() {
        try (var edge = TestEdge.with(TestEdge.echo("/"))) {
            try (var connection = edge.connect()) {
                assertThat(connection.send("GET /" + "a".repeat(70_000) + " HTTP/1.1\r\nHost: x\r\n\r\n").readAll())
                        .startsWith("HTTP/1.1 414");
            }
            try (var connection = edge.connect()) {
                assertThat(
                        connection.send("GET / HTTP/1.1\r\nHost: x\r\nX: " + "a".repeat(20_000) + "\r\n\r\n").readAll())
                        .startsWith("HTTP/1.1 431");
            }
            assertThat(edge.refused(Refusal.TARGET_TOO_LONG)).isEqualTo(1);
            assertThat(edge.refused(Refusal.HEADERS_TOO_LARGE)).isEqualTo(1);
        }
    }

    @Test
    void a_body_of_20_MB_is_refused_without_being_taken_in() {
        byte[] body = new byte[20_000_000];
        try (var edge = TestEdge.with(TestEdge.echo("/").bodyBytesMax(Mount.MILLION_BYTES))) {
            try (var connection = edge.connect()) {
                String head = "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: " + body.length + "\r\n\r\n";
                assertThat(connection.send(head).send(body).readAll()).startsWith("HTTP/1.1 413")
                        .contains("connection: close").contains("\"PAYLOAD_TOO_LARGE\"");
            }
            try (var connection = edge.connect()) {
                connection.send("POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n1312D00\r\n")
                        .send(body);
                assertThat(connection.readAll()).startsWith("HTTP/1.1 413");
            }
            assertThat(edge.refused(Refusal.BODY_TOO_LARGE)).isEqualTo(2);
            assertThat(edge.get("/after").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void a_body_of_exactly_the_limit_is_taken() {
        try (var edge = TestEdge.with(TestEdge.echo("/").bodyBytesMax(10)); var connection = edge.connect()) {
            connection.send("POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\n0123456789");
            assertThat(connection.readUntil("0123456789")).startsWith("HTTP/1.1 200");
            connection.send("POST /a HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n");
            connection.send("4\r\nabcd\r\n6\r\nefghij\r\n0\r\n\r\n");
            assertThat(connection.readUntil("abcdefghij")).startsWith("HTTP/1.1 200");
        }
    }

    @Test
    void a_client_that_waits_to_be_told_to_continue_is_told_so_or_refused() {
        try (var edge = TestEdge.with(TestEdge.echo("/").bodyBytesMax(10))) {
            try (var connection = edge.connect()) {
                connection.send("POST / HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 3\r\n\r\n");
                assertThat(connection.readUntil("\r\n\r\n")).startsWith("HTTP/1.1 100");
                assertThat(connection.send("abc").readUntil("abc")).startsWith("HTTP/1.1 200");
            }
            try (var connection = edge.connect()) {
                connection.send("POST / HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 11\r\n\r\n");
                assertThat(connection.readUntil("\r\n\r\n")).startsWith("HTTP/1.1 413");
            }
        }
    }

    @Test
    void pipelined_requests_are_answered_in_order_whichever_is_ready_first() throws Exception {
        var slowMayGo = new CountDownLatch(1);
        Mount slow = Mount.of("slow", "/slow", exchange -> exchange.onVirtualThread(() -> {
            await(slowMayGo);
            exchange.respond(Reply.plain(200, "first"));
        }));
        try (var edge = TestEdge.with(slow, TestEdge.echo("/")); var connection = edge.connect()) {
            connection.send("GET /slow HTTP/1.1\r\nHost: x\r\n\r\n");
            for (int i = 0; i < 100; i++) {
                connection.send("GET /" + i + " HTTP/1.1\r\nHost: x\r\n\r\n");
            }
            slowMayGo.countDown();
            String answers = connection.readUntil("GET /99 ");
            assertThat(answers.indexOf("first")).isPositive().isLessThan(answers.indexOf("GET /0 "));
            for (int i = 1; i < 100; i++) {
                assertThat(answers.indexOf("GET /" + i + " ")).isGreaterThan(answers.indexOf("GET /" + (i - 1) + " "));
            }
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void a_client_that_pipelines_more_than_it_waits_for_is_refused_in_its_turn() {
        var mayGo = new CountDownLatch(1);
        Mount slow = Mount.of("slow", "/", exchange -> exchange.onVirtualThread(() -> {
            await(mayGo);
            exchange.respond(Reply.plain(200, "ok"));
        }));
        try (var edge = TestEdge.with(EdgeLimits.defaults().pipelinedMax(3), slow); var connection = edge.connect()) {
            connection.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n".repeat(6));
            mayGo.countDown();
            String answers = connection.readAll();
            assertThat(answers.split("HTTP/1.1 200", -1)).hasSize(5);
            assertThat(answers.substring(answers.lastIndexOf("HTTP/1.1"))).startsWith("HTTP/1.1 503")
                    .contains("too_many_pipelined");
        }
    }

    @Test
    void a_connection_is_kept_unless_the_client_asks_otherwise_or_speaks_1_0() {
        try (var edge = TestEdge.with(TestEdge.echo("/"))) {
            try (var connection = edge.connect()) {
                connection.send("GET /1 HTTP/1.1\r\nHost: x\r\n\r\n").readUntil("GET /1 ");
                connection.send("GET /2 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
                assertThat(connection.readAll()).contains("connection: close").endsWith("GET /2 ");
            }
            try (var connection = edge.connect()) {
                assertThat(connection.send("GET /3 HTTP/1.0\r\n\r\n").readAll()).endsWith("GET /3 ");
            }
        }
    }

    @Test
    void the_form_with_a_host_in_the_request_line_is_understood() {
        try (var edge = TestEdge.with(TestEdge.echo("/")); var connection = edge.connect()) {
            connection.send("GET http://a.example/path?q HTTP/1.1\r\nHost: a.example\r\n\r\n").readUntil("GET /path ");
        }
    }

    @Test
    void slow_headers_and_slow_bodies_are_refused_and_idlers_closed() {
        try (var edge = TestEdge.with(IMPATIENT, TestEdge.echo("/"))) {
            try (var connection = edge.connect()) {
                assertThat(connection.send("GET / HT").readAll()).startsWith("HTTP/1.1 408");
            }
            try (var connection = edge.connect()) {
                assertThat(connection.send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\nabc").readAll())
                        .startsWith("HTTP/1.1 408").contains("request_timeout");
            }
            try (var connection = edge.connect()) {
                assertThat(connection.readAll()).isEmpty();
            }
            try (var connection = edge.connect()) {
                connection.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n").readUntil("GET / ");
                assertThat(connection.readAll()).isEmpty();
            }
            assertThat(edge.refused(Refusal.SLOW_REQUEST)).isEqualTo(2);
        }
    }

    @Test
    void a_slow_answer_is_no_slow_request() {
        try (var edge = TestEdge.with(IMPATIENT, Mount.of("slow", "/", exchange -> exchange.onVirtualThread(() -> {
            // tidy: the time-outs that must not strike here are the real ones
            LockSupport.parkNanos(Duration.ofMillis(900).toNanos());
            exchange.respond(Reply.plain(200, "late"));
        })))) {
            assertThat(edge.get("/").body()).isEqualTo("late");
        }
    }

    @Test
    void connections_above_the_limit_are_turned_away_with_a_reason() {
        try (var edge = TestEdge.with(EdgeLimits.defaults().connectionsMax(1), TestEdge.echo("/"));
                var first = edge.connect()) {
            first.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n").readUntil("GET / ");
            try (var second = edge.connect()) {
                assertThat(second.readAll()).startsWith("HTTP/1.1 503").contains("too_many_connections")
                        .contains("retry-after");
            }
            first.send("GET /again HTTP/1.1\r\nHost: x\r\n\r\n").readUntil("GET /again ");
            assertThat(edge.refused(Refusal.TOO_MANY_CONNECTIONS)).isEqualTo(1);
        }
    }

    @Test
    void a_raw_route_answers_late_and_in_its_turn() throws Exception {
        var asked = new LinkedBlockingQueue<Runnable>();
        Mount raw = Mount.raw("raw", "/raw/", (context, request) -> asked.add(() -> write(context, request)));
        try (var edge = TestEdge.with(raw, TestEdge.echo("/")); var connection = edge.connect()) {
            connection.send(
                    "POST /raw/%41 HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\nhiGET /next HTTP/1.1\r\nHost: x\r\n\r\n");
            asked.take().run();
            assertThat(connection.readUntil("GET /next ")).contains("x-request-id: ").contains("raw hi from 127.0.0.1");
        }
    }

    private static void write(ChannelHandlerContext context, FullHttpRequest request) {
        String text = "raw " + request.content().toString(StandardCharsets.UTF_8) + " from "
                + context.channel().attr(Edge.CLIENT_ADDRESS).get();
        var response = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK,
                Unpooled.copiedBuffer(text, StandardCharsets.UTF_8));
        response.headers().set("content-length", text.length());
        request.release();
        var _ = context.writeAndFlush(response);
    }

    @Test
    void a_raw_route_may_take_the_connection_away_from_http() {
        Mount raw = Mount.raw("raw", "/raw", (context, request) -> {
            request.release();
            var pipeline = context.pipeline();
            var _ = context.writeAndFlush(new DefaultFullHttpResponse(HttpVersion.HTTP_1_1,
                    HttpResponseStatus.SWITCHING_PROTOCOLS));
            pipeline.addLast("own", new Parrot());
            for (String name : List.of("decoder", "encoder", "connection", HttpConnection.ROUTE_END)) {
                pipeline.remove(name);
            }
        });
        try (var edge = TestEdge.with(IMPATIENT, raw); var connection = edge.connect()) {
            connection.send("GET /raw HTTP/1.1\r\nHost: x\r\n\r\n").readUntil("\r\n\r\n");
            // tidy: the time-outs that must not strike here are the real ones
            LockSupport.parkNanos(Duration.ofMillis(700).toNanos());
            connection.send("no HTTP any more").readUntil("no HTTP any more");
        }
    }

    @ChannelHandler.Sharable
    private static final class Parrot extends ChannelInboundHandlerAdapter {
        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            var _ = context.writeAndFlush(message);
        }
    }

    @Test
    void a_bug_in_a_route_is_masked_and_the_connection_goes_on() {
        Mount buggy = Mount.of("buggy", "/buggy", _ -> {
            throw new IllegalStateException("the secret of the house");
        });
        try (var edge = TestEdge.with(buggy, TestEdge.echo("/")); var connection = edge.connect()) {
            String answer = connection.send("GET /buggy HTTP/1.1\r\nHost: x\r\nX-Request-Id: abc-1\r\n\r\n")
                    .readUntil("}}}");
            assertThat(answer).startsWith("HTTP/1.1 500").contains("x-request-id: abc-1", "see request abc-1")
                    .doesNotContain("secret");
            connection.send("GET /next HTTP/1.1\r\nHost: x\r\n\r\n").readUntil("GET /next ");
        }
    }
}
