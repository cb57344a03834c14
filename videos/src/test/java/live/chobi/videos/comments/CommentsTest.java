package live.chobi.videos.comments;

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
import live.chobi.kernel.Role;
import live.chobi.kernel.UserId;
import live.chobi.outbox.Json;
import live.chobi.testkit.Virtually;
import live.chobi.videos.VideosStage;
import live.chobi.videos.processing.Media.Origin;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What is said under a video, by whom, and how often it is viewed.
class CommentsTest {
    @AutoClose
    private final VideosStage stage = new VideosStage();
    private UUID video;
    private final Caller owner = someone();
    private final Caller ana = someone();
    private final Caller ben = someone();

    @BeforeEach
    void open() {
        video = Virtually.call(() -> uploaded("one"));
    }

    private UUID uploaded(String bytes) throws InterruptedException {
        UUID id = stage.uploaded(owner, ("\0\0\0\u0018ftypisom" + bytes).getBytes(StandardCharsets.ISO_8859_1));
        stage.videos().processor().runAll(Origin.UPLOAD);
        return id;
    }

    private UUID say(Caller caller, String text) {
        return say(caller, text, "");
    }

    private UUID say(Caller caller, String text, String more) {
        return UUID.fromString(stage.call(caller, "addComment", "{'videoId':'" + video + "','text':'" + text + "'"
                + more + "}").at("/comment/id").asText());
    }

    private UUID answer(Caller caller, String text, UUID to) {
        return say(caller, text, ",'parentId':'" + to + "'");
    }

    private JsonNode act(Caller caller, String procedure, UUID comment) {
        return stage.call(caller, procedure, "{'commentId':'" + comment + "'}");
    }

    private List<String> texts(String more) {
        List<String> texts = new ArrayList<>();
        stage.call(GUEST, "getComments", "{'videoId':'" + video + "'" + more + "}").path("items")
                .forEach(it -> texts.add(it.path("text").asText()));
        return texts;
    }

    private long count(String what) {
        return stage.call(GUEST, "getVideo", "{'videoId':'" + video + "'}").at("/video/counts/" + what).asLong();
    }

    private int marks(String where) {
        return stage.database.read(db -> db.fetch("select 1 from videos.viewed where " + where).size());
    }

    @Test
    void comments_stand_the_newest_first_and_answers_the_oldest_first() {
        Virtually.run(() -> {
            UUID first = say(ana, " first ");
            say(ben, "second");
            UUID reply = answer(ben, "one", first);
            answer(ana, "two", reply);
            assertThat(texts("")).containsExactly("second", "first");
            assertThat(texts(",'parentId':'" + first + "'")).containsExactly("one", "two");
            assertThat(count("comments")).isEqualTo(4);
            assertThat(stage.call(GUEST, "getComments", "{'videoId':'" + video + "'}").at("/items/1/replies").asInt())
                    .isEqualTo(2);
        });
    }

    @Test
    void the_outbox_tells_who_said_something_to_whom() {
        Virtually.run(() -> {
            UUID first = say(ana, "first");
            answer(ben, "one", first);
            List<JsonNode> events = stage.database.read(db -> db.fetch(
                    "select payload::text as it from outbox.event where topic = 'video_commented' order by id"))
                    .map(row -> Json.tree(row.get("it", String.class)));
            assertThat(events).hasSize(2);
            assertThat(events.getFirst().path("owner").asText()).isEqualTo(owner.user().toString());
            assertThat(events.getFirst().path("author").asText()).isEqualTo(ana.user().toString());
            assertThat(events.getFirst().has("answered")).isFalse();
            assertThat(events.getLast().path("answered").asText()).isEqualTo(ana.user().toString());
        });
    }

    @Test
    void a_comment_goes_with_its_answers_by_whoever_may_say_so() {
        Virtually.run(() -> {
            UUID first = say(ana, "first");
            UUID reply = answer(ben, "one", first);
            answer(ben, "two", first);
            refuses("not_owner", () -> act(ana, "deleteComment", reply));
            act(ben, "deleteComment", reply);
            assertThat(texts(",'parentId':'" + first + "'")).containsExactly("two");
            act(owner, "deleteComment", first);
            assertThat(texts("")).isEmpty();
            assertThat(count("comments")).isZero();
            refuses("comment_not_found", () -> act(owner, "deleteComment", first));
            UUID other = say(ana, "other");
            act(new Caller.SignedIn(UserId.next(), Role.ADMIN, "192.0.2.9"), "deleteComment", other);
        });
    }

    @Test
    void one_comment_is_pinned_and_stands_before_all() {
        Virtually.run(() -> {
            UUID first = say(ana, "first");
            UUID second = say(ana, "second");
            say(ana, "third");
            refuses("not_owner", () -> act(ana, "pinComment", first));
            refuses("answers_are_not_pinned", () -> act(owner, "pinComment", answer(ben, "one", first)));
            act(owner, "pinComment", second);
            act(owner, "pinComment", first);
            assertThat(texts("")).containsExactly("first", "third", "second");
            List<String> paged = new ArrayList<>();
            String cursor = "";
            do {
                JsonNode page = stage.call(GUEST, "getComments", "{'videoId':'" + video + "','limit':1" + cursor + "}");
                page.path("items").forEach(it -> paged.add(it.path("text").asText()));
                cursor = page.path("nextCursor").isNull()
                        ? ""
                        : ",'cursor':'" + page.path("nextCursor").asText() + "'";
            } while (!cursor.isEmpty());
            assertThat(paged).containsExactly("first", "third", "second");
            act(owner, "unpinComment", first);
            assertThat(texts("")).containsExactly("third", "second", "first");
        });
    }

    @Test
    void a_comment_of_another_video_is_not_answered_here() {
        Virtually.run(() -> {
            UUID first = say(ana, "first");
            video = uploaded("another");
            refuses("comment_not_found", () -> answer(ben, "one", first));
            refuses("comment_not_found", () -> texts(",'parentId':'" + first + "'"));
            assertThat(count("comments")).isZero();
        });
    }

    @Test
    void a_comment_is_liked_once() {
        Virtually.run(() -> {
            UUID first = say(ana, "first");
            for (int i = 0; i < 2; i++) {
                assertThat(act(ben, "likeComment", first).path("likes").asInt()).isEqualTo(1);
            }
            assertThat(stage.call(ben, "getComments", "{'videoId':'" + video + "'}").at("/items/0/liked").asBoolean())
                    .isTrue();
            for (int i = 0; i < 2; i++) {
                assertThat(act(ben, "unlikeComment", first).path("likes").asInt()).isZero();
            }
        });
    }

    @Test
    void what_nobody_may_say_is_refused() {
        Virtually.run(() -> {
            refuses("sign_in_required", () -> say(GUEST, "hello"));
            refuses("comment_not_found", () -> answer(ana, "one", UUID.randomUUID()));
            UUID first = say(ben, "first");
            stage.blocked.add(ben.user());
            refuses("blocked", () -> answer(ana, "one", first));
            say(ana, "hello");
            stage.blocked.add(owner.user());
            refuses("blocked", () -> say(ana, "hello"));
            say(owner, "to myself");
            stage.blocked.clear();
            stage.call(owner, "updateVideo", "{'videoId':'" + video + "','visibility':'private'}");
            refuses("private_video", () -> say(ana, "hello"));
            refuses("private_video", () -> act(ana, "likeComment", first));
            refuses("private_video", () -> texts(""));
            stage.call(owner, "updateVideo", "{'videoId':'" + video + "','visibility':'unlisted'}");
            assertThat(texts("")).contains("first");
            refuses("bad_input", () -> texts(",'cursor':'nonsense'"));
            for (int i = 1; i < 10; i++) {
                say(ben, "again " + i);
            }
            assertThat(refuses("too_many_comments", () -> say(ben, "once more")).retryAfter())
                    .contains(Duration.ofMinutes(1));
        });
    }

    @Test
    void a_viewer_counts_once_on_a_day_and_an_owner_never() {
        Virtually.run(() -> {
            String of = "{'videoId':'" + video + "'}";
            assertThat(stage.call(ana, "addView", of).path("counted").asBoolean()).isTrue();
            assertThat(stage.call(ana, "addView", of).path("counted").asBoolean()).isFalse();
            assertThat(stage.call(owner, "addView", of).path("counted").asBoolean()).isFalse();
            assertThat(stage.call(GUEST, "addView", of).path("views").asInt()).isEqualTo(2);
            assertThat(stage.call(GUEST, "addView", of).path("views").asInt()).isEqualTo(2);
            assertThat(stage.call(new Caller.Guest("192.0.2.77"), "addView", of).path("views").asInt()).isEqualTo(3);
            stage.clock.pass(Duration.ofDays(1));
            stage.videos().tidy();
            assertThat(stage.call(ana, "addView", of).path("views").asInt()).isEqualTo(4);
            assertThat(count("views")).isEqualTo(4);
            assertThat(marks("viewer like '%192%'")).isZero();
            stage.clock.pass(Duration.ofDays(2));
            stage.videos().tidy();
            assertThat(marks("true")).isZero();
        });
    }
}
