package live.chobi.media.packaging;

import static live.chobi.media.packaging.Frames.OTHER_PICTURE;
import static live.chobi.media.packaging.Frames.OTHER_SOUND;
import static live.chobi.media.packaging.Frames.PICTURE;
import static live.chobi.media.packaging.Frames.SOUND;
import static live.chobi.media.packaging.Frames.ZERO;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import live.chobi.media.packaging.HlsAnswer.Caching;
import org.junit.jupiter.api.Test;

/// When segments are cut, and what the playlist says of them. A list is written as durations in milliseconds, `map`
/// where an init segment begins to apply, `gap` for a discontinuity.
class HlsPackagerTest {
    private final Frames frames = new Frames();

    @Test
    void nothing_is_there_before_the_first_segment() {
        frames.packager.configured(PICTURE, SOUND);
        frames.run(1_000, 1_900, 1_000, true, true);

        assertThat(frames.has(HlsOrigin.INDEX_NAME)).isFalse();
        assertThat(frames.has("v.m3u8")).isFalse();
    }

    @Test
    void the_first_segment_ends_at_a_key_frame_after_one_second_and_the_others_after_two() {
        frames.packager.configured(PICTURE, SOUND);
        frames.run(1_000, 8_000, 1_000, true, true);

        assertThat(frames.listed()).isEqualTo("map1 1000 2000 2000");
    }

    @Test
    void segments_keep_whole_groups_of_pictures() {
        frames.packager.configured(PICTURE, SOUND);
        frames.run(1_000, 14_000, 4_000, true, true);

        assertThat(frames.listed()).startsWith("map1 3000 ");
        assertThat(frames.playlist("v.m3u8")).doesNotContain("INDEPENDENT-SEGMENTS");
    }

    @Test
    void a_group_longer_than_the_target_duration_is_cut_at_a_picture_and_the_list_says_so() {
        frames.packager.configured(PICTURE, SOUND);
        frames.run(1_000, 26_000, 12_000, true, true);

        assertThat(frames.listed()).isEqualTo("map1 3000 5800 3200 5800 5800");
        assertThat(frames.playlist("v.m3u8")).contains("#EXT-X-TARGETDURATION:6\n")
                .doesNotContain("INDEPENDENT-SEGMENTS");
        assertThat(frames.playlist("index.m3u8")).doesNotContain("INDEPENDENT-SEGMENTS");
    }

    @Test
    void a_hole_in_the_picture_makes_no_segment_longer_than_the_target_duration() {
        frames.packager.configured(PICTURE, null);
        frames.run(1_000, 6_500, 1_000_000, true, false);
        frames.picture(9_400, true);
        frames.picture(11_400, true);

        assertThat(frames.listed()).isEqualTo("map1 3000 5400 2000");
        frames.picture(13_400, false);
        frames.picture(16_300, false);
        frames.picture(19_200, true);
        assertThat(frames.listed()).endsWith("2000 6000");
    }

    @Test
    void sound_alone_is_cut_by_time_and_has_no_picture_track() {
        frames.packager.configured(null, SOUND);
        frames.run(1_000, 7_100, 1_000, false, true);

        assertThat(frames.listed()).isEqualTo("map1 960 1920 1920");
        assertThat(frames.playlist("index.m3u8")).contains("CODECS=\"mp4a.40.2\"").doesNotContain("RESOLUTION");
    }

    @Test
    void pictures_alone_wait_for_no_sound() {
        frames.packager.configured(PICTURE, null);
        frames.run(1_000, 5_100, 1_000, true, false);

        assertThat(frames.listed()).isEqualTo("map1 1000 2000");
        assertThat(frames.playlist("index.m3u8")).contains("CODECS=\"avc1.64001e\"");
    }

    @Test
    void sound_that_comes_a_little_later_joins_the_first_segment() {
        frames.packager.configured(PICTURE, null);
        frames.run(1_000, 1_400, 1_000, true, false);
        frames.packager.configured(PICTURE, SOUND);
        frames.go(1_400, 2_000);
        frames.run(2_000, 6_100, 1_000, true, true);

        assertThat(frames.listed()).isEqualTo("map1 1000 2000 2000");
        assertThat(frames.playlist("index.m3u8")).contains("CODECS=\"avc1.64001e,mp4a.40.2\"");
    }

    @Test
    void pictures_that_come_a_little_later_begin_the_first_segment() {
        frames.packager.configured(null, SOUND);
        frames.run(1_000, 1_600, 1_000, false, true);
        frames.packager.configured(PICTURE, SOUND);
        frames.run(1_600, 4_700, 1_000, true, true);

        assertThat(frames.listed()).isEqualTo("map1 1000 2000");
        assertThat(frames.playlist("v.m3u8")).contains("#EXT-X-PROGRAM-DATE-TIME:2026-01-02T03:04:01.600Z");
    }

    @Test
    void pictures_before_the_first_key_frame_are_left_out() {
        frames.packager.configured(PICTURE, SOUND);
        for (long ms = 1_000; ms < 1_400; ms += 40) {
            frames.picture(ms, false);
            frames.sound(ms);
        }
        frames.run(1_400, 2_500, 1_000, true, true);

        assertThat(frames.left).isEqualTo(10);
        assertThat(frames.listed()).isEqualTo("map1 1000");
        assertThat(frames.playlist("v.m3u8")).contains("#EXT-X-PROGRAM-DATE-TIME:2026-01-02T03:04:01.400Z");
    }

    @Test
    void a_changed_picture_begins_a_new_map_after_a_discontinuity_at_its_key_frame() {
        frames.packager.configured(PICTURE, SOUND);
        frames.run(1_000, 3_400, 1_000, true, true);
        frames.packager.configured(OTHER_PICTURE, SOUND);
        frames.run(3_400, 6_500, 1_000, true, true);

        assertThat(frames.listed()).isEqualTo("map1 1000 1400 gap map2 2000");
    }

    @Test
    void changed_sound_begins_with_the_next_key_frame_so_that_no_segment_mixes_two_kinds() {
        frames.packager.configured(PICTURE, SOUND);
        frames.run(1_000, 3_000, 1_000, true, true);
        frames.picture(3_000, true);
        frames.packager.configured(PICTURE, OTHER_SOUND);
        frames.sound(3_010);
        frames.sound(3_033);
        frames.run(4_000, 7_100, 1_000, true, true);

        assertThat(frames.left).isEqualTo(2);
        assertThat(frames.listed()).isEqualTo("map1 1000 2000 gap map2 2000");
    }

    @Test
    void when_the_encoder_goes_the_open_segment_is_listed_and_its_return_is_a_discontinuity() {
        frames.packager.configured(PICTURE, SOUND);
        frames.run(1_000, 3_400, 1_000, true, true);
        frames.packager.interrupted();
        assertThat(frames.listed()).isEqualTo("map1 1000 1414");

        frames.packager.configured(PICTURE, SOUND);
        frames.packager.anchored(ZERO);
        frames.run(33_000, 34_100, 1_000, true, true);

        assertThat(frames.listed()).isEqualTo("map1 1000 1414 gap 1000");
        assertThat(frames.playlist("v.m3u8")).contains("#EXT-X-PROGRAM-DATE-TIME:2026-01-02T03:04:33.000Z");
    }

    @Test
    void an_encoder_that_goes_in_the_middle_of_its_b_frames_ends_where_its_last_picture_has_been_shown() {
        frames.packager.configured(PICTURE, null);
        frames.run(1_000, 2_200, 1_000, true, false);
        frames.picture(2_200, 120, false); // Shown after B-frames that never come.
        frames.packager.interrupted();

        assertThat(frames.listed()).isEqualTo("map1 1000 360");
        assertThat(frames.playlist("v.m3u8")).contains("#EXT-X-PART:DURATION=0.360000");
    }

    @Test
    void also_where_that_is_more_than_a_part_may_last_but_never_much_later() {
        frames.packager.configured(PICTURE, null);
        frames.run(1_000, 2_360, 1_000, true, false);
        frames.picture(2_360, 120, false);
        frames.packager.interrupted();
        assertThat(frames.listed()).isEqualTo("map1 1000 520");

        frames.run(3_000, 3_960, 1_000, true, false);
        frames.picture(3_960, 60_000, false);
        frames.packager.interrupted();
        assertThat(frames.listed()).isEqualTo("map1 1000 520 gap 1500");
    }

    @Test
    void the_end_closes_the_list() {
        frames.packager.configured(PICTURE, SOUND);
        frames.run(1_000, 2_400, 1_000, true, true);
        frames.packager.ended();

        assertThat(frames.listed()).isEqualTo("map1 1000 411 end");
        assertThat(frames.has("index.m3u8")).isTrue();
        frames.origin.forget(frames.session);
        assertThat(frames.ask("index.m3u8", Map.of()).status()).isEqualTo(404);
    }

    @Test
    void a_minute_is_listed_and_discontinuities_that_leave_are_counted() {
        frames.packager.configured(PICTURE, SOUND);
        frames.run(1_000, 3_400, 1_000, true, true);
        frames.packager.interrupted();
        frames.run(4_000, 80_000, 1_000, true, true);

        String list = frames.playlist("v.m3u8");
        assertThat(list).contains("#EXT-X-MEDIA-SEQUENCE:11\n#EXT-X-DISCONTINUITY-SEQUENCE:2\n");
        assertThat(frames.listed()).doesNotContain("gap");
        assertThat(list.split("#EXTINF", -1)).hasSize(1 + 30);
    }

    @Test
    void a_segment_that_has_just_left_the_list_may_still_be_fetched() {
        frames.packager.configured(PICTURE, SOUND);
        frames.run(1_000, 70_000, 1_000, true, true);
        var matcher = Pattern.compile("seg-(\\w+)-(\\d+)\\.m4s").matcher(frames.playlist("v.m3u8"));
        assertThat(matcher.find()).isTrue();
        long first = Long.parseLong(matcher.group(2));

        assertThat(frames.has("seg-" + matcher.group(1) + "-" + (first - 1) + ".m4s")).isTrue();
        frames.run(70_000, 100_000, 1_000, true, true);
        assertThat(frames.has("seg-" + matcher.group(1) + "-" + (first - 1) + ".m4s")).isFalse();
    }

    @Test
    void after_a_restart_numbers_are_higher_and_names_are_new() {
        frames.packager.configured(PICTURE, SOUND);
        frames.run(1_000, 20_100, 1_000, true, true);
        var later = new Frames(ZERO, ZERO.plusSeconds(25));
        later.packager.configured(PICTURE, SOUND);
        later.run(1_000, 2_100, 1_000, true, true);

        assertThat(later.playlist("v.m3u8")).contains("#EXT-X-MEDIA-SEQUENCE:26\n#EXT-X-DISCONTINUITY-SEQUENCE:26\n");
        assertThat(frames.playlist("v.m3u8")).contains("-10.m4s");
        assertThat(names(later.playlist("v.m3u8"))).doesNotContainAnyElementsOf(names(frames.playlist("v.m3u8")));
    }

    @Test
    void media_is_immutable_and_playlists_are_short_lived() {
        frames.packager.configured(PICTURE, SOUND);
        frames.run(1_000, 2_100, 1_000, true, true);
        String segment = names(frames.playlist("v.m3u8")).getFirst();

        assertThat(caching(segment)).isEqualTo(Caching.IMMUTABLE);
        assertThat(caching("v.m3u8")).isEqualTo(Caching.PLAYLIST);
        assertThat(frames.ask("../etc/passwd", Map.of()).status()).isEqualTo(404);
    }

    private Caching caching(String name) {
        return ((HlsAnswer.Bytes) frames.ask(name, Map.of()).answered()).caching();
    }

    private static List<String> names(String list) {
        return list.lines().filter(line -> line.endsWith(".m4s")).toList();
    }
}
