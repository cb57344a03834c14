package live.chobi.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What every answer has, whatever the route: paths, addresses, ids, CORS, compression.
class EdgeTest {
    @ParameterizedTest
    @ValueSource(strings = {"/a%2", "/a%zz", "/%ff", "/../etc/passwd", "/a/../../etc", "/%2e%2e/etc", "/a/..%2fetc",
        "/a/.", "/a%00b", "/a%5c..%5cb", "/a%0d%0ab"})
    void a_path_that_cannot_be_decoded_or_climbs_is_refused(String path) {
        try (var edge = TestEdge.with(TestEdge.echo("/")); var connection = edge.connect()) {
            assertThat(connection.send("GET " + path + " HTTP/1.1\r\nHost: x\r\n\r\n").readAll())
                    .startsWith("HTTP/1.1 400").contains("bad_path");
        }
    }

    @Test
    void a_path_is_decoded_once() {
        try (var edge = TestEdge.with(TestEdge.echo("/"))) {
            assertThat(edge.get("/caf%C3%A9/%2525/a+b/..c").body()).isEqualTo("GET /café/%25/a+b/..c ");
        }
    }

    @Test
    void the_longest_prefix_wins_and_what_nobody_covers_is_not_found() {
        try (var edge = TestEdge.with(TestEdge.echo("/api/"), Mount.of("exact", "/api/exact",
                it -> it.respond(Reply.plain(200, "exact"))))) {
            assertThat(edge.get("/api/exact").body()).isEqualTo("exact");
            assertThat(edge.get("/api/exact/more").body()).isEqualTo("GET /api/exact/more ");
            assertThat(edge.get("/api").body()).isEqualTo("GET /api ");
            HttpResponse<String> missing = edge.get("/elsewhere");
            assertThat(missing.statusCode()).isEqualTo(404);
            assertThat(missing.body()).contains("\"path_not_found\"");
            assertThat(edge.get("/apis").statusCode()).isEqualTo(404);
        }
    }

    @Test
    void a_request_has_an_id_of_the_clients_or_ours() {
        try (var edge = TestEdge.with(TestEdge.echo("/"))) {
            assertThat(edge.get("/", "x-request-id", "mine_1").headers().firstValue("x-request-id")).contains("mine_1");
            String ours = edge.get("/", "x-request-id", "not harmless").headers().firstValue("x-request-id")
                    .orElseThrow();
            assertThat(ours).matches("[0-9a-f]{8}-[0-9a-z]+");
            assertThat(edge.get("/").headers().firstValue("x-request-id")).isPresent().isNotEqualTo(ours);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            -                  | -                        | 127.0.0.1
            127.0.0.1          | -                        | 127.0.0.1
            -                  | 203.0.113.9              | 127.0.0.1
            127.0.0.1          | 203.0.113.9              | 203.0.113.9
            127.0.0.0/8        | 198.51.100.1, 203.0.113.9 | 203.0.113.9
            127.0.0.1,10.0.0.0/8 | 203.0.113.9, 10.1.2.3  | 203.0.113.9
            10.0.0.0/8         | 203.0.113.9              | 127.0.0.1
            127.0.0.1          | evil.example             | 127.0.0.1
            127.0.0.1          | 203.0.113.9, garbage     | 127.0.0.1
            127.0.0.1          | 2001:db8::7              | 2001:db8:0:0:0:0:0:7
            """)
    void only_a_trusted_proxy_may_say_who_the_client_is(String trusted, String forwarded, String address) {
        var proxies = TrustedProxies.of(trusted == null ? List.of() : List.of(trusted.split(",")));
        Mount who = Mount.of("who", "/", it -> it.respond(Reply.plain(200, it.address())));
        try (var edge = TestEdge.behind(proxies, who)) {
            String[] headers = forwarded == null ? new String[0] : new String[]{"x-forwarded-for", forwarded};
            assertThat(edge.get("/", headers).body()).isEqualTo(address);
        }
    }

    @Test
    void a_listed_origin_may_read_answers_and_refusals_and_another_may_not() {
        Mount listed = Mount.of("listed", "/", it -> it.refuse(Refusal.NOT_FOUND))
                .cors(Cors.listed(Set.of("http://app.example")));
        try (var edge = TestEdge.with(listed)) {
            HttpResponse<String> welcome = edge.get("/", "origin", "http://app.example");
            assertThat(welcome.statusCode()).isEqualTo(404);
            assertThat(welcome.headers().firstValue("access-control-allow-origin")).contains("http://app.example");
            assertThat(welcome.headers().firstValue("vary")).contains("origin");
            HttpResponse<String> stranger = edge.get("/", "origin", "http://evil.example");
            assertThat(stranger.headers().firstValue("access-control-allow-origin")).isEmpty();
            assertThat(stranger.headers().firstValue("vary")).contains("origin");
        }
    }

    @Test
    void a_preflight_is_answered_204_with_what_is_allowed() {
        Mount listed = Mount.of("listed", "/", it -> it.refuse(Refusal.NOT_FOUND))
                .cors(Cors.listed(Set.of("http://app.example")));
        Mount open = TestEdge.echo("/open/").cors(Cors.open());
        try (var edge = TestEdge.with(listed, open)) {
            HttpResponse<String> welcome = options(edge, "/x", "http://app.example");
            assertThat(welcome.statusCode()).isEqualTo(204);
            assertThat(welcome.headers().firstValue("access-control-allow-origin")).contains("http://app.example");
            assertThat(welcome.headers().firstValue("access-control-allow-headers").orElseThrow())
                    .contains("content-type", "authorization", "trpc-accept", "x-request-id");
            assertThat(welcome.headers().firstValue("access-control-allow-methods").orElseThrow()).contains("POST");
            HttpResponse<String> stranger = options(edge, "/x", "http://evil.example");
            assertThat(stranger.statusCode()).isEqualTo(204);
            assertThat(stranger.headers().firstValue("access-control-allow-headers")).isEmpty();
            assertThat(options(edge, "/open/x", "http://evil.example").headers()
                    .firstValue("access-control-allow-origin")).contains("*");
        }
    }

    private static HttpResponse<String> options(TestEdge edge, String path, String origin) {
        return edge.send(edge.request(path, "origin", origin, "access-control-request-method", "POST")
                .method("OPTIONS", BodyPublishers.noBody()).build());
    }

    @Test
    void a_refusal_of_the_edge_itself_carries_the_mounts_cors() {
        Mount open = TestEdge.echo("/").cors(Cors.open()).bodyBytesMax(3);
        try (var edge = TestEdge.with(open); var connection = edge.connect()) {
            String answer = connection.send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\n123456789")
                    .readAll();
            assertThat(answer).startsWith("HTTP/1.1 413").contains("access-control-allow-origin: *");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            gzip              | 4000 | true
            GZIP, br          | 4000 | true
            *                 | 4000 | true
            gzip;q=0.5        | 4000 | true
            gzip;q=0          | 4000 | false
            gzip;q=0.000, *   | 4000 | false
            br                | 4000 | false
            -                 | 4000 | false
            gzip              | 1023 | false
            """)
    void long_text_is_compressed_for_those_who_take_it(String accepted, int length, boolean compressed)
            throws Exception {
        Mount text = Mount.of("text", "/", it -> it.respond(Reply.plain(200, "a".repeat(length))));
        try (var edge = TestEdge.with(text); var client = HttpClient.newHttpClient()) {
            var request = accepted == null ? edge.request("/") : edge.request("/", "accept-encoding", accepted);
            var answer = client.send(request.build(), BodyHandlers.ofInputStream());
            assertThat(answer.headers().firstValue("content-encoding").isPresent()).isEqualTo(compressed);
            assertThat(answer.headers().firstValue("vary").isPresent()).isEqualTo(length > 1023);
            var body = compressed ? new GZIPInputStream(answer.body()) : answer.body();
            assertThat(body.readAllBytes()).hasSize(length);
        }
    }

    @Test
    void a_head_request_gets_the_headers_of_the_answer_alone() {
        try (var edge = TestEdge.with(TestEdge.echo("/")); var connection = edge.connect()) {
            connection.send("HEAD /x HTTP/1.1\r\nHost: x\r\n\r\nGET /y HTTP/1.1\r\nHost: x\r\n\r\n");
            String answers = connection.readUntil("GET /y ");
            assertThat(answers).contains("content-length: 8").doesNotContain("HEAD /x");
        }
    }
}
