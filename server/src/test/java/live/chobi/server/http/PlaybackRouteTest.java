package live.chobi.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import live.chobi.kernel.SessionId;
import live.chobi.server.http.PlaybackGate.Verdict;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlaybackRouteTest {
    private static final SessionId PUBLIC = SessionId.next();
    private static final SessionId PRIVATE = SessionId.next();
    private static final String PLAYLIST = "#EXTM3U\n" + "#EXTINF:4,\nseg.m4s\n".repeat(100);

    private final TestEdge edge = TestEdge
            .with(Mount.of("playback", "/live/", new PlaybackRoute(PlaybackRouteTest::check, PlaybackRouteTest::get))
                    .cors(Cors.open()));

    private static Verdict check(SessionId session, Optional<String> token) {
        if (session.equals(PUBLIC)) {
            return Verdict.ALLOWED;
        }
        if (!session.equals(PRIVATE)) {
            return Verdict.UNKNOWN;
        }
        return token.filter("good"::equals).isPresent() ? Verdict.ALLOWED : Verdict.FORBIDDEN;
    }

    private static Optional<PlaybackObject> get(SessionId session, String path) {
        return switch (path) {
            case "index.m3u8" -> Optional.of(new PlaybackObject(bytes(PLAYLIST), Optional.of(Unpooled.wrappedBuffer(
                    Compression.gzip(PLAYLIST.getBytes(StandardCharsets.UTF_8)))), "application/vnd.apple.mpegurl",
                    false));
            case "video/seg-1.m4s" -> Optional.of(
                    new PlaybackObject(bytes("0123456789"), Optional.empty(), "video/mp4", true));
            default -> Optional.empty();
        };
    }

    private static ByteBuf bytes(String text) {
        return Unpooled.copiedBuffer(text, StandardCharsets.UTF_8);
    }

    @AfterEach
    void close() {
        edge.close();
    }

    @Test
    void a_public_session_is_open_to_all_pages() {
        HttpResponse<String> playlist = edge.get("/live/" + PUBLIC + "/index.m3u8", "origin", "http://else.example");
        assertThat(playlist.body()).isEqualTo(PLAYLIST);
        assertThat(playlist.headers().firstValue("access-control-allow-origin")).contains("*");
        assertThat(playlist.headers().firstValue("cache-control")).contains("no-cache");
        HttpResponse<String> media = edge.get("/live/" + PUBLIC + "/video/seg-1.m4s");
        assertThat(media.body()).isEqualTo("0123456789");
        assertThat(media.headers().firstValue("content-type")).contains("video/mp4");
        assertThat(media.headers().firstValue("cache-control")).contains("public, max-age=31536000, immutable");
    }

    @Test
    void who_comes_before_the_first_playlist_waits_for_it() throws InterruptedException {
        AtomicBoolean there = new AtomicBoolean();
        CompletableFuture<Void> first = new CompletableFuture<>();
        CountDownLatch waits = new CountDownLatch(1);
        var late = new PlaybackSource() {
            @Override
            public Optional<PlaybackObject> get(SessionId session, String path) {
                return there.get() ? PlaybackRouteTest.get(session, path) : Optional.empty();
            }

            @Override
            public CompletionStage<Void> first(SessionId session) {
                waits.countDown();
                return first;
            }
        };
        try (var waiting = TestEdge
                .with(Mount.of("playback", "/live/", new PlaybackRoute(PlaybackRouteTest::check, late)))) {
            CompletableFuture<HttpResponse<String>> playlist = CompletableFuture
                    .supplyAsync(() -> waiting.get("/live/" + PUBLIC + "/index.m3u8"), Thread::startVirtualThread);
            CompletableFuture<HttpResponse<String>> missing = CompletableFuture
                    .supplyAsync(() -> waiting.get("/live/" + PUBLIC + "/none.m4s"), Thread::startVirtualThread);
            assertThat(waits.await(10, TimeUnit.SECONDS)).isTrue();
            assertThat(playlist).isNotDone();
            there.set(true);
            first.complete(null);
            assertThat(playlist.join().body()).isEqualTo(PLAYLIST);
            assertThat(missing.join().statusCode()).isEqualTo(404);
        }
    }

    @Test
    void a_playlist_is_sent_compressed_and_media_is_not() {
        assertThat(edge.get("/live/" + PUBLIC + "/index.m3u8", "accept-encoding", "gzip").headers()
                .firstValue("content-encoding")).contains("gzip");
        assertThat(edge.get("/live/" + PUBLIC + "/video/seg-1.m4s", "accept-encoding", "gzip").headers()
                .firstValue("content-encoding")).isEmpty();
    }

    @Test
    void a_private_session_needs_its_token_in_the_path() {
        assertThat(edge.get("/live/" + PRIVATE + "/index.m3u8").statusCode()).isEqualTo(403);
        assertThat(edge.get("/live/" + PRIVATE + "/t/bad/index.m3u8").statusCode()).isEqualTo(403);
        HttpResponse<String> media = edge.get("/live/" + PRIVATE + "/t/good/video/seg-1.m4s");
        assertThat(media.statusCode()).isEqualTo(200);
        assertThat(media.headers().firstValue("cache-control").orElseThrow()).startsWith("private");
    }

    @ParameterizedTest
    @CsvSource({"/live/", "/live/nonsense/index.m3u8", "/live/00000000-0000-7000-8000-000000000000/index.m3u8"})
    void what_is_no_session_is_not_found_and_no_cache_keeps_that(String path) {
        HttpResponse<String> missing = edge.get(path);
        assertThat(missing.statusCode()).isEqualTo(404);
        assertThat(missing.body()).contains("session_not_found");
        assertThat(missing.headers().firstValue("cache-control")).contains("no-store");
        assertThat(missing.headers().firstValue("access-control-allow-origin")).contains("*");
    }

    @Test
    void missing_media_is_not_found() {
        assertThat(edge.get("/live/" + PUBLIC + "/video/seg-2.m4s").body()).contains("media_not_found");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            bytes=0-3     | 206 | 0123       | bytes 0-3/10
            bytes=8-      | 206 | 89         | bytes 8-9/10
            bytes=-3      | 206 | 789        | bytes 7-9/10
            bytes=5-99    | 206 | 56789      | bytes 5-9/10
            bytes=10-     | 416 | ''         | bytes */10
            bytes=-0      | 416 | ''         | bytes */10
            bytes=0-1,4-5 | 200 | 0123456789 | ''
            bytes=5-2     | 200 | 0123456789 | ''
            lines=1-2     | 200 | 0123456789 | ''
            """)
    void a_part_of_a_media_object_can_be_asked_for(String range, int status, String body, String contentRange) {
        HttpResponse<String> answer = edge.get("/live/" + PUBLIC + "/video/seg-1.m4s", "range", range);
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).isEqualTo(body);
        assertThat(answer.headers().firstValue("content-range").orElse("")).isEqualTo(contentRange);
    }

    @Test
    void playback_is_only_read() {
        var head = edge
                .send(edge.request("/live/" + PUBLIC + "/video/seg-1.m4s").method("HEAD", BodyPublishers.noBody())
                        .build());
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.headers().firstValue("content-length")).contains("10");
        var post = edge.send(edge.request("/live/" + PUBLIC + "/index.m3u8").POST(BodyPublishers.noBody()).build());
        assertThat(post.statusCode()).isEqualTo(405);
    }
}
