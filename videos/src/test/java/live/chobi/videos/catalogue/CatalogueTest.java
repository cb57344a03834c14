package live.chobi.videos.catalogue;

import static live.chobi.videos.VideosStage.GUEST;
import static live.chobi.videos.VideosStage.refuses;
import static live.chobi.videos.VideosStage.someone;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import live.chobi.kernel.Caller;
import live.chobi.testkit.Virtually;
import live.chobi.videos.VideosStage;
import live.chobi.videos.processing.Media.Origin;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Who sees which video, how they are found, and what is said of them.
class CatalogueTest {
    @AutoClose
    private final VideosStage stage = new VideosStage();
    private final Caller owner = someone();

    /// One that can be played, each of its own bytes.
    private UUID ready(String title, String more) {
        byte[] bytes = ("\0\0\0\u0018ftypisom " + UUID.randomUUID()).getBytes(StandardCharsets.ISO_8859_1);
        UUID id = UUID.fromString(stage.call(owner, "uploadVideo", "{'title':'" + title + "','size':" + bytes.length
                + ",'contentType':'video/mp4'" + more + "}").at("/video/id").asText());
        stage.patch(owner, id, 0, bytes);
        try {
            stage.videos().processor().runAll(Origin.UPLOAD);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return id;
    }

    private List<String> titles(Caller caller, String input) {
        List<String> titles = new ArrayList<>();
        stage.call(caller, "getVideos", input).path("items").forEach(it -> titles.add(it.path("title").asText()));
        return titles;
    }

    @Test
    void lists_name_what_everybody_may_play_and_owners_see_all_they_have() {
        Virtually.run(() -> {
            ready("Public", "");
            UUID unlisted = ready("Unlisted", ",'visibility':'unlisted'");
            UUID hidden = ready("Private", ",'visibility':'private'");
            UUID coming = stage.begin(owner, 10);
            assertThat(titles(GUEST, "{}")).containsExactly("Public");
            assertThat(titles(someone(), "{'userId':'" + owner.user() + "'}")).containsExactly("Public");
            assertThat(titles(owner, "{'userId':'" + owner.user() + "'}")).containsExactly("A clip", "Private",
                    "Unlisted", "Public");
            assertThat(stage.status(GUEST, unlisted)).isEqualTo("ready");
            refuses("private_video", () -> stage.status(GUEST, hidden));
            refuses("video_not_found", () -> stage.status(GUEST, coming));
        });
    }

    @Test
    void only_its_owner_changes_a_video_and_one_less_visible_loses_its_addresses() {
        Virtually.run(() -> {
            UUID id = ready("Before", ",'category':'music','tags':['a','b']");
            String of = "{'videoId':'" + id + "'";
            refuses("not_owner", () -> stage.call(someone(), "updateVideo", of + ",'title':'Mine'}"));
            refuses("not_owner", () -> stage.call(someone(), "deleteVideo", of + "}"));
            JsonNode after = stage.call(owner, "updateVideo", of + ",'title':' After ','category':''}").path("video");
            assertThat(after.path("title").asText()).isEqualTo("After");
            assertThat(after.path("category").isNull()).isTrue();
            assertThat(after.path("tags")).hasSize(2);
            assertThat(after.at("/playback/hlsUrl").asText()).contains("/e0/");
            assertThat(stage.call(owner, "updateVideo", of + ",'visibility':'private'}").at("/video/playback/hlsUrl")
                    .asText()).contains("/e1/");
            assertThat(stage.call(owner, "updateVideo", of + ",'visibility':'public'}").at("/video/playback/hlsUrl")
                    .asText()).contains("/e1/");
        });
    }

    @Test
    void a_like_counts_once_until_it_is_taken_back() {
        Virtually.run(() -> {
            String of = "{'videoId':'" + ready("Liked", "") + "'}";
            Caller fan = someone();
            for (int i = 0; i < 2; i++) {
                assertThat(stage.call(fan, "like", of).path("likes").asInt()).isEqualTo(1);
            }
            assertThat(stage.call(someone(), "like", of).path("likes").asInt()).isEqualTo(2);
            assertThat(stage.call(fan, "getVideo", of).at("/video/liked").asBoolean()).isTrue();
            assertThat(stage.call(owner, "getVideo", of).at("/video/liked").asBoolean()).isFalse();
            assertThat(stage.call(GUEST, "getVideo", of).path("video").has("liked")).isFalse();
            for (int i = 0; i < 2; i++) {
                assertThat(stage.call(fan, "unlike", of).path("likes").asInt()).isEqualTo(1);
            }
            refuses("sign_in_required", () -> stage.call(GUEST, "like", of));
        });
    }

    @Test
    void pages_follow_one_another_in_every_order() {
        Virtually.run(() -> {
            for (String title : List.of("one", "two", "three")) {
                ready(title, ",'category':'" + (title.equals("two") ? "x" : "y") + "','tags':['t','" + title + "']");
            }
            stage.call(someone(), "like", "{'videoId':'" + stage.call(GUEST, "getVideos", "{'tags':['t','one']}")
                    .at("/items/0/id").asText() + "'}");
            stage.call(someone(), "addView", "{'videoId':'" + stage.call(GUEST, "getVideos", "{'tags':['t','two']}")
                    .at("/items/0/id").asText() + "'}");
            for (String sort : List.of("newest", "likes", "views")) {
                List<String> read = new ArrayList<>();
                String cursor = "";
                do {
                    JsonNode page = stage.call(GUEST, "getVideos", "{'limit':1,'sort':'" + sort + "'" + cursor + "}");
                    page.path("items").forEach(it -> read.add(it.path("title").asText()));
                    cursor = page.path("nextCursor").isNull()
                            ? ""
                            : ",'cursor':'" + page.path("nextCursor").asText() + "'";
                } while (!cursor.isEmpty());
                assertThat(read).as(sort).containsExactlyElementsOf(switch (sort) {
                    case "likes" -> List.of("one", "three", "two");
                    case "views" -> List.of("two", "three", "one");
                    default -> List.of("three", "two", "one");
                });
            }
            assertThat(titles(GUEST, "{'category':'y'}")).containsExactly("three", "one");
            refuses("bad_input", () -> titles(GUEST, "{'cursor':'nonsense'}"));
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            cooking             | How to cook lentils
            LENTIL              | How to cook lentils
            lentlis             | How to cook lentils
            evening concrt      | Evening concert in Riyadh
            حفلات               | حفلة الموسيقى في الرياض
            الموسيقي            | حفلة الموسيقى في الرياض
            cats                |
            """)
    void words_are_found_by_their_stems_and_with_typing_errors(String query, String found) {
        Virtually.run(() -> {
            ready("How to cook lentils", ",'tags':['food']");
            ready("Evening concert in Riyadh", ",'description':'Songs of the sea'");
            ready("حفلة الموسيقى في الرياض", "");
            assertThat(titles(GUEST, "{'query':'" + query + "'}"))
                    .containsExactlyElementsOf(found == null ? List.of() : List.of(found));
        });
    }

    @Test
    void an_upload_has_no_log_to_replay() {
        Virtually.run(() -> {
            UUID id = ready("Own", "");
            refuses("no_recording", () -> stage.call(GUEST, "getEvents", "{'videoId':'" + id + "'}"));
        });
    }
}
