package live.chobi.videos.processing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import live.chobi.videos.processing.CutList.Bytes;
import org.junit.jupiter.api.Test;

/// The playlist of a clip: whole stretches of another's.
class CutListTest {
    private static final String LIST = """
            #EXTM3U
            #EXT-X-VERSION:7
            #EXT-X-TARGETDURATION:4
            #EXT-X-PLAYLIST-TYPE:VOD
            #EXT-X-MAP:URI="0001.mp4",BYTERANGE="116@0"
            #EXT-X-PROGRAM-DATE-TIME:2026-01-02T03:04:00.000Z
            #EXTINF:4.000,
            #EXT-X-BYTERANGE:400@116
            0001.mp4
            #EXT-X-PROGRAM-DATE-TIME:2026-01-02T03:04:04.000Z
            #EXTINF:4.000,
            #EXT-X-BYTERANGE:500@516
            0001.mp4
            #EXT-X-DISCONTINUITY
            #EXT-X-MAP:URI="0002.mp4",BYTERANGE="117@0"
            #EXT-X-PROGRAM-DATE-TIME:2026-01-02T03:05:00.000Z
            #EXTINF:4.000,
            #EXT-X-BYTERANGE:600@117
            0002.mp4
            #EXTINF:2.500,
            #EXT-X-BYTERANGE:300@717
            0002.mp4
            #EXT-X-ENDLIST
            """;

    @Test
    void a_clip_begins_with_the_stretch_it_is_in_and_at_its_moment() throws IOException {
        assertThat(CutList.of(LIST, 5_500, 9_000)).isEqualTo("""
                #EXTM3U
                #EXT-X-VERSION:7
                #EXT-X-TARGETDURATION:4
                #EXT-X-PLAYLIST-TYPE:VOD
                #EXT-X-START:TIME-OFFSET=1.500,PRECISE=YES
                #EXT-X-MAP:URI="0001.mp4",BYTERANGE="116@0"
                #EXT-X-PROGRAM-DATE-TIME:2026-01-02T03:04:04.000Z
                #EXTINF:4.000,
                #EXT-X-BYTERANGE:500@516
                0001.mp4
                #EXT-X-DISCONTINUITY
                #EXT-X-MAP:URI="0002.mp4",BYTERANGE="117@0"
                #EXT-X-PROGRAM-DATE-TIME:2026-01-02T03:05:00.000Z
                #EXTINF:4.000,
                #EXT-X-BYTERANGE:600@117
                0002.mp4
                #EXT-X-ENDLIST
                """);
    }

    @Test
    void a_clip_of_the_second_file_needs_neither_the_first_nor_a_seam() throws IOException {
        assertThat(CutList.of(LIST, 8_000, 12_000)).isEqualTo("""
                #EXTM3U
                #EXT-X-VERSION:7
                #EXT-X-TARGETDURATION:4
                #EXT-X-PLAYLIST-TYPE:VOD
                #EXT-X-MAP:URI="0002.mp4",BYTERANGE="117@0"
                #EXT-X-PROGRAM-DATE-TIME:2026-01-02T03:05:00.000Z
                #EXTINF:4.000,
                #EXT-X-BYTERANGE:600@117
                0002.mp4
                #EXT-X-ENDLIST
                """);
    }

    @Test
    void all_of_it_stays_as_it_was() throws IOException {
        assertThat(CutList.of(LIST, 0, 14_500)).isEqualTo(LIST);
        assertThat(CutList.of(LIST, 12_100, 99_000)).contains("TIME-OFFSET=0.100", "300@717").doesNotContain("600@117");
    }

    @Test
    void only_the_bytes_that_a_clip_names_are_its_own() throws IOException {
        assertThat(CutList.ranges(LIST, "0001.mp4")).containsExactly(new Bytes(0, 1_015));
        String clip = CutList.of(LIST, 5_500, 9_000);
        assertThat(CutList.ranges(clip, "0001.mp4")).containsExactly(new Bytes(0, 115), new Bytes(516, 1_015));
        assertThat(CutList.ranges(clip, "0002.mp4")).containsExactly(new Bytes(0, 716));
        assertThat(CutList.ranges(clip, "0003.mp4")).isEmpty();
        assertThatThrownBy(() -> CutList.ranges(LIST.replace("400@116", "400"), "0001.mp4"))
                .isInstanceOf(IOException.class);
    }

    @Test
    void what_is_beyond_the_end_or_damaged_is_refused() {
        assertThatThrownBy(() -> CutList.of(LIST, 14_500, 20_000)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> CutList.of(LIST.replace("4.000", "four"), 0, 1_000)).isInstanceOf(IOException.class);
    }

    @Test
    void a_moment_of_a_session_has_its_place_unless_the_encoder_was_away() {
        Instant start = Instant.parse("2026-01-02T03:04:00Z");
        List<RecordedFile> files = List.of(new RecordedFile("s/0001.mp4", start, 8_000, 1, "", 0, 0),
                new RecordedFile("s/0002.mp4", start.plusSeconds(60), 6_500, 1, "", 0, 0));
        assertThat(Timeline.position(files, start.minusMillis(1))).isEmpty();
        assertThat(Timeline.position(files, start)).isEqualTo(OptionalLong.of(0));
        assertThat(Timeline.position(files, start.plusMillis(7_999))).isEqualTo(OptionalLong.of(7_999));
        assertThat(Timeline.position(files, start.plusSeconds(8))).isEmpty();
        assertThat(Timeline.position(files, start.plusSeconds(61))).isEqualTo(OptionalLong.of(9_000));
        assertThat(Timeline.position(files, start.plusSeconds(67))).isEmpty();
    }
}
