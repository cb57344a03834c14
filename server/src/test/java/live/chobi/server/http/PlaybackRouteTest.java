package live.chobi.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import live.chobi.server.http.PlaybackAnswer.Caching;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlaybackRouteTest {
    private static final String PLAYLIST = "#EXTM3U\n" + "#EXTINF:4,\nseg.m4s\n".repeat(100);
    private static final String RANGES = """
            bytes=0-3     | 206 | 0123       | bytes 0-3/10
            bytes=8-      | 206 | 89         | bytes 8-9/10
            bytes=-3      | 206 | 789        | bytes 7-9/10
            bytes=5-99    | 206 | 56789      | bytes 5-9/10
            bytes=10-     | 416 | ''         | bytes */10
            bytes=-0      | 416 | ''         | bytes */10
            bytes=0-1,4-5 | 200 | 0123456789 | ''
            bytes=5-2     | 200 | 0123456789 | ''
            lines=1-2     | 200 | 0123456789 | ''
            """;

    @TempDir
    Path directory;

    private final TestPlayback playback = new TestPlayback();
    private final TestEdge edge = TestEdge.playing(playback);
    private final String open = "/live/" + playback.open + "/";
    private final String closed = "/live/" + playback.closed + "/";

    PlaybackRouteTest() {
        playback.lay("video.m3u8", () -> TestPlayback.playlist(PLAYLIST));
        playback.lay("video/seg-1.m4s", () -> TestPlayback.media("0123456789"));
    }

    @AfterEach
    void close() {
        edge.close();
    }

    private static String header(HttpResponse<String> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }

    @Test
    void a_public_session_is_open_to_all_pages() {
        HttpResponse<String> playlist = edge.get(open + "video.m3u8", "origin", "http://else.example");
        assertThat(playlist.body()).isEqualTo(PLAYLIST);
        assertThat(header(playlist, "access-control-allow-origin")).isEqualTo("*");
        assertThat(header(playlist, "cache-control")).isEqualTo("public, max-age=1");
        assertThat(header(playlist, "date")).matches("[A-Z][a-z]{2}, \\d\\d [A-Z][a-z]{2} \\d{4} [0-9:]{8} GMT");
        HttpResponse<String> media = edge.get(open + "video/seg-1.m4s");
        assertThat(media.body()).isEqualTo("0123456789");
        assertThat(header(media, "content-type")).isEqualTo("video/mp4");
        assertThat(header(media, "cache-control")).isEqualTo("public, max-age=31536000, immutable");
    }

    @Test
    void a_playlist_is_sent_compressed_and_media_is_not() {
        HttpResponse<String> playlist = edge.get(open + "video.m3u8", "accept-encoding", "gzip");
        assertThat(header(playlist, "content-encoding")).isEqualTo("gzip");
        assertThat(header(playlist, "vary")).isEqualTo("accept-encoding");
        assertThat(header(edge.get(open + "video.m3u8"), "vary")).isEqualTo("accept-encoding");
        assertThat(header(edge.get(open + "video/seg-1.m4s", "accept-encoding", "gzip"), "content-encoding")).isEmpty();
    }

    @Test
    void a_private_session_needs_its_token_in_the_path() {
        assertThat(edge.get(closed + "index.m3u8").statusCode()).isEqualTo(403);
        assertThat(edge.get(closed + "t/bad/index.m3u8").statusCode()).isEqualTo(403);
        HttpResponse<String> media = edge.get(closed + "t/~ana/video/seg-1.m4s");
        assertThat(media.statusCode()).isEqualTo(200);
        assertThat(header(media, "cache-control")).startsWith("private");
    }

    @Test
    void the_variants_carry_the_mark_of_their_viewer_and_no_cache_hands_it_to_another() {
        HttpResponse<String> first = edge.get(open + "index.m3u8");
        assertThat(first.body().lines().toList()).contains("video.m3u8?p=~somebody");
        assertThat(header(first, "cache-control")).isEqualTo("private, no-store");
        assertThat(edge.get(open + "index.m3u8?p=~ana").body()).contains("video.m3u8?p=~ana");
        assertThat(edge.get(open + "index.m3u8?p=forged").body()).contains("video.m3u8?p=~somebody");
        assertThat(edge.get(closed + "t/~ana/index.m3u8").body()).isEqualTo(TestPlayback.INDEX);
    }

    @Test
    void who_is_sent_a_media_playlist_watches() {
        edge.get(open + "index.m3u8?p=~ana");
        edge.get(open + "video.m3u8");
        edge.get(open + "video.m3u8?p=forged");
        edge.get(open + "video/seg-1.m4s?p=~ana");
        edge.get(open + "none.m3u8?p=~ana");
        edge.send(edge.request(open + "video.m3u8?p=~ana").method("HEAD", BodyPublishers.noBody()).build());
        assertThat(playback.watching).isEmpty();
        edge.get(open + "video.m3u8?p=~ana&_HLS_msn=7");
        edge.get(closed + "t/~bob/video.m3u8");
        assertThat(playback.watching).containsExactly("ana", "bob");
    }

    @Test
    void who_was_sent_away_is_refused_and_may_know_why() {
        HttpResponse<String> refused = edge.get(open + "video.m3u8?p=~gone");
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("\"sent_away\"");
        assertThat(header(refused, "cache-control")).isEqualTo("no-store");
    }

    @Test
    void a_request_waits_for_media_and_its_query_is_the_sources() throws Exception {
        CompletableFuture<HttpResponse<String>> answer = CompletableFuture.supplyAsync(
                () -> edge.get(open + "wait.m3u8?_HLS_msn=12&_HLS_part=3"), Thread::startVirtualThread);
        TestPlayback.Asked asked = playback.nextWaiting();
        assertThat(asked.request().query().first("_HLS_msn")).contains("12");
        assertThat(asked.request().query().first("_HLS_part")).contains("3");
        assertThat(edge.metrics().waiting.get()).isEqualTo(1);
        assertThat(answer).isNotDone();
        asked.answer().accept(new PlaybackAnswer.Bytes(TestPlayback.bytes(PLAYLIST), Optional.empty(), "x/y",
                Caching.BLOCKED_PLAYLIST));
        assertThat(answer.join().body()).isEqualTo(PLAYLIST);
        assertThat(header(answer.join(), "cache-control")).isEqualTo("public, max-age=36");
        assertThat(edge.metrics().waiting.get()).isZero();
    }

    @Test
    void who_disconnects_while_waiting_is_let_go_and_what_comes_later_is_released() throws Exception {
        TestPlayback.Asked asked;
        try (var connection = edge.connect()) {
            connection.send("GET " + open + "wait.m3u8 HTTP/1.1\r\nHost: x\r\n\r\n");
            asked = playback.nextWaiting();
        }
        assertThat(asked.withdrawn().await(15, TimeUnit.SECONDS)).isTrue();
        while (edge.metrics().waiting.get() > 0 || edge.metrics().inFlight.get() > 0) {
            Thread.onSpinWait();
        }
        var late = (PlaybackAnswer.Bytes) TestPlayback.playlist(PLAYLIST);
        asked.answer().accept(late);
        assertThat(late.content().refCnt()).isZero();
        assertThat(late.gzipped().orElseThrow().refCnt()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"400, BAD_REQUEST", "503, SERVICE_UNAVAILABLE"})
    void a_refusal_of_the_source_is_passed_on(int status, String code) {
        playback.lay("refused.m3u8", () -> new PlaybackAnswer.Refused(status, "too_far_ahead", "that is far ahead"));
        HttpResponse<String> refused = edge.get(open + "refused.m3u8");
        assertThat(refused.statusCode()).isEqualTo(status);
        assertThat(refused.body()).contains("\"too_far_ahead\"", "\"" + code + "\"", "that is far ahead");
        assertThat(header(refused, "cache-control")).isEqualTo("no-store");
    }

    @ParameterizedTest
    @CsvSource({"/live/", "/live/nonsense/index.m3u8", "/live/00000000-0000-7000-8000-000000000000/index.m3u8"})
    void what_is_no_session_is_not_found_and_no_cache_keeps_that(String path) {
        HttpResponse<String> missing = edge.get(path);
        assertThat(missing.statusCode()).isEqualTo(404);
        assertThat(missing.body()).contains("session_not_found");
        assertThat(header(missing, "cache-control")).isEqualTo("no-store");
        assertThat(header(missing, "access-control-allow-origin")).isEqualTo("*");
    }

    @Test
    void missing_media_is_not_found() {
        assertThat(edge.get(open + "video/seg-2.m4s").body()).contains("media_not_found");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = RANGES)
    void a_part_of_a_media_object_can_be_asked_for(String range, int status, String body, String contentRange) {
        HttpResponse<String> answer = edge.get(open + "video/seg-1.m4s", "range", range);
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).isEqualTo(body);
        assertThat(header(answer, "content-range")).isEqualTo(contentRange);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = RANGES)
    void a_part_of_a_file_can_be_asked_for(String range, int status, String body, String contentRange)
            throws Exception {
        Path file = Files.writeString(directory.resolve("media"), "abc0123456789def");
        playback.lay("disk.m4s", () -> new PlaybackAnswer.FilePart(file, 3, 10, "video/mp4", Caching.IMMUTABLE));
        HttpResponse<String> answer = edge.get(open + "disk.m4s", "range", range);
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).isEqualTo(body);
        assertThat(header(answer, "content-range")).isEqualTo(contentRange);
    }

    @Test
    void a_range_on_a_condition_or_of_a_playlist_is_the_whole() {
        assertThat(edge.get(open + "video/seg-1.m4s", "range", "bytes=0-3", "if-range", "\"tag\"").statusCode())
                .isEqualTo(200);
        assertThat(edge.get(open + "video.m3u8", "range", "bytes=0-3").body()).isEqualTo(PLAYLIST);
    }

    @Test
    void a_file_is_opened_once_for_all_who_ask_at_about_the_same_time() throws Exception {
        Path file = Files.writeString(directory.resolve("media"), "0123456789");
        playback.lay("disk.m4s", () -> new PlaybackAnswer.FilePart(file, 2, 3, "video/mp4", Caching.IMMUTABLE));
        assertThat(edge.get(open + "disk.m4s").body()).isEqualTo("234");
        Files.delete(file);
        assertThat(edge.get(open + "disk.m4s").body()).isEqualTo("234");
        assertThat(edge.get(open + "disk.m4s", "range", "bytes=1-1").body()).isEqualTo("3");
    }

    @Test
    void a_file_that_is_gone_or_too_short_is_not_found() throws Exception {
        Path file = Files.writeString(directory.resolve("media"), "short");
        for (Path path : List.of(file, directory.resolve("none"))) {
            playback.lay("disk.m4s", () -> new PlaybackAnswer.FilePart(path, 3, 10, "video/mp4", Caching.IMMUTABLE));
            HttpResponse<String> missing = edge.get(open + "disk.m4s");
            assertThat(missing.statusCode()).isEqualTo(404);
            assertThat(header(missing, "cache-control")).isEqualTo("no-store");
        }
    }

    @Test
    void a_picture_is_sent_again_only_when_it_has_changed() {
        playback.lay("thumbnail.jpg", () -> TestPlayback.picture("\"a\""));
        HttpResponse<String> first = edge.get(open + "thumbnail.jpg");
        assertThat(first.body()).isEqualTo("0123456789");
        assertThat(header(first, "etag")).isEqualTo("\"a\"");
        assertThat(header(first, "cache-control")).isEqualTo("public, max-age=12");
        assertThat(header(edge.get(closed + "t/~ana/thumbnail.jpg"), "cache-control")).isEqualTo("private, max-age=12");

        HttpResponse<String> same = edge.get(open + "thumbnail.jpg", "if-none-match", "\"x\", W/\"a\"");
        assertThat(same.statusCode()).isEqualTo(304);
        assertThat(same.body()).isEmpty();
        assertThat(header(same, "etag")).isEqualTo("\"a\"");
        assertThat(header(same, "cache-control")).isEqualTo("public, max-age=12");

        playback.lay("thumbnail.jpg", () -> TestPlayback.picture("\"b\""));
        assertThat(edge.get(open + "thumbnail.jpg", "if-none-match", "\"a\"").statusCode()).isEqualTo(200);
    }

    @Test
    void a_part_of_a_picture_can_be_asked_for_as_long_as_it_is_the_same() {
        playback.lay("thumbnail.jpg", () -> TestPlayback.picture("\"a\""));
        String path = open + "thumbnail.jpg";
        HttpResponse<String> part = edge.get(path, "range", "bytes=8-", "if-range", "\"a\"");
        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(part.body()).isEqualTo("89");
        assertThat(edge.get(path, "range", "bytes=8-").body()).isEqualTo("89");
        assertThat(edge.get(path, "range", "bytes=10-").statusCode()).isEqualTo(416);
        assertThat(edge.get(path, "range", "bytes=8-", "if-range", "\"b\"").body()).isEqualTo("0123456789");
        assertThat(edge.get(path, "range", "bytes=8-", "if-range", "W/\"a\"").body()).isEqualTo("0123456789");
        var head = edge.send(edge.request(path).method("HEAD", BodyPublishers.noBody()).build());
        assertThat(header(head, "content-length") + header(head, "etag")).isEqualTo("10\"a\"");
    }

    @Test
    void playback_is_only_read() throws Exception {
        Path file = Files.writeString(directory.resolve("media"), "abc0123456789def");
        playback.lay("disk.m4s", () -> new PlaybackAnswer.FilePart(file, 3, 10, "video/mp4", Caching.IMMUTABLE));
        for (String path : List.of("video/seg-1.m4s", "disk.m4s")) {
            var head = edge.send(edge.request(open + path).method("HEAD", BodyPublishers.noBody()).build());
            assertThat(head.statusCode()).isEqualTo(200);
            assertThat(header(head, "content-length")).isEqualTo("10");
        }
        var post = edge.send(edge.request(open + "index.m3u8").POST(BodyPublishers.noBody()).build());
        assertThat(post.statusCode()).isEqualTo(405);
    }
}
