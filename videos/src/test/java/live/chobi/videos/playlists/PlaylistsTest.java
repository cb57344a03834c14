package live.chobi.videos.playlists;

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

/// Lists of videos, their order, and who sees them.
class PlaylistsTest {
    @AutoClose
    private final VideosStage stage = new VideosStage();
    private final Caller owner = someone();
    private final Caller stranger = someone();

    private UUID ready(String title) throws InterruptedException {
        byte[] bytes = ("\0\0\0\u0018ftypisom " + title).getBytes(StandardCharsets.ISO_8859_1);
        UUID id = UUID.fromString(stage.call(owner, "uploadVideo", "{'title':'" + title + "','size':" + bytes.length
                + ",'contentType':'video/mp4'}").at("/video/id").asText());
        stage.patch(owner, id, 0, bytes);
        stage.videos().processor().runAll(Origin.UPLOAD);
        return id;
    }

    private UUID list(String title, String more) {
        return UUID.fromString(stage.call(owner, "createPlaylist", "{'title':'" + title + "'" + more + "}")
                .at("/playlist/id").asText());
    }

    private JsonNode act(Caller caller, String procedure, UUID list, UUID video, String more) {
        return stage.call(caller, procedure, "{'playlistId':'" + list + "','videoId':'" + video + "'" + more + "}");
    }

    private List<String> titles(Caller caller, String procedure, String input) {
        List<String> titles = new ArrayList<>();
        stage.call(caller, procedure, input).path("items").forEach(it -> titles.add(it.path("title").asText()));
        return titles;
    }

    private List<String> videos(Caller caller, UUID list) {
        return titles(caller, "getPlaylist", "{'playlistId':'" + list + "'}");
    }

    @Test
    void videos_stand_in_the_order_of_the_owner() {
        Virtually.run(() -> {
            UUID list = list(" My list ", "");
            UUID one = ready("one");
            UUID two = ready("two");
            UUID three = ready("three");
            for (UUID video : List.of(one, two, three, one)) {
                act(owner, "addToPlaylist", list, video, "");
            }
            assertThat(videos(owner, list)).containsExactly("one", "two", "three");
            assertThat(act(owner, "movePlaylistItem", list, three, ",'index':0").path("count").asInt()).isEqualTo(3);
            assertThat(videos(owner, list)).containsExactly("three", "one", "two");
            act(owner, "movePlaylistItem", list, three, ",'index':99");
            assertThat(videos(owner, list)).containsExactly("one", "two", "three");
            for (int i = 0; i < 2; i++) {
                assertThat(act(owner, "removeFromPlaylist", list, one, "").path("count").asInt()).isEqualTo(2);
            }
            act(owner, "addToPlaylist", list, one, "");
            assertThat(videos(owner, list)).containsExactly("two", "three", "one");
            refuses("playlist_item_not_found",
                    () -> act(owner, "movePlaylistItem", list, UUID.randomUUID(), ",'index':0"));

            List<String> paged = new ArrayList<>();
            String cursor = "";
            do {
                JsonNode page = stage.call(owner, "getPlaylist",
                        "{'playlistId':'" + list + "','limit':2" + cursor + "}");
                page.path("items").forEach(it -> paged.add(it.path("title").asText()));
                cursor = page.path("nextCursor").isNull()
                        ? ""
                        : ",'cursor':'" + page.path("nextCursor").asText() + "'";
            } while (!cursor.isEmpty());
            assertThat(paged).containsExactly("two", "three", "one");
            refuses("bad_input", () -> stage.call(owner, "getPlaylist", "{'playlistId':'" + list
                    + "','cursor':'nonsense'}"));

            stage.call(owner, "deleteVideo", "{'videoId':'" + three + "'}");
            assertThat(videos(owner, list)).containsExactly("two", "one");
        });
    }

    @Test
    void a_list_is_private_until_its_owner_says_otherwise() {
        Virtually.run(() -> {
            UUID list = list("Mine", "");
            String of = "{'playlistId':'" + list + "'";
            refuses("private_playlist", () -> videos(stranger, list));
            refuses("private_playlist", () -> stage.call(stranger, "deletePlaylist", of + "}"));
            assertThat(titles(stranger, "getPlaylists", "{'userId':'" + owner.user() + "'}")).isEmpty();
            stage.call(owner, "updatePlaylist", of + ",'visibility':'unlisted'}");
            assertThat(videos(GUEST, list)).isEmpty();
            assertThat(titles(stranger, "getPlaylists", "{'userId':'" + owner.user() + "'}")).isEmpty();
            JsonNode now = stage.call(owner, "updatePlaylist", of + ",'visibility':'public','title':' Ours '}");
            assertThat(now.at("/playlist/title").asText()).isEqualTo("Ours");
            assertThat(titles(GUEST, "getPlaylists", "{'userId':'" + owner.user() + "'}")).containsExactly("Ours");
            assertThat(titles(owner, "getPlaylists", "{}")).containsExactly("Ours");
            refuses("sign_in_required", () -> titles(GUEST, "getPlaylists", "{}"));

            UUID video = ready("one");
            refuses("not_owner", () -> act(stranger, "addToPlaylist", list, video, ""));
            refuses("not_owner", () -> act(stranger, "removeFromPlaylist", list, video, ""));
            refuses("not_owner", () -> act(stranger, "movePlaylistItem", list, video, ",'index':0"));
            refuses("not_owner", () -> stage.call(stranger, "updatePlaylist", of + ",'title':'Theirs'}"));
            refuses("not_owner", () -> stage.call(stranger, "deletePlaylist", of + "}"));
            refuses("sign_in_required", () -> act(GUEST, "addToPlaylist", list, video, ""));
            refuses("bad_input", () -> stage.call(owner, "updatePlaylist", of + ",'title':' '}"));
            stage.call(owner, "deletePlaylist", of + "}");
            refuses("playlist_not_found", () -> videos(owner, list));
        });
    }

    @Test
    void what_a_caller_may_not_see_is_neither_shown_nor_put_in() {
        Virtually.run(() -> {
            UUID list = list("Public", ",'visibility':'public'");
            UUID shown = ready("shown");
            UUID hidden = ready("hidden");
            act(owner, "addToPlaylist", list, shown, "");
            act(owner, "addToPlaylist", list, hidden, "");
            stage.call(owner, "updateVideo", "{'videoId':'" + hidden + "','visibility':'private'}");
            assertThat(videos(GUEST, list)).containsExactly("shown");
            assertThat(videos(owner, list)).containsExactly("shown", "hidden");
            refuses("private_video", () -> stage.call(stranger, "addToWatchLater", "{'videoId':'" + hidden + "'}"));
            refuses("video_not_found", () -> act(owner, "addToPlaylist", list, UUID.randomUUID(), ""));
        });
    }

    @Test
    void what_one_wants_to_watch_later_is_a_list_of_ones_own() {
        Virtually.run(() -> {
            assertThat(titles(stranger, "getWatchLater", "{}")).isEmpty();
            UUID one = ready("one");
            UUID two = ready("two");
            for (UUID video : List.of(one, two, one)) {
                stage.call(stranger, "addToWatchLater", "{'videoId':'" + video + "'}");
            }
            assertThat(titles(stranger, "getWatchLater", "{}")).containsExactly("one", "two");
            assertThat(titles(stranger, "getPlaylists", "{}")).as("it is no playlist").isEmpty();
            assertThat(titles(owner, "getWatchLater", "{}")).isEmpty();
            UUID id = stage.database.read(db -> db.fetchSingle("select id from videos.playlist").get("id", UUID.class));
            refuses("playlist_not_found", () -> videos(stranger, id));
            assertThat(stage.call(stranger, "removeFromWatchLater", "{'videoId':'" + one + "'}").path("count")
                    .asInt()).isEqualTo(1);
            refuses("sign_in_required", () -> titles(GUEST, "getWatchLater", "{}"));
        });
    }

    @Test
    void lists_are_neither_too_many_nor_too_long() {
        Virtually.run(() -> {
            UUID list = list("one", "");
            UUID video = ready("one");
            stage.database.transact(tx -> {
                tx.execute("insert into videos.playlist (id, owner, kind, title, description, visibility)"
                        + " select gen_random_uuid(), owner, kind, title, '', visibility from videos.playlist,"
                        + " generate_series(2, " + Playlists.PER_USER_MAX + ")");
                tx.execute("insert into videos.video (id, owner, title, description, visibility)"
                        + " select gen_random_uuid(), owner, 'x', '', 'private' from videos.video,"
                        + " generate_series(1, " + Playlists.VIDEOS_MAX + ")");
                tx.execute("insert into videos.playlist_item (playlist_id, video_id, place) select ?, id,"
                        + " row_number() over () from videos.video where title = 'x'", list);
            });
            refuses("too_many_playlists", () -> list("two", ""));
            refuses("playlist_full", () -> act(owner, "addToPlaylist", list, video, ""));
            assertThat(stage.call(owner, "getPlaylist", "{'playlistId':'" + list + "','limit':1}")
                    .at("/playlist/count").asInt()).isEqualTo(Playlists.VIDEOS_MAX);
        });
    }
}
