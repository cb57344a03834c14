package live.chobi.media.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import live.chobi.media.stream.MediaTimeline.Placed;
import live.chobi.media.stream.MediaTimeline.Track;
import org.junit.jupiter.api.Test;

/// Frames are written `v@source` or `a@source` in milliseconds, with `+ms` for wall time passing; the answer is the
/// time on the timeline, `!` where it was anchored anew and `~` where it was clamped.
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
        timeline.startAnew();
        assertThat(place("v@500 a@510")).containsExactly("31000!", "31010");
    }

    private List<String> place(String script) {
        List<String> placed = new ArrayList<>();
        for (String word : script.split(" ", -1)) {
            if (word.startsWith("+")) {
                nowNanos += Long.parseLong(word.substring(1)) * 1_000_000;
                continue;
            }
            Placed frame = timeline.place(word.startsWith("v") ? Track.VIDEO : Track.AUDIO,
                    Long.parseLong(word.substring(2)) * 1_000, nowNanos);
            placed.add(frame.us() / 1_000 + (frame.reanchored() ? "!" : "") + (frame.movedUs() > 0 ? "~" : ""));
        }
        return placed;
    }
}
