package live.chobi.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PagesRouteTest {
    private static final Map<String, String> PAGES = Map.of("/", "index.html", "/watch/*", "watch.html", "/studio",
            "studio.html");

    @TempDir
    private Path directory;

    @BeforeEach
    void write() throws Exception {
        Files.createDirectories(directory.resolve("web/assets/lib"));
        Files.writeString(directory.resolve("web/index.html"), "<h1>home</h1>");
        Files.writeString(directory.resolve("web/watch.html"), "<h1>watch</h1>");
        Files.writeString(directory.resolve("web/studio.html"), "<h1>studio</h1>");
        Files.writeString(directory.resolve("web/assets/lib/a.js"), "export const a = 1;\n".repeat(100));
        Files.writeString(directory.resolve("secret.txt"), "secret");
        Files.createSymbolicLink(directory.resolve("web/assets/link.txt"), directory.resolve("secret.txt"));
    }

    private TestEdge edge() {
        return TestEdge.with(Mount.of("pages", "/", new PagesRoute(WebFiles.in(directory.resolve("web")), PAGES)));
    }

    @Test
    void pages_stand_at_their_paths() {
        try (var edge = edge()) {
            assertThat(edge.get("/").body()).contains("home");
            assertThat(edge.get("/?lang=ar").body()).contains("home");
            assertThat(edge.get("/watch/0190a8e2-0000-7000-8000-000000000000").body()).contains("watch");
            assertThat(edge.get("/studio").body()).contains("studio");
            HttpResponse<String> script = edge.get("/assets/lib/a.js");
            assertThat(script.headers().firstValue("content-type")).contains("text/javascript; charset=utf-8");
            assertThat(script.headers().firstValue("x-content-type-options")).contains("nosniff");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/watch", "/watch/", "/watch/a/b", "/assets/", "/assets/missing.js", "/assets/link.txt",
        "/index.html", "/secret.txt", "/assets//lib/a.js", "/assets/lib", "/assets/.hidden"})
    void what_is_no_page_is_not_found(String path) {
        try (var edge = edge()) {
            assertThat(edge.get(path).statusCode()).isEqualTo(404);
        }
    }

    @Test
    void what_pages_share_stands_in_a_part_that_has_no_address() throws Exception {
        Files.createDirectories(directory.resolve("web/parts"));
        Files.writeString(directory.resolve("web/parts/head.html"), "<b>$1</b>\n");
        Files.writeString(directory.resolve("web/index.html"), "<i>\n<!--#part head.html-->\n</i>");
        Files.writeString(directory.resolve("web/watch.html"), "<!--#part ../../secret.txt-->");
        try (var edge = edge()) {
            assertThat(edge.get("/").body()).isEqualTo("<i>\n<b>$1</b>\n</i>");
            assertThat(edge.get("/watch/x").body()).isEqualTo("<!--#part ../../secret.txt-->");
            assertThat(edge.get("/parts/head.html").statusCode()).isEqualTo(404);
        }
    }

    @Test
    void a_page_runs_only_our_own_scripts() {
        try (var edge = edge()) {
            String policy = edge.get("/").headers().firstValue("content-security-policy").orElseThrow();
            assertThat(policy).contains("default-src 'self'", "frame-ancestors 'none'", "worker-src 'self' blob:",
                    "media-src 'self' blob:").doesNotContain("unsafe");
            assertThat(edge.get("/").headers().firstValue("referrer-policy")).contains("same-origin");
        }
    }

    @Test
    void an_unchanged_file_is_not_sent_again_and_a_changed_one_is() throws Exception {
        try (var edge = edge()) {
            HttpResponse<String> first = edge.get("/");
            assertThat(first.headers().firstValue("cache-control")).contains("no-cache");
            String tag = first.headers().firstValue("etag").orElseThrow();
            HttpResponse<String> again = edge.get("/", "if-none-match", tag);
            assertThat(again.statusCode()).isEqualTo(304);
            assertThat(again.body()).isEmpty();
            Files.writeString(directory.resolve("web/index.html"), "<h1>new home</h1>");
            assertThat(edge.get("/", "if-none-match", tag).body()).contains("new home");
        }
    }

    @Test
    void pages_are_only_read() {
        try (var edge = edge()) {
            var answer = edge.send(edge.request("/").POST(BodyPublishers.ofString("x")).build());
            assertThat(answer.statusCode()).isEqualTo(405);
            assertThat(answer.headers().firstValue("allow")).contains("GET, HEAD");
        }
    }

    @Test
    void files_of_the_classpath_are_served_and_kept() {
        var files = WebFiles.onClasspath("live/chobi/server");
        assertThat(files.known("http/PagesRouteTest.class")).isEmpty();
        assertThat(files.find("http/PagesRouteTest.class")).isPresent();
        assertThat(files.known("http/PagesRouteTest.class")).isPresent();
        assertThat(files.find("../server/http/PagesRouteTest.class")).isEmpty();
    }
}
