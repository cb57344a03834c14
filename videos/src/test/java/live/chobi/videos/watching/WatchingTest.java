package live.chobi.videos.watching;

import static live.chobi.videos.VideosStage.GUEST;
import static live.chobi.videos.VideosStage.refuses;
import static live.chobi.videos.VideosStage.someone;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import live.chobi.kernel.Caller;
import live.chobi.testkit.Virtually;
import live.chobi.videos.VideosStage;
import live.chobi.videos.processing.Media.Origin;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// How much of a video is watched, and what is kept of it for whoever watched.
class WatchingTest {
    @AutoClose
    private final VideosStage stage = new VideosStage();
    private final Caller owner = someone();
    private final Caller ana = someone();
    private UUID video;

    /// A video of 100 seconds.
    @BeforeEach
    void open() {
        video = Virtually.call(() -> {
            stage.programs.segmentSeconds = 10;
            UUID id = uploaded("one");
            stage.database.transact(tx -> tx.execute("update videos.media set duration_ms = 100000"));
            return id;
        });
    }

    private UUID uploaded(String title) throws InterruptedException {
        byte[] bytes = ("\0\0\0\u0018ftypisom " + title).getBytes(StandardCharsets.ISO_8859_1);
        UUID id = UUID.fromString(stage.call(owner, "uploadVideo", "{'title':'" + title + "','size':" + bytes.length
                + ",'contentType':'video/mp4'}").at("/video/id").asText());
        stage.patch(owner, id, 0, bytes);
        stage.videos().processor().runAll(Origin.UPLOAD);
        return id;
    }

    private boolean watch(Caller caller, long fromSeconds, long toSeconds) {
        return stage.call(caller, "addWatchTime", "{'videoId':'" + video + "','fromMs':" + fromSeconds * 1000
                + ",'toMs':" + toSeconds * 1000 + "}").path("counted").asBoolean();
    }

    private JsonNode stats() {
        return stage.call(owner, "getVideoStats", "{'videoId':'" + video + "'}");
    }

    private List<String> history(Caller caller) {
        List<String> history = new ArrayList<>();
        stage.call(caller, "getHistory", "{}").path("items").forEach(it -> history
                .add(it.at("/video/title").asText() + " " + it.path("positionMs").asLong() / 1000));
        return history;
    }

    private void pass(int seconds) {
        stage.clock.pass(Duration.ofSeconds(seconds));
    }

    @Test
    void what_is_watched_adds_up_and_says_where_people_leave() {
        Virtually.run(() -> {
            stage.call(ana, "addView", "{'videoId':'" + video + "'}");
            stage.call(GUEST, "addView", "{'videoId':'" + video + "'}");
            assertThat(watch(ana, 0, 10)).isTrue();
            pass(10);
            assertThat(watch(ana, 10, 20)).isTrue();
            assertThat(watch(GUEST, 0, 15)).isTrue();
            JsonNode stats = stats();
            assertThat(stats.path("views").asInt()).isEqualTo(2);
            assertThat(stats.path("watchSeconds").asInt()).isEqualTo(35);
            assertThat(stats.path("averageSeconds").asDouble()).isEqualTo(17.5);
            assertThat(stats.path("retention")).hasSize(100);
            assertThat(stats.at("/retention/0").asDouble()).isEqualTo(1);
            assertThat(stats.at("/retention/14").asDouble()).isEqualTo(1);
            assertThat(stats.at("/retention/15").asDouble()).isEqualTo(0.5);
            assertThat(stats.at("/retention/20").asDouble()).isZero();
        });
    }

    @Test
    void nobody_watches_faster_than_time_passes() {
        Virtually.run(() -> {
            assertThat(watch(ana, 0, 31)).as("nothing says when it began").isFalse();
            assertThat(watch(ana, 0, 30)).isTrue();
            assertThat(watch(ana, 30, 40)).isFalse();
            pass(10);
            assertThat(watch(ana, 30, 56)).as("at twice the speed, and a little").isFalse();
            assertThat(watch(ana, 30, 55)).isTrue();
            assertThat(stats().path("watchSeconds").asInt()).isEqualTo(55);
        });
    }

    @Test
    void an_owner_does_not_count_and_only_an_owner_sees_the_figures() {
        Virtually.run(() -> {
            assertThat(watch(owner, 0, 10)).isFalse();
            assertThat(stats().path("watchSeconds").asInt()).isZero();
            assertThat(history(owner)).containsExactly("one 10");
            refuses("not_owner", () -> stage.call(ana, "getVideoStats", "{'videoId':'" + video + "'}"));
            refuses("sign_in_required", () -> stage.call(GUEST, "getVideoStats", "{'videoId':'" + video + "'}"));
        });
    }

    @ParameterizedTest
    @CsvSource({"10, 10, toMs", "10, 5, toMs", "0, 61, toMs", "100, 101, fromMs"})
    void what_cannot_have_been_watched_is_refused(long from, long to, String field) {
        Virtually.run(() -> {
            assertThat(refuses("bad_input", () -> watch(ana, from, to)).field()).contains(field);
            assertThat(history(ana)).isEmpty();
        });
    }

    @Test
    void beyond_the_end_is_the_end() {
        Virtually.run(() -> {
            assertThat(watch(ana, 90, 101)).isTrue();
            assertThat(history(ana)).containsExactly("one 100");
            assertThat(stats().path("watchSeconds").asInt()).isEqualTo(10);
        });
    }

    @Test
    void a_private_video_is_watched_by_nobody_else() {
        Virtually.run(() -> {
            watch(ana, 0, 10);
            stage.call(owner, "updateVideo", "{'videoId':'" + video + "','visibility':'private'}");
            refuses("private_video", () -> watch(ana, 10, 20));
            assertThat(history(ana)).as("what one may see no more is not listed").isEmpty();
        });
    }

    @Test
    void a_history_is_the_newest_first_until_it_is_removed_or_switched_off() {
        Virtually.run(() -> {
            watch(ana, 0, 10);
            pass(10);
            UUID first = video;
            video = uploaded("two");
            stage.database.transact(tx -> tx.execute("update videos.media set duration_ms = 100000"));
            watch(ana, 0, 5);
            assertThat(history(ana)).containsExactly("two 5", "one 10");
            pass(10);
            video = first;
            watch(ana, 10, 20);
            assertThat(history(ana)).containsExactly("one 20", "two 5");
            assertThat(history(owner)).isEmpty();

            JsonNode page = stage.call(ana, "getHistory", "{'limit':1}");
            assertThat(page.path("enabled").asBoolean()).isTrue();
            assertThat(stage.call(ana, "getHistory", "{'limit':1,'cursor':'" + page.path("nextCursor").asText()
                    + "'}").at("/items/0/video/title").asText()).isEqualTo("two");
            refuses("bad_input", () -> stage.call(ana, "getHistory", "{'cursor':'nonsense'}"));

            assertThat(stage.call(ana, "removeFromHistory", "{'videoId':'" + first + "'}").path("removed").asInt())
                    .isEqualTo(1);
            assertThat(history(ana)).containsExactly("two 5");
            stage.call(ana, "setHistory", "{'enabled':false}");
            stage.call(ana, "setHistory", "{'enabled':false}");
            pass(20);
            assertThat(watch(ana, 20, 30)).as("it counts for the owner").isTrue();
            assertThat(history(ana)).containsExactly("two 5");
            assertThat(stage.call(ana, "getHistory", "{}").path("enabled").asBoolean()).isFalse();
            assertThat(stage.call(ana, "clearHistory", "{}").path("removed").asInt()).isEqualTo(1);
            stage.call(ana, "setHistory", "{'enabled':true}");
            pass(20);
            watch(ana, 30, 40);
            assertThat(history(ana)).containsExactly("one 40");
            stage.clock.pass(Duration.ofDays(366));
            stage.videos().tidy();
            assertThat(history(ana)).isEmpty();
            refuses("sign_in_required", () -> history(GUEST));
        });
    }

    @Test
    void a_hundredth_is_begun_by_whoever_passes_its_beginning() {
        assertThat(WatchTime.begun(100_000, 0, 1)).filteredOn(it -> it == 1).hasSize(1);
        assertThat(WatchTime.begun(100_000, 1, 1_000)).doesNotContain(1L);
        assertThat(WatchTime.begun(100_000, 1_000, 3_001)).filteredOn(it -> it == 1).hasSize(3);
        assertThat(WatchTime.begun(50, 0, 50)).filteredOn(it -> it == 1).hasSize(100);
    }
}
