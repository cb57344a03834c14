package live.chobi.videos.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import live.chobi.videos.catalogue.Highlights.Activity;
import live.chobi.videos.catalogue.Highlights.Highlight;
import org.junit.jupiter.api.Test;

/// Which moments of a session are proposed.
class HighlightsTest {
    private static final long TEN_MINUTES = 600_000;

    /// Two messages in every ten seconds of ten minutes.
    private static Activity quiet() {
        Activity activity = Activity.over(TEN_MINUTES);
        for (int step = 0; step < 60; step++) {
            activity.add(step, 2, 0);
        }
        return activity;
    }

    private static List<Highlight> of(Activity activity) {
        return Highlights.of(activity, TEN_MINUTES, 5);
    }

    @Test
    void a_session_that_is_always_the_same_has_none() {
        assertThat(of(quiet())).isEmpty();
        assertThat(of(Activity.over(TEN_MINUTES))).isEmpty();
        assertThat(Highlights.of(Activity.over(0), 0, 5)).isEmpty();
    }

    @Test
    void a_peak_of_the_chat_is_one_and_begins_before_it() {
        Activity activity = quiet();
        for (int step = 30; step < 33; step++) {
            activity.add(step, 18, 0);
        }
        assertThat(of(activity)).containsExactly(new Highlight(280_000, 335_000, 120, 0, 6.9));
    }

    @Test
    void a_gift_in_a_quiet_chat_is_one_too() {
        Activity activity = quiet();
        activity.add(45, 0, 5_000);
        assertThat(of(activity)).hasSize(1).allSatisfy(it -> {
            assertThat(it.startMs()).isLessThan(450_000);
            assertThat(it.endMs()).isGreaterThan(460_000);
            assertThat(it.coinsPerMinute()).isEqualTo(10_000);
        });
    }

    @Test
    void the_best_are_kept_in_the_order_of_time() {
        Activity activity = quiet();
        activity.add(10, 58, 0);
        activity.add(12, 48, 0);
        activity.add(30, 38, 0);
        activity.add(50, 78, 0);
        assertThat(of(activity)).extracting(Highlight::messagesPerMinute).containsExactly(224L, 88L, 168L);
        assertThat(Highlights.of(activity, TEN_MINUTES, 2)).extracting(Highlight::messagesPerMinute)
                .containsExactly(224L, 168L);
    }

    @Test
    void a_few_words_in_silence_are_none() {
        Activity activity = Activity.over(TEN_MINUTES);
        activity.add(20, 4, 0);
        assertThat(of(activity)).isEmpty();
        activity.add(21, 1, 0);
        assertThat(of(activity)).hasSize(1);
    }

    @Test
    void what_lies_outside_the_video_is_left_out() {
        Activity activity = quiet();
        activity.add(-1, 1_000, 0);
        activity.add(60, 1_000, 0);
        assertThat(of(activity)).isEmpty();
    }

    @Test
    void none_reaches_beyond_the_video() {
        Activity activity = quiet();
        activity.add(0, 58, 0);
        activity.add(59, 58, 0);
        assertThat(of(activity)).extracting(Highlight::startMs, Highlight::endMs).containsExactly(
                tuple(0L, 35_000L),
                tuple(550_000L, TEN_MINUTES));
    }
}
