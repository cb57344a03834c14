package live.chobi.media.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import live.chobi.media.stream.MediaTimeline.Placed;
import live.chobi.media.stream.MediaTimeline.Track;
import org.junit.jupiter.api.Test;

/// Frames are written `v@source`, `k@source` for a key frame or `a@source` in milliseconds, with `+ms` for wall time
/// passing; the answer is the time on the timeline, whose beginning is called 1000, `!` where it was anchored anew, `/`
/// where a track was put beside the other, and `~` where the frame was clamped.
class MediaTimelineTest {
    private final MediaTimeline timeline = new MediaTimeline();
    private long nowNanos;

    @Test
    void the_first_frame_is_at_one_second_whatever_the_encoder_says() {
        assertThat(place("v@3600000 a@3600010 +33 v@3600033")).containsExactly("1000", "1010", "1033");
    }

    @Test
    void the_distance_of_sound_and_picture_is_kept() {
        assertThat(place("a@0 v@67 a@21 a@43 v@100")).containsExactly("1000", "1067", "1021", "1043", "1100");
    }

    @Test
    void a_frame_out_of_order_is_moved_just_after_the_one_before() {
        assertThat(place("v@0 v@33 v@-47 v@100 v@100")).containsExactly("1000", "1033", "1034~", "1100", "1101~");
    }

    @Test
    void an_hour_forward_goes_on_by_what_has_passed_on_the_wall_and_jumps_once() {
        assertThat(place("v@0 a@0 +33 v@33 +7 a@3600040 +26 v@66 v@3600100 a@3600061"))
                .containsExactly("1000", "1000", "1033", "1053!", "1066", "1113", "1074");
    }

    @Test
    void an_hour_back_jumps_once() {
        assertThat(place("v@3600000 a@3600000 +40 v@40 a@40 v@73"))
                .containsExactly("1000", "1000", "1040!", "1040", "1073");
    }

    @Test
    void a_silence_of_the_encoder_counts_as_wall_time() {
        assertThat(place("v@0 +8000 v@8000")).containsExactly("1000", "9000!");
    }

    @Test
    void one_track_may_pause_while_the_other_goes_on() {
        assertThat(place("v@0 a@0 v@2000 v@4000 v@6000 a@6000")).containsExactly("1000", "1000", "3000", "5000", "7000",
                "7000");
    }

    @Test
    void another_encoder_begins_where_the_wall_clock_is() {
        assertThat(place("v@0 +30000")).containsExactly("1000");
        timeline.startAnew(0);
        assertThat(place("v@500 a@510")).containsExactly("31000!", "31010");
    }

    @Test
    void a_clock_that_is_set_back_is_noticed_at_a_key_frame_or_after_some_frames() {
        assertThat(place("k@0 v@1000 a@1000 +40 k@0 a@0 +33 v@33")).containsExactly("1000", "2000", "2000", "2040!",
                "2040", "2073");
        assertThat(place("a@1000 a@0 a@23 a@46 a@70 a@93 a@116 a@139 a@162 a@186")).endsWith("3047~", "3048~", "3068!");
    }

    @Test
    void tracks_that_have_nothing_to_do_with_each_other_are_put_side_by_side_and_stay_so_over_jumps() {
        assertThat(place("v@0 a@60000 v@33 a@60023")).containsExactly("1000", "1000/", "1033", "1023");
        assertThat(place("+33 v@3600033 a@3660023 v@3600066 a@3660046")).containsExactly("1066!", "1056", "1099",
                "1079");
    }

    @Test
    void a_distance_of_some_seconds_is_the_encoders_own_and_no_time_is_negative() {
        assertThat(place("a@2900 v@0 a@2923 v@33")).containsExactly("1000", "-1900", "1023", "-1867");
    }

    private List<String> place(String script) {
        List<String> placed = new ArrayList<>();
        for (String word : script.split(" ", -1)) {
            if (word.startsWith("+")) {
                nowNanos += Long.parseLong(word.substring(1)) * 1_000_000;
                continue;
            }
            Placed frame = timeline.place(word.startsWith("a") ? Track.AUDIO : Track.VIDEO, word.startsWith("k"),
                    Long.parseLong(word.substring(2)) * 1_000, nowNanos);
            placed.add((frame.us() - MediaTimeline.START_US) / 1_000 + 1_000 + (frame.reanchored() ? "!" : "")
                    + (frame.skewed() ? "/" : "") + (frame.movedUs() > 0 ? "~" : ""));
        }
        return placed;
    }
}
