package live.chobi.videos.catalogue;

import static live.chobi.videos.VideosStage.GUEST;
import static live.chobi.videos.VideosStage.refuses;
import static live.chobi.videos.VideosStage.someone;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import live.chobi.kernel.Caller;
import live.chobi.kernel.SessionId;
import live.chobi.testkit.Virtually;
import live.chobi.videos.VideosStage;
import live.chobi.videos.processing.Media.Origin;
import live.chobi.videos.processing.Movies;
import live.chobi.videos.processing.Recorded;
import live.chobi.videos.processing.RecordedFile;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Stretches of videos that are videos, what is proposed for them, and what is like a video.
class ClipsTest {
    @AutoClose
    private final VideosStage stage = new VideosStage();
    private final Caller owner = someone();

    /// One of four seconds.
    private UUID ready(Caller caller, String title, String more) throws InterruptedException {
        byte[] bytes = ("\0\0\0\u0018ftypisom " + UUID.randomUUID()).getBytes(StandardCharsets.ISO_8859_1);
        UUID id = UUID.fromString(stage.call(caller, "uploadVideo", "{'title':'" + title + "','size':" + bytes.length
                + ",'contentType':'video/mp4'" + more + "}").at("/video/id").asText());
        stage.patch(caller, id, 0, bytes);
        stage.videos().processor().runAll(Origin.UPLOAD);
        return id;
    }

    private JsonNode clip(Caller caller, UUID of, long from, long to, String more) {
        return stage.call(caller, "createClip", "{'videoId':'" + of + "','title':' The best ','startMs':" + from
                + ",'endMs':" + to + more + "}").path("video");
    }

    private List<String> titles(String procedure, String input) {
        List<String> titles = new ArrayList<>();
        stage.call(GUEST, procedure, input).path("items").forEach(it -> titles.add(it.path("title").asText()));
        return titles;
    }

    @Test
    void a_clip_is_played_at_once_from_the_same_files_and_outlives_the_video() {
        Virtually.run(() -> {
            UUID id = ready(owner, "All of it", ",'tags':['a'],'category':'music','visibility':'unlisted'");
            JsonNode clip = clip(owner, id, 1_000, 3_000, "");
            assertThat(clip.path("title").asText()).isEqualTo("The best");
            assertThat(clip.path("status").asText()).isEqualTo("ready");
            assertThat(clip.path("durationMs").asInt()).isEqualTo(2_000);
            assertThat(clip.path("visibility").asText()).isEqualTo("unlisted");
            assertThat(clip.path("category").asText()).isEqualTo("music");
            assertThat(clip.path("clip").toString())
                    .isEqualTo("{\"videoId\":\"" + id + "\",\"startMs\":1000,\"endMs\":3000}");
            UUID of = UUID.fromString(clip.path("id").asText());
            assertThat(clip(owner, of, 500, 1_500, ",'visibility':'public'").path("clip").toString())
                    .as("of a clip").isEqualTo("{\"videoId\":\"" + of + "\",\"startMs\":1500,\"endMs\":2500}");

            stage.call(owner, "deleteVideo", "{'videoId':'" + id + "'}");
            stage.videos().tidy();
            assertThat(stage.files.folder(id)).exists();
            JsonNode left = stage.call(owner, "getVideo", "{'videoId':'" + of + "'}").path("video");
            assertThat(left.path("status").asText()).isEqualTo("ready");
            assertThat(left.path("clip").has("videoId")).isFalse();
        });
    }

    @ParameterizedTest
    @CsvSource({"0, 999", "2_000, 2_000", "3_000, 1_000", "3_001, 4_001", "5_000, 9_000"})
    void a_stretch_that_the_video_has_not_is_refused(String from, String to) {
        Virtually.run(() -> {
            UUID id = ready(owner, "Four seconds", "");
            assertThat(refuses("bad_input", () -> clip(owner, id, Long.parseLong(from.replace("_", "")),
                    Long.parseLong(to.replace("_", "")), "")).field()).contains("endMs");
            assertThat(titles("getVideos", "{}")).containsExactly("Four seconds");
        });
    }

    @Test
    void only_an_owner_cuts_and_only_what_can_be_played_and_not_for_ever() {
        Virtually.run(() -> {
            UUID id = ready(owner, "Four seconds", "");
            refuses("sign_in_required", () -> clip(GUEST, id, 0, 2_000, ""));
            refuses("not_owner", () -> clip(someone(), id, 0, 2_000, ""));
            refuses("video_not_found", () -> clip(owner, UUID.randomUUID(), 0, 2_000, ""));
            refuses("video_not_ready", () -> clip(owner, stage.begin(owner, 10), 0, 2_000, ""));
            for (int i = 0; i < CreateClip.PER_VIDEO_MAX; i++) {
                clip(owner, id, 0, 2_000, "");
            }
            refuses("too_many_clips", () -> clip(owner, id, 0, 2_000, ""));
        });
    }

    @Test
    void lists_are_narrowed_by_kind_length_and_age() {
        Virtually.run(() -> {
            UUID id = ready(owner, "Four seconds", "");
            clip(owner, id, 0, 2_000, "");
            assertThat(titles("getVideos", "{'kind':'clip'}")).containsExactly("The best");
            assertThat(titles("getVideos", "{'kind':'upload'}")).containsExactly("Four seconds");
            assertThat(titles("getVideos", "{'kind':'recording'}")).isEmpty();
            assertThat(titles("getVideos", "{'maxSeconds':3}")).containsExactly("The best");
            assertThat(titles("getVideos", "{'minSeconds':3,'maxSeconds':4}")).containsExactly("Four seconds");
            assertThat(titles("getVideos", "{'publishedAfter':'2000-01-01T00:00:00Z'}")).hasSize(2);
            assertThat(titles("getVideos", "{'publishedAfter':'2999-01-01T00:00:00Z'}")).isEmpty();
        });
    }

    @Test
    void what_is_related_has_the_same_family_owner_category_tags_or_words() {
        Virtually.run(() -> {
            Caller other = someone();
            UUID id = ready(owner, "Evening songs of the sea", ",'category':'music','tags':['oud','live','sea']");
            clip(owner, id, 0, 2_000, "");
            ready(other, "Cooking", ",'category':'music'");
            ready(other, "Three tags", ",'tags':['live','sea','oud','more']");
            ready(other, "Evening songs of the see", "");
            ready(other, "Nothing of it", ",'category':'food'");
            ready(owner, "Hidden", ",'visibility':'unlisted'");
            ready(owner, "Mine", "");
            assertThat(titles("getRelatedVideos", "{'videoId':'" + id + "'}")).containsExactly("The best",
                    "Three tags", "Evening songs of the see", "Mine", "Cooking");
            assertThat(titles("getRelatedVideos", "{'videoId':'" + id + "','limit':1}")).containsExactly("The best");
            stage.call(owner, "updateVideo", "{'videoId':'" + id + "','visibility':'private'}");
            refuses("private_video", () -> titles("getRelatedVideos", "{'videoId':'" + id + "'}"));
        });
    }

    @Test
    void highlights_are_where_most_was_said_and_given() {
        Virtually.run(() -> {
            SessionId session = SessionId.next();
            UUID id = recorded(session, 300_000);
            String of = "{'videoId':'" + id + "'}";
            refuses("private_session", () -> stage.call(GUEST, "getHighlights", of));
            stage.visibleSessions.add(session);
            assertThat(stage.call(GUEST, "getHighlights", of).path("items")).isEmpty();
            stage.activity = List.of(new RecordedSessions.Step(VideosStage.LIVE.minusSeconds(60), 1_000, 0),
                    new RecordedSessions.Step(VideosStage.LIVE.minusSeconds(5), 1, 0),
                    new RecordedSessions.Step(VideosStage.LIVE.plusSeconds(95), 30, 500));
            JsonNode items = stage.call(GUEST, "getHighlights", of).path("items");
            assertThat(items).hasSize(1);
            assertThat(items.at("/0/startMs").asLong()).isLessThan(100_000);
            assertThat(items.at("/0/endMs").asLong()).isGreaterThan(110_000);
            UUID clip = UUID.fromString(clip(owner, id, 60_000, 200_000, "").path("id").asText());
            assertThat(stage.call(GUEST, "getHighlights", "{'videoId':'" + clip + "'}").at("/items/0/startMs")
                    .asLong()).as("of the clip's own time").isEqualTo(items.at("/0/startMs").asLong() - 60_000);
            UUID upload = ready(owner, "No log", "");
            refuses("no_recording",
                    () -> stage.call(GUEST, "getHighlights", "{'videoId':'" + upload + "'}"));
        });
    }

    /// A public video of one file that is said to be so long.
    private UUID recorded(SessionId session, long durationMs) throws IOException, InterruptedException {
        Path file = Files.createDirectories(stage.files.recordings().resolve(session.toString())).resolve("0001.mp4");
        Files.write(file, Movies.indexed());
        stage.database.transact(tx -> Recorded.add(tx, "node-1", session, owner.user(),
                List.of(new RecordedFile(session + "/0001.mp4", VideosStage.LIVE, durationMs, 1_000,
                        "avc1.64001f,mp4a.40.2", 1280, 720)),
                new Catalogue.Details("Evening", "", null, List.of(), Visibility.PUBLIC)));
        stage.videos().processor().runAll(Origin.RECORDING);
        stage.database.transact(tx -> tx.execute("update videos.media set duration_ms = ?", durationMs));
        return UUID.fromString(stage.call(GUEST, "getVideos", "{'kind':'recording'}").at("/items/0/id").asText());
    }
}
