package live.chobi.media.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import live.chobi.media.stream.Frame;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A rendition that follows the source: wherever it begins, and whatever it misses, a segment of the same number is the
/// same stretch of time.
class FollowingTest {
    private final Frames source = new Frames();
    private final SessionMedia media = source.origin.open(source.session);
    private final HlsPackager follower = HlsPackager.following(source.packager.plan(), Frames.ZERO,
            media.rendition("240p"), source);

    @BeforeEach
    void configure() {
        source.packager.configured(Frames.PICTURE, Frames.SOUND);
        follower.configured(Frames.OTHER_PICTURE, Frames.SOUND);
        follower.anchored(Frames.ZERO);
    }

    @Test
    void it_has_the_sources_segments_at_the_sources_times() {
        source.run(1_000, 21_000, 2_000, true, true);
        follow(1_000, 21_000, 2_000);

        assertThat(segments("240p/")).hasSizeGreaterThan(8).isEqualTo(segments(""));
        assertThat(line("240p/", "MEDIA-SEQUENCE")).isEqualTo(line("", "MEDIA-SEQUENCE"));
        assertThat(line("240p/", "DISCONTINUITY-SEQUENCE")).isEqualTo(line("", "DISCONTINUITY-SEQUENCE"));
    }

    @Test
    void one_that_begins_late_begins_with_a_whole_segment() {
        source.run(1_000, 21_000, 2_000, true, true);
        follow(8_000, 21_000, 1_000);

        List<String> own = segments("240p/");
        assertThat(own).isNotEmpty().hasSizeLessThan(segments("").size());
        assertThat(segments("")).endsWith(own.toArray(String[]::new));
        assertThat(source.playlist("240p/" + MediaPlaylist.NAME)).contains("#EXT-X-INDEPENDENT-SEGMENTS");
    }

    @Test
    void frames_that_are_missing_make_it_begin_anew_with_the_sources_numbers() {
        source.run(1_000, 7_000, 2_000, true, true);
        follow(1_000, 7_000, 2_000);
        source.packager.interrupted();
        follower.interrupted();
        source.run(7_000, 31_000, 2_000, true, true);

        follow(15_000, 31_000, 2_000);

        List<String> own = segments("240p/");
        assertThat(own).isNotEmpty();
        assertThat(segments("")).endsWith(own.toArray(String[]::new));
        // The source's list has its one discontinuity, which is before the first segment of the other's.
        assertThat(line("240p/", "DISCONTINUITY-SEQUENCE")).isEqualTo(line("", "DISCONTINUITY-SEQUENCE") + 1);
        assertThat(source.playlist("240p/" + MediaPlaylist.NAME)).doesNotContain("#EXT-X-DISCONTINUITY\n");
    }

    @Test
    void an_encoder_that_comes_back_makes_a_discontinuity_in_both() {
        source.run(1_000, 7_000, 2_000, true, true);
        follow(1_000, 7_000, 2_000);
        source.packager.interrupted();
        follower.interrupted();
        source.packager.anchored(Frames.ZERO.plusSeconds(5));
        follower.anchored(Frames.ZERO.plusSeconds(5));
        source.run(8_000, 15_000, 2_000, true, true);
        follow(8_000, 15_000, 2_000);
        source.packager.ended();
        follower.ended();

        assertThat(segments("240p/")).isEqualTo(segments(""));
        for (String prefix : List.of("", "240p/")) {
            assertThat(source.playlist(prefix + MediaPlaylist.NAME)).containsOnlyOnce("#EXT-X-DISCONTINUITY\n")
                    .endsWith("#EXT-X-ENDLIST\n");
        }
    }

    @Test
    void what_comes_again_of_a_segment_that_is_listed_is_in_no_segment() {
        source.run(1_000, 9_000, 2_000, true, true);
        follow(1_000, 6_000, 2_000);
        follower.anchored(Frames.ZERO);
        follow(6_000, 9_000, 2_000);

        List<String> numbers = segments("240p/").stream().map(it -> it.substring(0, it.indexOf(' '))).toList();
        assertThat(numbers).doesNotHaveDuplicates().isSorted();
    }

    @Test
    void players_are_offered_it_from_its_third_segment_on() {
        source.run(1_000, 7_100, 1_000, true, true);
        follow(1_000, 4_100, 1_000);
        assertThat(source.playlist(HlsOrigin.INDEX_NAME)).doesNotContain("240p/");

        follow(4_120, 7_100, 1_000);

        assertThat(source.playlist(HlsOrigin.INDEX_NAME)).contains("\n240p/v.m3u8\n");
        assertThat(source.playlist("240p/v.m3u8")).contains("#EXT-X-RENDITION-REPORT:URI=\"../v.m3u8\",LAST-MSN=");
        assertThat(source.ask("240p/v.m3u8", Map.of()).answered()).isInstanceOf(HlsAnswer.Bytes.class);
    }

    /// As [Frames#run] does, of the same timeline.
    private void follow(long fromMs, long toMs, long gopMs) {
        for (long ms = fromMs; ms < toMs; ms += 40) {
            ByteBuf picture = Unpooled.copyLong(ms);
            follower.frame(new Frame.Video(ms * 1_000, ms * 1_000, (ms - fromMs) % gopMs == 0, picture));
            picture.release();
            for (long n = (ms * 48 + 1_023) / 1_024; n * 1_024 < (ms + 40) * 48; n++) {
                ByteBuf sound = Unpooled.copyLong(n);
                follower.frame(new Frame.Audio(Math.round(n * 1_024 / 48.0) * 1_000, sound));
                sound.release();
            }
        }
    }

    /// Number, programme date-time and duration of each.
    private List<String> segments(String prefix) {
        String playlist = source.playlist(prefix + MediaPlaylist.NAME);
        long number = line(prefix, "MEDIA-SEQUENCE");
        List<String> found = new ArrayList<>();
        String time = "";
        for (String line : playlist.lines().toList()) {
            if (line.startsWith("#EXT-X-PROGRAM-DATE-TIME:")) {
                time = line.substring(line.indexOf(':') + 1);
            } else if (line.startsWith("#EXTINF:")) {
                found.add(number++ + " " + time + " " + line.substring("#EXTINF:".length()));
            }
        }
        return found;
    }

    private long line(String prefix, String tag) {
        return source.playlist(prefix + MediaPlaylist.NAME).lines().filter(it -> it.startsWith("#EXT-X-" + tag + ":"))
                .mapToLong(it -> Long.parseLong(it.substring(it.indexOf(':') + 1))).findFirst().orElse(-1);
    }
}
