package live.chobi.media.packaging;

import static live.chobi.media.packaging.Frames.PICTURE;
import static live.chobi.media.packaging.Frames.SOUND;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import live.chobi.kernel.SessionId;
import live.chobi.media.packaging.HlsAnswer.Caching;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What players may ask, what waits, and what is refused. Spec: RFC 8216bis §6.2.5.
class RequestsTest {
    private final Frames frames = new Frames();

    /// Segments 1 (1 s) and 2 (2 s), and of segment 3 two parts.
    private void two_segments_and_two_parts() {
        frames.packager.configured(PICTURE, SOUND);
        frames.run(1_000, 4_880, 1_000, true, true);
    }

    private Asked reload(String directives) {
        Map<String, String> map = directives.isEmpty()
                ? Map.of()
                : Arrays.stream(directives.split("&"))
                        .collect(Collectors.toMap(it -> it.split("=", 2)[0], it -> it.split("=", 2)[1]));
        return frames.ask(MediaPlaylist.NAME, map);
    }

    @ParameterizedTest
    @CsvSource({"'', 200", "_HLS_msn=1, 200", "_HLS_msn=2, 200", "_HLS_msn=2&_HLS_part=4, 200",
        "_HLS_msn=2&_HLS_part=5, 200", "_HLS_msn=3&_HLS_part=0, 200", "_HLS_msn=3&_HLS_part=1, 200",
        "_HLS_msn=3&_HLS_part=2, 0", "_HLS_msn=3, 0", "_HLS_msn=4, 0", "_HLS_msn=4&_HLS_part=0, 0",
        "_HLS_msn=3&_HLS_part=9, 0", "_HLS_msn=3&_HLS_part=10, 400", "_HLS_msn=4&_HLS_part=9, 400",
        "_HLS_msn=5, 400", "_HLS_msn=5&_HLS_part=0, 400", "_HLS_part=0, 400", "_HLS_part=0&_HLS_skip=YES, 400",
        "_HLS_msn=x, 400", "_HLS_msn=-1, 400", "_HLS_msn=, 400", "_HLS_msn=99999999999999999999, 400",
        "_HLS_msn=3&_HLS_part=-1, 400", "_HLS_msn=3&_HLS_part=1.5, 400", "_HLS_skip=YES, 200", "_HLS_skip=v2, 200",
        "_HLS_skip=no, 200", "_HLS_other=1, 200"})
    void a_reload_is_answered_now_or_waits_or_is_refused(String directives, int status) {
        two_segments_and_two_parts();

        assertThat(reload(directives).status()).isEqualTo(status);
    }

    @Test
    void all_who_wait_for_a_part_get_the_same_bytes_when_it_is_there_and_not_before() {
        two_segments_and_two_parts();
        Asked first = reload("_HLS_msn=3&_HLS_part=2");
        Asked second = reload("_HLS_msn=3&_HLS_part=2");
        Asked later = reload("_HLS_msn=3&_HLS_part=3");
        frames.go(4_880, 5_160);
        assertThat(List.of(first.status(), second.status(), later.status())).containsOnly(0);
        assertThat(frames.origin.waiting()).isEqualTo(3);

        frames.picture(5_160, false); // It ends at 5.2 s, where the part does.

        assertThat(first.text()).contains("part-").endsWith(hint() + "\"\n");
        assertThat(bytes(first)).isSameAs(bytes(second));
        assertThat(((HlsAnswer.Bytes) first.answered()).caching()).isEqualTo(Caching.BLOCKED_PLAYLIST);
        assertThat(later.waits()).isTrue();
        assertThat(frames.origin.waiting()).isEqualTo(1);
    }

    @Test
    void a_part_beyond_the_end_of_its_segment_is_the_first_of_the_next() {
        two_segments_and_two_parts();
        Asked waits = reload("_HLS_msn=3&_HLS_part=5");
        frames.go(4_880, 6_000);
        frames.picture(6_000, true);
        assertThat(frames.listed()).isEqualTo("map1 1000 2000 2000");
        assertThat(waits.waits()).isTrue();

        frames.go(6_040, 6_400);

        assertThat(waits.status()).isEqualTo(200);
    }

    @Test
    void nobody_waits_longer_than_three_target_durations() {
        two_segments_and_two_parts();
        Asked waits = reload("_HLS_msn=3");
        frames.time.advanceMs(17_999);
        frames.later.runAll();
        assertThat(waits.waits()).isTrue();
        frames.time.advanceMs(1);
        frames.later.runAll();

        assertThat(waits.status()).isEqualTo(503);
        assertThat(frames.origin.waiting()).isZero();
        frames.later.runAll();
        assertThat(frames.later.size()).as("nobody looks when nobody waits").isZero();
    }

    @Test
    void a_client_that_has_left_leaves_nothing_and_is_not_answered() {
        two_segments_and_two_parts();
        Asked waits = reload("_HLS_msn=3");
        waits.withdraw();
        waits.withdraw();

        assertThat(frames.origin.waiting()).isZero();
        frames.run(4_900, 7_100, 1_000, true, true);
        assertThat(waits.waits()).isTrue();
    }

    @Test
    void when_all_places_are_taken_the_next_is_sent_away() {
        two_segments_and_two_parts();
        for (int i = 0; i < WaitingPlaces.PLACES; i++) {
            assertThat(reload("_HLS_msn=3").waits()).isTrue();
        }

        assertThat(reload("_HLS_msn=3").status()).isEqualTo(503);
        assertThat(frames.turnedAway).isEqualTo(1);
        assertThat(reload("").status()).isEqualTo(200);
        frames.packager.ended();
        assertThat(frames.origin.waiting()).isZero();
    }

    @Test
    void after_the_end_everything_is_answered_at_once() {
        two_segments_and_two_parts();
        Asked waits = reload("_HLS_msn=4&_HLS_part=3");
        frames.packager.ended();

        assertThat(waits.text()).endsWith("#EXT-X-ENDLIST\n");
        assertThat(reload("_HLS_msn=99").status()).isEqualTo(200);
    }

    @Test
    void whoever_comes_before_the_first_segment_waits_for_it() {
        Asked index = frames.ask(HlsOrigin.INDEX_NAME, Map.of());
        Asked media = reload("_HLS_msn=7&_HLS_part=1");
        frames.packager.configured(PICTURE, SOUND);
        frames.run(1_000, 1_900, 1_000, true, true);
        assertThat(index.waits() && media.waits()).isTrue();
        frames.run(1_900, 3_000, 1_000, true, true);

        assertThat(index.text()).contains("#EXT-X-STREAM-INF");
        assertThat(media.text()).contains("#EXTINF");
        assertThat(frames.origin.waiting()).isZero();
    }

    @Test
    void the_first_segment_is_not_waited_for_without_end() {
        Asked index = frames.ask(HlsOrigin.INDEX_NAME, Map.of());
        frames.time.advanceMs(Rendition.FIRST_MAX.toMillis());
        frames.later.runAll();
        assertThat(index.status()).isEqualTo(404);

        Asked again = frames.ask(HlsOrigin.INDEX_NAME, Map.of());
        frames.packager.ended();
        assertThat(again.status()).isEqualTo(404);
    }

    @Test
    void a_session_that_nobody_knows_is_answered_at_once_and_leaves_no_trace() {
        Asked unknown = Asked.of(frames.origin, SessionId.next(), HlsOrigin.INDEX_NAME, Map.of());

        assertThat(unknown.status()).isEqualTo(404);
        assertThat(frames.origin.waiting()).isZero();
        Asked forgotten = frames.ask(HlsOrigin.INDEX_NAME, Map.of());
        frames.origin.forget(frames.session);
        assertThat(forgotten.status()).isEqualTo(404);
    }

    @Test
    void a_delta_is_made_only_of_a_list_long_enough() {
        frames.packager.configured(PICTURE, SOUND);
        frames.run(1_000, 37_000, 1_000, true, true);
        assertThat(reload("_HLS_skip=YES").text()).doesNotContain("EXT-X-SKIP");
        frames.run(37_000, 42_500, 1_000, true, true);

        assertThat(reload("_HLS_skip=YES").text()).contains("#EXT-X-SKIP:SKIPPED-SEGMENTS=")
                .doesNotContain("EXT-X-MAP");
        assertThat(reload("_HLS_skip=v2").text()).isEqualTo(reload("_HLS_skip=YES").text());
        assertThat(reload("").text()).doesNotContain("EXT-X-SKIP");
    }

    @Test
    void a_playlist_is_compressed_once_for_all() throws IOException {
        two_segments_and_two_parts();
        HlsAnswer.Bytes first = (HlsAnswer.Bytes) reload("").answered();
        HlsAnswer.Bytes second = (HlsAnswer.Bytes) reload("").answered();

        ByteBuf compressed = first.gzipped().orElseThrow();
        assertThat(compressed.array()).isSameAs(second.gzipped().orElseThrow().array());
        try (var in = new GZIPInputStream(new ByteBufInputStream(compressed))) {
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo(Frames.text(first.content()));
        }
        assertThat(((HlsAnswer.Bytes) frames.ask(segment(), Map.of()).answered()).gzipped()).isEmpty();
    }

    @Test
    void a_hinted_part_is_sent_as_its_bytes_come() {
        two_segments_and_two_parts();
        String hint = hint();
        Asked early = frames.ask(hint, Map.of());
        assertThat(early.waits()).as("it has no bytes yet").isTrue();
        frames.go(4_880, 4_920);

        var taken = new Taken();
        assertThat(early.answered()).isInstanceOf(HlsAnswer.Growing.class);
        ((HlsAnswer.Growing) early.answered()).source().subscribe(taken);
        int chunks = taken.chunks;
        assertThat(chunks).isEqualTo(1);
        var left = new Taken();
        ((HlsAnswer.Growing) early.answered()).source().subscribe(left).run();
        frames.go(4_920, 5_400);

        assertThat(taken.ended).isTrue();
        assertThat(taken.chunks).isEqualTo(3);
        assertThat(taken.bytes.toByteArray()).isEqualTo(frames.object(hint));
        assertThat(left.chunks).isEqualTo(1);
        assertThat(left.ended).isFalse();
    }

    @Test
    void a_hinted_part_of_an_encoder_that_has_stalled_is_not_waited_for_without_end() {
        two_segments_and_two_parts();
        frames.go(4_880, 5_200);
        Asked waits = frames.ask(hint(), Map.of());
        frames.time.advanceMs(18_000);
        frames.later.runAll();

        assertThat(waits.status()).isEqualTo(503);
        assertThat(frames.ask("part-x-99.m4s", Map.of()).status()).isEqualTo(404);
    }

    @Test
    void nothing_is_hinted_while_no_encoder_is_there() {
        two_segments_and_two_parts();
        frames.packager.interrupted();

        assertThat(reload("").text()).doesNotContain("PRELOAD-HINT").doesNotContain("ENDLIST");
    }

    @Test
    void renditions_report_on_each_other_and_are_named_when_they_have_something() {
        two_segments_and_two_parts();
        Rendition small = frames.origin.open(frames.session).rendition("360p");
        var packager = HlsPackager.of(Frames.ZERO, Frames.ZERO, small, frames);
        assertThat(frames.playlist(HlsOrigin.INDEX_NAME)).doesNotContain("360p");
        packager.anchored(Frames.ZERO);
        packager.configured(PICTURE, null);
        Frames.feed(packager, 1_000, 4_880);
        assertThat(frames.playlist(HlsOrigin.INDEX_NAME)).doesNotContain("360p");
        Frames.feed(packager, 5_000, 6_880);
        frames.go(4_880, 5_320);

        assertThat(frames.playlist(HlsOrigin.INDEX_NAME)).contains("\nv.m3u8\n").contains("\n360p/v.m3u8\n");
        assertThat(frames.playlist("v.m3u8"))
                .contains("#EXT-X-RENDITION-REPORT:URI=\"360p/v.m3u8\",LAST-MSN=4,LAST-PART=1\n");
        assertThat(frames.playlist("360p/v.m3u8")).contains("URI=\"../v.m3u8\",LAST-MSN=3,LAST-PART=2\n");
        frames.origin.open(frames.session).remove(small);
        assertThat(frames.ask("360p/v.m3u8", Map.of()).status()).isEqualTo(404);
    }

    private String hint() {
        return ListedPlaylist.parse(frames.playlist(MediaPlaylist.NAME)).hint();
    }

    private String segment() {
        return ListedPlaylist.parse(frames.playlist(MediaPlaylist.NAME)).segments().getFirst().uri();
    }

    private static byte[] bytes(Asked asked) {
        return ((HlsAnswer.Bytes) asked.answered()).content().array();
    }

    private static final class Taken implements GrowingBody.Sink {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private int chunks;
        private boolean ended;

        @Override
        public void bytes(ByteBuf more) {
            chunks++;
            byte[] copy = new byte[more.readableBytes()];
            more.readBytes(copy);
            bytes.writeBytes(copy);
        }

        @Override
        public void end() {
            ended = true;
        }

        @Override
        public void failed() {
            throw new AssertionError();
        }
    }
}
